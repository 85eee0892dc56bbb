package org.bottega.flow.gesture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bottega.flow.check.Ports;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Tuning;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;

/// Makes one node of several, and several of one again.
public final class Grouping {
    private Grouping() {}

    /// @param id of the component
    public record Grouped(String id, Edit edit) {}

    /// Puts nodes into a component; wires that cross its border become its ports.
    ///
    /// @throws ProblemException when a node outside stands between two of them
    public static Grouped group(Workflow workflow, Set<String> ids, String name) {
        return group(workflow, ids, name, new Catalog(List.of()));
    }

    /// The same. The ports stand in the order in which they were seen: from the upper node to the lower
    /// one, at one node in the order of its own ports.
    ///
    /// @param catalog tells the order of a node's ports
    public static Grouped group(Workflow workflow, Set<String> ids, String name, Catalog catalog) {
        var inside = new LinkedHashSet<>(ids);
        inside.retainAll(workflow.nodes().keySet());
        if (inside.isEmpty()) {
            throw ProblemException.usage("", "No nodes are chosen.", "Choose some nodes first.");
        }
        between(workflow, inside);
        var id = workflow.freeId("component");
        var inputs = new LinkedHashMap<String, Component.Opening>();
        var outputs = new LinkedHashMap<String, Component.Opening>();
        var innerEdits = new ArrayList<Edit>();
        var edits = new ArrayList<Edit>();
        var crossing = new ArrayList<Edit>();
        for (var node : inside) {
            innerEdits.add(new Edit.PutNode(workflow.require(node)));
            innerEdits.add(new Edit.Move(node, workflow.place(node)));
        }
        for (var wire : seen(workflow, inside, catalog)) {
            boolean from = inside.contains(wire.from());
            boolean to = inside.contains(wire.to());
            if (from && to) {
                innerEdits.add(new Edit.AddWire(wire));
            } else if (to) {
                var port = port(inputs, wire.to(), wire.input());
                crossing.add(new Edit.AddWire(new Wire(wire.from(), wire.output(), id, port)));
            } else if (from) {
                var port = port(outputs, wire.from(), wire.output());
                crossing.add(new Edit.AddWire(new Wire(id, port, wire.to(), wire.input())));
            }
        }
        inside.forEach(node -> edits.add(new Edit.RemoveNode(node)));
        var inner = Workflow.empty(name).apply(Edit.together("", innerEdits));
        edits.add(
                new Edit.PutNode(
                        Node.of(id, Component.TYPE, 1, name)
                                .withInside(
                                        new Component(
                                                inner,
                                                List.copyOf(inputs.values()),
                                                List.copyOf(outputs.values()),
                                                List.of()))));
        edits.add(new Edit.Move(id, middle(workflow, inside)));
        edits.addAll(crossing);
        edits.addAll(
                marks(
                        workflow.tuning(),
                        n ->
                                n.contains(".") && inside.contains(n.substring(0, n.indexOf('.')))
                                        ? id + "." + n
                                        : n));
        return new Grouped(id, Edit.together("Group " + inside.size() + " nodes", edits));
    }

    /// The wires by the height of that end of theirs that lies within.
    private static List<Wire> seen(Workflow workflow, Set<String> inside, Catalog catalog) {
        record Seen(Wire wire, Place place, int port) {}
        return workflow.wires().stream()
                .map(wire -> {
                    boolean input = inside.contains(wire.to());
                    var id = input ? wire.to() : wire.from();
                    var ports = Ports.of(workflow.require(id), catalog);
                    var port = input ? wire.input() : wire.output();
                    var ids =
                            (input ? ports.inputs() : ports.outputs())
                                    .stream().map(Port::id).toList();
                    return new Seen(wire, workflow.place(id), ids.indexOf(port));
                })
                .sorted(
                        Comparator.comparingDouble((Seen s) -> s.place().y())
                                .thenComparingDouble(s -> s.place().x())
                                .thenComparingInt(Seen::port))
                .map(Seen::wire)
                .toList();
    }

    private static void between(Workflow workflow, Set<String> inside) {
        var below = workflow.downstream(inside);
        var above = workflow.upstream(inside);
        for (var id : workflow.nodes().keySet()) {
            if (!inside.contains(id) && below.contains(id) && above.contains(id)) {
                throw ProblemException.usage(
                        workflow.require(id).name(),
                        "It stands between the chosen nodes, so they cannot become one.",
                        "Choose it too.");
            }
        }
    }

