package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;

/// Finds nodes that learn from rows by which a model is judged later: a fitted node before the split.
/// The figure that comes out is then better than the truth.
final class LeakGuard {
    private final Catalog catalog;

    LeakGuard(Catalog catalog) {
        this.catalog = catalog;
    }

    /// @param drawn the workflow a person sees; fixes are edits of it
    /// @param flat the same without components
    /// @return by flat id
    Map<String, List<Finding>> findings(Workflow drawn, Workflow flat) {
        var found = new HashMap<String, List<Finding>>();
        var fitted = having(flat, Trait.FITTED);
        if (fitted.isEmpty()) {
            return found;
        }
        var judges = having(flat, Trait.JUDGES);
        var splits =
                having(flat, Trait.SPLITS).stream()
                        .filter(s -> flat.downstream(Set.of(s)).stream().anyMatch(judges::contains))
                        .toList();
        for (var node : fitted) {
            var below = flat.downstream(Set.of(node));
            splits.stream()
                    .filter(below::contains)
                    .findFirst()
                    .ifPresent(
                            split -> found.put(node, List.of(finding(drawn, flat, node, split))));
        }
        return found;
    }

    private List<String> having(Workflow flat, Trait trait) {
        return flat.nodes().values().stream()
                .filter(n ->
                        catalog.find(n.type())
                                .map(s -> s.traits().contains(trait) && with(s, n, trait))
                                .orElse(false))
                .map(n -> n.id())
                .toList();
    }

    /// Settings that cannot be read are told elsewhere; until they are mended the kind's traits hold.
    private static boolean with(NodeSpec spec, Node node, Trait trait) {
        try {
            return spec.traits(Settings.read(spec, node.version(), node.settings()))
                    .contains(trait);
        } catch (ProblemException _) {
            return true;
        }
    }

    private Finding finding(Workflow drawn, Workflow flat, String node, String split) {
        var problem =
                Problem.warning(
                        flat.require(node).name(),
                        "It learns from all rows, and \""
                                + flat.require(split).name()
                                + "\" sets rows aside only afterwards: the result will look better"
                                + " than it is.",
                        "Put it behind the split, so that it learns from the training rows alone.");
        return new Finding(
                problem,
                behind(drawn, node, split)
                        .map(e -> new Finding.Fix("Move behind the split", e))
                        .stream()
                        .toList());
    }

    /// Whether one node leads to another with nothing branching off on the way.
    private static boolean chain(Workflow drawn, String from, String to) {
        var at = from;
        for (int steps = 0; !at.equals(to); steps++) {
            var next = drawn.outOf(at);
            if (next.size() != 1 || steps > drawn.nodes().size()) {
                return false;
            }
            at = next.getFirst().to();
        }
        return true;
    }

    /// Moves a fitted node from before a split to both of its outputs. It must be able to fit
    /// on its first input and treat its second alike.
    private Optional<Edit> behind(Workflow drawn, String id, String splitId) {
        var node = drawn.node(id);
        var split = drawn.node(splitId);
        if (node.isEmpty() || split.isEmpty()) {
            return Optional.empty();
        }
        var spec = catalog.find(node.get().type());
        var splitSpec = catalog.find(split.get().type());
        if (spec.isEmpty()
                || splitSpec.isEmpty()
                || !pairs(spec.get())
                || splitSpec.get().outputs().size() != 2) {
            return Optional.empty();
        }
        var into = drawn.into(id);
        var between = drawn.outOf(id);
        if (into.size() != 1
                || between.size() != 1
                || !chain(drawn, between.getFirst().to(), splitId)) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        var source = into.getFirst();
        edits.add(new Edit.RemoveWire(source));
        edits.add(new Edit.RemoveWire(between.getFirst()));
        edits.add(
                new Edit.AddWire(
                        new Wire(
                                source.from(),
                                source.output(),
                                between.getFirst().to(),
                                between.getFirst().input())));
        for (int i = 0; i < 2; i++) {
            var part = splitSpec.get().outputs().get(i).id();
            var input = spec.get().inputs().get(i).id();
            var output = spec.get().outputs().get(i).id();
            for (var wire : drawn.outOf(splitId)) {
                if (wire.output().equals(part)) {
                    edits.add(new Edit.RemoveWire(wire));
                    edits.add(new Edit.AddWire(new Wire(id, output, wire.to(), wire.input())));
                }
            }
            edits.add(new Edit.AddWire(new Wire(splitId, part, id, input)));
        }
        var there = drawn.place(splitId);
        if (between.getFirst().to().equals(splitId)) {
            edits.add(new Edit.Move(splitId, drawn.place(id)));
            edits.add(new Edit.Move(id, there));
        } else {
            edits.add(new Edit.Move(id, there.plus(0, 110)));
        }
        return Optional.of(
                Edit.together("Move \"" + node.get().name() + "\" behind the split", edits));
    }

    /// Whether a kind treats a second table as it treated the first.
    static boolean pairs(NodeSpec spec) {
        return spec.inputs().size() == 2
                && spec.outputs().size() >= 2
                && spec.inputs().get(1).optional()
                && spec.inputs().stream()
                        .map(Port::type)
                        .toList()
                        .equals(spec.outputs().stream().limit(2).map(Port::type).toList());
    }
}
