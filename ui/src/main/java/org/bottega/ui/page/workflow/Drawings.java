package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.flow.check.Ports;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Dot;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.NodeBox.Change;
import org.bottega.ui.canvas.scene.NoteBox;
import org.bottega.ui.canvas.scene.WireLine;
import org.bottega.ui.text.Messages;

/// Makes of a workflow and how its nodes stand what is drawn of it.
final class Drawings {
    private final Catalog catalog;
    private final Messages messages;

    Drawings(Catalog catalog, Messages messages) {
        this.catalog = catalog;
        this.messages = messages;
    }

    /// @param prefix of the flat ids of what is shown, empty at the top
    Drawing draw(Workflow workflow, String prefix, Stand stand) {
        var boxes = new HashMap<String, NodeBox>();
        var nodes = new ArrayList<NodeBox>();
        for (var node : workflow.nodes().values()) {
            var box = node(workflow, node, prefix + node.id(), stand);
            boxes.put(node.id(), box);
            nodes.add(box);
        }
        var wires = new ArrayList<WireLine>();
        for (var wire : workflow.wires()) {
            line(wire, boxes, kind(wire, prefix, stand), Change.NONE, wires);
        }
        var notes = new ArrayList<NoteBox>();
        for (var note : workflow.notes().values()) {
            var place = workflow.place(note.id());
            notes.add(
                    new NoteBox(note, new Box(place.x(), place.y(), note.width(), note.height())));
        }
        return new Drawing(nodes, wires, notes);
    }

    private static WireLine.Kind kind(Wire wire, String prefix, Stand stand) {
        var state = stand.state(prefix + wire.from());
        var result = stand.holds(prefix + wire.from());
        if (state == NodeState.DONE || result.isPresent()) {
            return result.isPresent() && !result.get().outputs().containsKey(wire.output())
                    ? WireLine.Kind.EMPTY
                    : WireLine.Kind.FULL;
        }
        return state == NodeState.STALE ? WireLine.Kind.STALE : WireLine.Kind.EMPTY;
    }

    private NodeBox node(Workflow workflow, Node node, String flat, Stand stand) {
        var ports = ports(workflow, node);
        var box =
                Geometry.node(
                        workflow.place(node.id()), ports.inputs().size(), ports.outputs().size());
        var spec = catalog.find(node.type());
        boolean component = node.inside() != null;
        String icon =
                component
                        ? node.type().equals(Component.REPEAT) ? Icons.REPEAT : Icons.COMPONENT
                        : spec.map(Icons::of).orElse(Icons.UNKNOWN);
        return new NodeBox(
                node.id(),
                box,
                node.name(),
                node.comment(),
                icon,
                spec.map(s -> s.category()).orElse(Category.CONTROL),
                component,
                component || spec.isPresent(),
                node.enabled(),
                Geometry.dots(ports.inputs(), box, true, _ -> ""),
                Geometry.dots(
                        ports.outputs(),
                        box,
                        false,
                        port ->
                                stand.outline(flat, port.id())
                                        .map(o -> Stand.told(o, messages))
                                        .orElse("")),
                stand.standing(flat, messages),
                Change.NONE);
    }

    /// The ports of a node; those of an unknown kind are told by its wires.
    private Ports ports(Workflow workflow, Node node) {
        var ports = Ports.of(node, catalog);
        if (ports.known()) {
            return ports;
        }
        var inputs =
                workflow.into(node.id()).stream()
                        .map(Wire::input)
                        .distinct()
                        .map(id -> Port.of(id, id, PortType.FILE))
                        .toList();
        var outputs =
                workflow.outOf(node.id()).stream()
                        .map(Wire::output)
                        .distinct()
                        .map(id -> Port.of(id, id, PortType.FILE))
                        .toList();
        return new Ports(inputs, outputs, false);
    }

    private static void line(
            Wire wire,
            Map<String, NodeBox> boxes,
            WireLine.Kind kind,
            Change change,
            List<WireLine> into) {
        var from = boxes.get(wire.from());
        var to = boxes.get(wire.to());
        if (from == null || to == null) {
            return;
        }
        var start = dot(from.outputs(), wire.output());
        var end = dot(to.inputs(), wire.input());
        if (start != null && end != null) {
            into.add(new WireLine(wire, from, start, to, end, start.port().type(), kind, change));
        }
    }

    private static @org.jspecify.annotations.Nullable Dot dot(List<Dot> dots, String port) {
        return dots.stream().filter(d -> d.port().id().equals(port)).findFirst().orElse(null);
    }

    /// Both of two versions in one: what was added, what was changed, and what is gone where it was.
    Drawing compare(Workflow before, Workflow after) {
        var old = draw(before, "", Stand.NONE);
        var now = draw(after, "", Stand.NONE);
        var boxes = new HashMap<String, NodeBox>();
        var nodes = new ArrayList<NodeBox>();
        for (var box : old.nodes().values()) {
            if (now.node(box.id()).isEmpty()) {
                var gone = told(box, Change.REMOVED);
                boxes.put(box.id(), gone);
                nodes.add(gone);
            }
        }
        for (var box : now.nodes().values()) {
            var was = before.node(box.id());
            var change =
                    was.isEmpty()
                            ? Change.ADDED
                            : was.get().equals(after.require(box.id()))
                                    ? Change.SAME
                                    : Change.CHANGED;
            var shown = told(box, change);
            boxes.put(box.id(), shown);
            nodes.add(shown);
        }
        var wires = new ArrayList<WireLine>();
        for (var wire : before.wires()) {
            if (!after.wires().contains(wire)) {
                line(wire, boxes, WireLine.Kind.EMPTY, Change.REMOVED, wires);
            }
        }
        for (var wire : after.wires()) {
            line(
                    wire,
                    boxes,
                    WireLine.Kind.FULL,
                    before.wires().contains(wire) ? Change.SAME : Change.ADDED,
                    wires);
        }
        return new Drawing(nodes, wires, List.copyOf(now.notes().values()));
    }

    private NodeBox told(NodeBox box, Change change) {
        return new NodeBox(
                box.id(),
                box.box(),
                box.title(),
                box.comment(),
                box.icon(),
                box.category(),
                box.component(),
                box.known(),
                box.enabled(),
                box.inputs(),
                box.outputs(),
                new org.bottega.ui.canvas.scene.Standing(
                        NodeState.READY,
                        0,
                        messages.get(
                                "canvas.change."
                                        + change.name().toLowerCase(java.util.Locale.ROOT)),
                        0),
                change);
    }
}
