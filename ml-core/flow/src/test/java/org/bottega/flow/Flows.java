package org.bottega.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Note;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;

/// Workflows for tests.
final class Flows {
    private Flows() {}

    static Node node(String id, String type) {
        return Node.of(id, type, 1, id);
    }

    /// Nodes as `id:type`, wires as `a.out>b.in`.
    static Workflow flow(List<String> nodes, List<String> wires) {
        var edits = new ArrayList<Edit>();
        for (var node : nodes) {
            var pair = node.split(":");
            edits.add(new Edit.PutNode(node(pair[0], pair[pair.length - 1])));
        }
        for (var wire : wires) {
            edits.add(new Edit.AddWire(wire(wire)));
        }
        return Workflow.empty("test").apply(Edit.together("", edits));
    }

    static Wire wire(String text) {
        var ends = text.split(">");
        var from = ends[0].split("\\.");
        var to = ends[1].split("\\.");
        return new Wire(from[0], from[1], to[0], to[1]);
    }

    /// Some edit that may or may not be possible.
    static Edit random(Workflow workflow, SplittableRandom random) {
        var ids = List.copyOf(workflow.nodes().keySet());
        var some = ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
        var other = ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(13)) {
            case 0, 1, 2 ->
                    Edit.together(
                            "Add",
                            List.of(
                                    new Edit.PutNode(node(workflow.freeId("n"), "add")),
                                    new Edit.Move(
                                            workflow.freeId("n"),
                                            new Place(random.nextInt(900), random.nextInt(500)))));
            case 3 -> new Edit.RemoveNode(some);
            case 4, 5 -> new Edit.AddWire(new Wire(some, "data", other, "data"));
            case 6 ->
                    workflow.wires().isEmpty()
                            ? new Edit.Rename("flow " + random.nextInt(5))
                            : new Edit.RemoveWire(
                                    List.copyOf(workflow.wires())
                                            .get(random.nextInt(workflow.wires().size())));
            case 7 ->
                    ids.isEmpty()
                            ? new Edit.Rename("empty " + random.nextInt(5))
                            : new Edit.PutNode(
                                    workflow.require(some).with("plus", random.nextInt(9)));
            case 8 ->
                    new Edit.PutNote(
                            new Note(
                                    "note-" + random.nextInt(3),
                                    "é\n\"" + random.nextInt(),
                                    "yellow",
                                    random.nextBoolean(),
                                    10 + random.nextInt(90),
                                    20));
            case 9 ->
                    new Edit.PutParameter(
                            new Parameter(
                                    "p" + random.nextInt(3),
                                    Parameter.Type.WHOLE,
                                    (long) random.nextInt(9),
                                    ""));
            case 10 ->
                    random.nextInt(3) == 0
                            ? new Edit.RemoveRange(some + ".plus")
                            : new Edit.PutRange(some + ".plus", "1.." + (2 + random.nextInt(9)));
            case 11 -> new Edit.JudgeBy(List.of(some + ".sum", other + ".sum:min"));
            default -> new Edit.Move(some, new Place(random.nextDouble() * 100, 0.5));
        };
    }
}
