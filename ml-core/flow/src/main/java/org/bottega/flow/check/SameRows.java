package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;

/// Finds models that are judged by rows from which they learnt: the figure tells then how well a model
/// remembers, not how well it predicts.
final class SameRows {
    private final Catalog catalog;

    SameRows(Catalog catalog) {
        this.catalog = catalog;
    }

    /// @param drawn the workflow a person sees; fixes are edits of it
    /// @param flat the same without components
    /// @return by flat id of the node that judges
    Map<String, List<Finding>> findings(Workflow drawn, Workflow flat) {
        var found = new HashMap<String, List<Finding>>();
        for (var judge : flat.nodes().values()) {
            var spec = catalog.find(judge.type());
            if (spec.isEmpty() || !spec.get().traits().contains(Trait.JUDGES)) {
                continue;
            }
            var models = wires(flat, judge, spec.get(), PortType.MODEL);
            var tables = wires(flat, judge, spec.get(), PortType.TABLE);
            if (models.isEmpty() || tables.isEmpty()) {
                continue;
            }
            var judged = new TreeSet<String>();
            tables.forEach(w -> rows(flat, w.from(), w.output(), judged, new HashSet<>()));
            for (var trainer : trainers(flat, models)) {
                for (var taught : wires(flat, flat.require(trainer), PortType.TABLE)) {
                    var learnt = new TreeSet<String>();
                    rows(flat, taught.from(), taught.output(), learnt, new HashSet<>());
                    learnt.retainAll(judged);
                    if (!learnt.isEmpty()) {
                        found.put(
                                judge.id(),
                                List.of(
                                        finding(
                                                drawn,
                                                judge,
                                                flat.require(trainer),
                                                tables.getFirst(),
                                                taught)));
                    }
                }
            }
        }
        return found;
    }

    private List<Wire> wires(Workflow flat, Node node, PortType type) {
        return catalog.find(node.type()).map(s -> wires(flat, node, s, type)).orElse(List.of());
    }

    private static List<Wire> wires(Workflow flat, Node node, NodeSpec spec, PortType type) {
        return flat.into(node.id()).stream()
                .filter(w ->
                        spec.inputs().stream()
                                .anyMatch(p -> p.id().equals(w.input()) && p.type() == type))
                .toList();
    }

    /// The nodes that learn models from tables, before these wires.
    private Set<String> trainers(Workflow flat, List<Wire> models) {
        var trainers = new TreeSet<String>();
        var todo = new ArrayList<>(models);
        var seen = new HashSet<String>();
        while (!todo.isEmpty()) {
            var from = flat.require(todo.removeLast().from());
            if (!seen.add(from.id())) {
                continue;
            }
            var before = wires(flat, from, PortType.MODEL);
            if (before.isEmpty()) {
                trainers.add(from.id());
            }
            todo.addAll(before);
        }
        return trainers;
    }

    /// Where rows come from: the nearest part of a split, or a source, on every way.
    private void rows(
            Workflow flat, String node, String output, Set<String> origins, Set<String> seen) {
        if (!seen.add(node + " " + output)) {
            return;
        }
        var spec = catalog.find(flat.require(node).type());
        if (spec.isEmpty() || spec.get().traits().contains(Trait.SPLITS)) {
            origins.add(node + " " + output);
            return;
        }
        var tables = wires(flat, flat.require(node), spec.get(), PortType.TABLE);
        if (tables.isEmpty()) {
            origins.add(node + " " + output);
            return;
        }
        boolean pair = LeakGuard.pairs(spec.get());
        for (var wire : tables) {
            // of two inputs that are treated alike, each gives the output at its place
            if (!pair
                    || place(spec.get().inputs(), wire.input())
                            == place(spec.get().outputs(), output)) {
                rows(flat, wire.from(), wire.output(), origins, seen);
            }
        }
    }

    private static int place(List<Port> ports, String id) {
        return ports.stream().map(Port::id).toList().indexOf(id);
    }

    private Finding finding(Workflow drawn, Node judge, Node trainer, Wire judged, Wire taught) {
        var problem =
                Problem.warning(
                        judge.name(),
                        "It judges \""
                                + trainer.name()
                                + "\" by rows from which that learnt: the result will look better"
                                + " than it is.",
                        "Set rows aside with a split, and judge by those.");
        return new Finding(
                problem,
                fix(drawn, judged, taught)
                        .map(edit -> new Finding.Fix("Judge by rows set aside", edit))
                        .stream()
                        .toList());
    }

    /// Takes the other part of a split that is there, or puts a split where both begin.
    private Optional<Edit> fix(Workflow drawn, Wire judged, Wire taught) {
        if (!drawn.wires().contains(judged)
                || !drawn.wires().contains(taught)
                || !judged.from().equals(taught.from())
                || !judged.output().equals(taught.output())) {
            return Optional.empty();
        }
        var from = drawn.require(judged.from());
        var spec = catalog.find(from.type());
        if (spec.isPresent() && spec.get().traits().contains(Trait.SPLITS)) {
            var aside = spec.get().outputs().getLast().id();
            return aside.equals(judged.output())
                    ? Optional.empty()
                    : Optional.of(
                            Edit.together(
                                    "Judge by rows set aside",
                                    List.of(
                                            new Edit.RemoveWire(judged),
                                            new Edit.AddWire(
                                                    new Wire(
                                                            judged.from(),
                                                            aside,
                                                            judged.to(),
                                                            judged.input())))));
        }
        return catalog.all().stream()
                .filter(s ->
                        s.traits().contains(Trait.SPLITS)
                                && s.inputs().size() == 1
                                && s.outputs().size() == 2)
                .findFirst()
                .map(split -> between(drawn, split, judged, taught));
    }

    private static Edit between(Workflow drawn, NodeSpec split, Wire judged, Wire taught) {
        var id = drawn.freeId(split.id());
        var start = drawn.place(judged.from());
        return Edit.together(
                "Judge by rows set aside",
                List.of(
                        new Edit.PutNode(Node.of(id, split.id(), split.version(), split.title())),
                        new Edit.Move(id, start.plus(40, 110)),
                        new Edit.RemoveWire(judged),
                        new Edit.RemoveWire(taught),
                        new Edit.AddWire(
                                new Wire(
                                        judged.from(),
                                        judged.output(),
                                        id,
                                        split.inputs().getFirst().id())),
                        new Edit.AddWire(
                                new Wire(
                                        id,
                                        split.outputs().getFirst().id(),
                                        taught.to(),
                                        taught.input())),
                        new Edit.AddWire(
                                new Wire(
                                        id,
                                        split.outputs().getLast().id(),
                                        judged.to(),
                                        judged.input()))));
    }
}
