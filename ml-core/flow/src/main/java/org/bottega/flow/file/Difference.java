package org.bottega.flow.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;

/// What is different between two workflows, as edits that make the one of the other.
public final class Difference {
    private Difference() {}

    /// Edits that turn `from` into `to`, in an order in which they can be applied.
    public static List<Edit> of(Workflow from, Workflow to) {
        var edits = new ArrayList<Edit>();
        if (!from.name().equals(to.name())) {
            edits.add(new Edit.Rename(to.name()));
        }
        for (var wire : from.wires()) {
            boolean ends = to.nodes().containsKey(wire.from()) && to.nodes().containsKey(wire.to());
            if (!to.wires().contains(wire) && ends) {
                edits.add(new Edit.RemoveWire(wire));
            }
        }
        gone(from.nodes(), to.nodes(), Edit.RemoveNode::new, edits);
        gone(from.notes(), to.notes(), Edit.RemoveNote::new, edits);
        gone(from.parameters(), to.parameters(), Edit.RemoveParameter::new, edits);
        changed(from.parameters(), to.parameters(), (_, p) -> new Edit.PutParameter(p), edits);
        changed(from.nodes(), to.nodes(), (_, n) -> new Edit.PutNode(n), edits);
        changed(from.notes(), to.notes(), (_, n) -> new Edit.PutNote(n), edits);
        changed(from.places(), to.places(), Edit.Move::new, edits);
        for (var wire : to.wires()) {
            if (!from.wires().contains(wire)) {
                edits.add(new Edit.AddWire(wire));
            }
        }
        tuning(from, to, edits);
        return edits;
    }

    /// What is still different when the others are done: a node that goes takes its marks along.
    private static void tuning(Workflow from, Workflow to, List<Edit> edits) {
        if (from.tuning().isEmpty() && to.tuning().isEmpty()) {
            return;
        }
        var now = from.apply(Edit.together("", edits)).tuning();
        var wanted = to.tuning();
        gone(now.ranges(), wanted.ranges(), Edit.RemoveRange::new, edits);
        changed(now.ranges(), wanted.ranges(), Edit.PutRange::new, edits);
        if (!now.metrics().equals(wanted.metrics())) {
            edits.add(new Edit.JudgeBy(wanted.metrics()));
        }
    }

    private static <T> void gone(
            Map<String, T> from,
            Map<String, T> to,
            Function<String, Edit> remove,
            List<Edit> edits) {
        from.keySet().stream()
                .filter(id -> !to.containsKey(id))
                .forEach(id -> edits.add(remove.apply(id)));
    }

    private static <T> void changed(
            Map<String, T> from,
            Map<String, T> to,
            java.util.function.BiFunction<String, T, Edit> put,
            List<Edit> edits) {
        to.forEach((id, value) -> {
            if (!value.equals(from.get(id))) {
                edits.add(put.apply(id, value));
            }
        });
    }
}