    private static String port(Map<String, Component.Opening> openings, String node, String port) {
        for (var opening : openings.values()) {
            if (opening.node().equals(node) && opening.port().equals(port)) {
                return opening.id();
            }
        }
        var id = port;
        for (int i = 2; openings.containsKey(id); i++) {
            id = port + "-" + i;
        }
        openings.put(id, new Component.Opening(id, node, port));
        return id;
    }

    private static Place middle(Workflow workflow, Set<String> ids) {
        return new Place(
                ids.stream().mapToDouble(i -> workflow.place(i).x()).average().orElse(0),
                ids.stream().mapToDouble(i -> workflow.place(i).y()).average().orElse(0));
    }

    /// Puts what lies in a component back into the workflow, with the settings given from outside.
    public static Edit expand(Workflow workflow, String id) {
        var node = workflow.require(id);
        var component = node.inside();
        if (component == null || node.type().equals(Component.REPEAT)) {
            throw ProblemException.usage(
                    node.name(),
                    component == null
                            ? "There is nothing inside it."
                            : "It runs more than once, so it cannot be expanded.",
                    "");
        }
        var inside = component.inside();
        for (var promoted : component.promoted()) {
            var value = node.settings().get(promoted.id());
            var inner = inside.node(promoted.node());
            if (value != null && inner.isPresent()) {
                inside =
                        inside.apply(new Edit.PutNode(inner.get().with(promoted.setting(), value)));
            }
        }
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.RemoveNode(id));
        var next = workflow.apply(new Edit.RemoveNode(id));
        var names = new LinkedHashMap<String, String>();
        for (var inner : inside.nodes().values()) {
            var name = next.freeId(inner.id());
            names.put(inner.id(), name);
            var put = new Edit.PutNode(inner.withId(name));
            next = next.apply(put);
            edits.add(put);
            edits.add(new Edit.Move(name, inside.place(inner.id())));
        }
        for (var wire : inside.wires()) {
            edits.add(
                    new Edit.AddWire(
                            new Wire(
                                    Objects.requireNonNull(names.get(wire.from())),
                                    wire.output(),
                                    Objects.requireNonNull(names.get(wire.to())),
                                    wire.input())));
        }
        for (var wire : workflow.into(id)) {
            component.inputs().stream()
                    .filter(o -> o.id().equals(wire.input()))
                    .forEach(o ->
                            edits.add(
                                    new Edit.AddWire(
                                            new Wire(
                                                    wire.from(),
                                                    wire.output(),
                                                    Objects.requireNonNull(names.get(o.node())),
                                                    o.port()))));
        }
        for (var wire : workflow.outOf(id)) {
            component.outputs().stream()
                    .filter(o -> o.id().equals(wire.output()))
                    .forEach(o ->
                            edits.add(
                                    new Edit.AddWire(
                                            new Wire(
                                                    Objects.requireNonNull(names.get(o.node())),
                                                    o.port(),
                                                    wire.to(),
                                                    wire.input()))));
        }
        edits.addAll(
                marks(
                        workflow.tuning(),
                        n -> n.startsWith(id + ".") ? outside(n, component, names) : n));
        return Edit.together("Expand " + node.name(), edits);
    }

    /// What a mark within a component is called once the component is expanded.
    private static String outside(String mark, Component component, Map<String, String> names) {
        var rest = mark.substring(mark.indexOf('.') + 1);
        int dot = rest.indexOf('.');
        if (dot >= 0) {
            var node = rest.substring(0, dot);
            return names.getOrDefault(node, node) + rest.substring(dot);
        }
        return component.promoted().stream()
                .filter(p -> p.id().equals(rest))
                .findFirst()
                .map(p -> names.getOrDefault(p.node(), p.node()) + "." + p.setting())
                .orElse(mark);
    }

    /// Edits that keep what is marked to be tuned under its new names.
    private static List<Edit> marks(Tuning before, UnaryOperator<String> name) {
        var after = before.renamed(name);
        if (after.equals(before)) {
            return List.of();
        }
        var edits = new ArrayList<Edit>();
        after.ranges().forEach((n, range) -> edits.add(new Edit.PutRange(n, range)));
        edits.add(new Edit.JudgeBy(after.metrics()));
        return edits;
    }
}
