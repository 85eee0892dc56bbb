package org.bottega.flow.gesture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bottega.flow.check.Ports;
import org.bottega.flow.check.Wiring;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;

/// What a person does with nodes and wires, as edits. Every answer is one step of undo.
public final class Gestures {
    private final Catalog catalog;
    private final Wiring wiring;

    public Gestures(Catalog catalog) {
        this.catalog = catalog;
        this.wiring = new Wiring(catalog);
    }

    /// A new node and the edit that adds it.
    public record Added(String id, Edit edit) {}

    public Added add(Workflow workflow, NodeSpec spec, Place place) {
        var id = workflow.freeId(spec.id());
        return new Added(
                id,
                Edit.together(
                        "Add " + spec.title(),
                        List.of(
                                new Edit.PutNode(
                                        Node.of(id, spec.id(), spec.version(), spec.title())),
                                new Edit.Move(id, place))));
    }

    /// Adds a node behind an output, connected to it.
    public Added addBehind(
            Workflow workflow, NodeSpec spec, Place place, String from, String output) {
        var added = add(workflow, spec, place);
        var type = output(workflow, from, output).map(Port::type);
        var input = type.flatMap(t -> Wiring.inputFor(spec, t));
        return input.isEmpty()
                ? added
                : new Added(
                        added.id(),
                        Edit.together(
                                "Add " + spec.title(),
                                List.of(
                                        added.edit(),
                                        new Edit.AddWire(
                                                new Wire(
                                                        from,
                                                        output,
                                                        added.id(),
                                                        input.get().id())))));
    }

    /// Adds a node before an input, connected to it.
    public Added addBefore(Workflow workflow, NodeSpec spec, Place place, String to, String input) {
        var added = add(workflow, spec, place);
        var type = input(workflow, to, input).map(Port::type);
        var output = type.flatMap(t -> Wiring.outputFor(spec, t));
        if (output.isEmpty()) {
            return added;
        }
        var edits = new ArrayList<Edit>();
        edits.add(added.edit());
        var wire = new Wire(added.id(), output.get().id(), to, input);
        wiring.replaced(workflow, wire).forEach(w -> edits.add(new Edit.RemoveWire(w)));
        edits.add(new Edit.AddWire(wire));
        return new Added(added.id(), Edit.together("Add " + spec.title(), edits));
    }

    /// Adds a node and connects it to the selected one: each needed input to the first output of its type
    /// that fits. An input for which the selected node has nothing gets an output before it that nobody
    /// uses yet, the nearest first: what judges a model gets the rows that were set aside.
    public Added addAfter(Workflow workflow, NodeSpec spec, Place place, String selected) {
        var added = add(workflow, spec, place);
        var edits = new ArrayList<Edit>();
        edits.add(added.edit());
        var outputs = new ArrayList<>(ports(workflow, selected).outputs());
        for (var input : spec.inputs()) {
            var output = outputs.stream().filter(o -> o.type() == input.type()).findFirst();
            if (output.isPresent()) {
                edits.add(
                        new Edit.AddWire(
                                new Wire(selected, output.get().id(), added.id(), input.id())));
                if (outputs.stream().filter(o -> o.type() == input.type()).count() > 1) {
                    outputs.remove(output.get());
                }
            } else if (!input.optional()) {
                unused(workflow, selected, input, added.id())
                        .ifPresent(wire -> edits.add(new Edit.AddWire(wire)));
            }
        }
        return new Added(added.id(), Edit.together("Add " + spec.title(), edits));
    }

    /// A wire from an output before a node that has none yet.
    private Optional<Wire> unused(Workflow workflow, String before, Port input, String to) {
        var upstream = workflow.upstream(Set.of(before));
        for (var id : workflow.order().reversed()) {
            if (id.equals(before) || !upstream.contains(id)) {
                continue;
            }
            for (var output : ports(workflow, id).outputs()) {
                boolean used =
                        workflow.outOf(id).stream().anyMatch(w -> w.output().equals(output.id()));
                if (output.type() == input.type() && !used) {
                    return Optional.of(new Wire(id, output.id(), to, input.id()));
                }
            }
        }
        return Optional.empty();
    }

    /// Connects two ports; a wire that has to go makes way.
    ///
    /// @throws ProblemException saying why they cannot be connected
    public Edit connect(Workflow workflow, Wire wire) {
        wiring.refusal(workflow, wire)
                .ifPresent(p -> {
                    throw new ProblemException(ProblemException.Blame.USAGE, List.of(p));
                });
        var edits = new ArrayList<Edit>();
        wiring.replaced(workflow, wire).forEach(w -> edits.add(new Edit.RemoveWire(w)));
        edits.add(new Edit.AddWire(wire));
        return Edit.together("Connect", edits);
    }

    /// Moves one end of a wire to another port.
    ///
    /// @throws ProblemException saying why they cannot be connected
    public Edit reconnect(Workflow workflow, Wire old, Wire now) {
        var cut = new Edit.RemoveWire(old);
        return Edit.together("Reconnect", List.of(cut, connect(workflow.apply(cut), now)));
    }

    /// Connects the selected nodes from left to right, each with the next where ports fit.
    public Edit chain(Workflow workflow, Set<String> selected) {
        var order =
                selected.stream()
                        .sorted(
                                Comparator.comparingDouble((String id) -> workflow.place(id).x())
                                        .thenComparing(id -> id))
                        .toList();
        var edits = new ArrayList<Edit>();
        var next = workflow;
        for (int i = 0; i + 1 < order.size(); i++) {
            var wire = between(next, order.get(i), order.get(i + 1));
            if (wire.isPresent()) {
                var edit = connect(next, wire.get());
                next = next.apply(edit);
                edits.add(edit);
            }
        }
        return Edit.together("Connect " + order.size() + " nodes", edits);
    }

    /// Removes all wires between the selected nodes.
    public Edit unchain(Workflow workflow, Set<String> selected) {
        return Edit.together(
                "Disconnect",
                workflow.wires().stream()
                        .filter(w -> selected.contains(w.from()) && selected.contains(w.to()))
                        .map(Edit.RemoveWire::new)
                        .toList());
    }

    private Optional<Wire> between(Workflow workflow, String from, String to) {
        for (var output : ports(workflow, from).outputs()) {
            for (var input : ports(workflow, to).inputs()) {
                var wire = new Wire(from, output.id(), to, input.id());
                boolean free =
                        workflow.into(to).stream().noneMatch(w -> w.input().equals(input.id()));
                if (free && wiring.refusal(workflow, wire).isEmpty()) {
                    return Optional.of(wire);
                }
            }
        }
        return Optional.empty();
    }

    /// Puts a node into a wire: what came along it now goes through the node.
    ///
    /// @throws ProblemException when the node has no input or no output of the wire's type
    public Added insert(Workflow workflow, Wire wire, NodeSpec spec, Place place) {
        var added = add(workflow, spec, place);
        return new Added(
                added.id(),
                Edit.together(
                        "Insert " + spec.title(),
                        List.of(added.edit(), through(workflow, wire, added.id(), spec))));
    }

    /// Puts a node that is there already, with no wires, into a wire.
    public Edit insert(Workflow workflow, Wire wire, String node) {
        var spec =
                catalog.find(workflow.require(node).type())
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        node, "Nothing is known of this kind of node.", ""));
        return Edit.together(
                "Insert " + workflow.require(node).name(),
                List.of(through(workflow, wire, node, spec)));
    }

    private Edit through(Workflow workflow, Wire wire, String node, NodeSpec spec) {
        var type = output(workflow, wire.from(), wire.output()).map(Port::type);
        var input = type.flatMap(t -> Wiring.inputFor(spec, t));
        var output = type.flatMap(t -> Wiring.outputFor(spec, t));
        if (input.isEmpty() || output.isEmpty()) {
            throw ProblemException.usage(
                    spec.title(), "What flows along this wire cannot pass through it.", "");
        }
        return Edit.together(
                "",
                List.of(
                        new Edit.RemoveWire(wire),
                        new Edit.AddWire(
                                new Wire(wire.from(), wire.output(), node, input.get().id())),
                        new Edit.AddWire(
                                new Wire(node, output.get().id(), wire.to(), wire.input()))));
    }

    /// Puts another kind in the place of a node. Wires stay where a port of the same type is there;
    /// settings stay where a setting of the same id is there.
    public Edit replace(Workflow workflow, String id, NodeSpec spec) {
        var old = workflow.require(id);
        var settings = new java.util.TreeMap<>(old.settings());
        var known = spec.params().params().stream().map(p -> p.id()).toList();
        settings.keySet().retainAll(known);
        var before = Ports.of(old, catalog);
        var edits = new ArrayList<Edit>();
        var name =
                catalog.find(old.type())
                        .filter(s -> s.title().equals(old.name()))
                        .map(_ -> spec.title())
                        .orElse(old.name());
        edits.add(
                new Edit.PutNode(
                        old.withType(spec.id(), spec.version())
                                .withName(name)
                                .withSettings(settings)));
        var free = new ArrayList<>(spec.inputs());
        for (var wire : workflow.into(id)) {
            var type = before.input(wire.input()).map(Port::type);
            var port =
                    free.stream()
                            .filter(p -> type.isEmpty() || p.type() == type.get())
                            .sorted(Comparator.comparing(p -> !p.id().equals(wire.input())))
                            .findFirst();
            moved(wire, port.map(p -> new Wire(wire.from(), wire.output(), id, p.id())), edits);
            port.filter(p -> !p.many()).ifPresent(free::remove);
        }
        for (var wire : workflow.outOf(id)) {
            var type = before.output(wire.output()).map(Port::type);
            var port =
                    spec.outputs().stream()
                            .filter(p -> type.isEmpty() || p.type() == type.get())
                            .sorted(Comparator.comparing(p -> !p.id().equals(wire.output())))
                            .findFirst();
            moved(wire, port.map(p -> new Wire(id, p.id(), wire.to(), wire.input())), edits);
        }
        return Edit.together("Replace by " + spec.title(), edits);
    }

    private static void moved(Wire old, Optional<Wire> now, List<Edit> edits) {
        if (now.isPresent() && now.get().equals(old)) {
            return;
        }
        edits.add(new Edit.RemoveWire(old));
        now.ifPresent(wire -> edits.add(new Edit.AddWire(wire)));
    }

    /// Removes nodes and notes. With `heal`, a chain through a removed node is joined where types fit.
    public Edit delete(Workflow workflow, Set<String> ids, boolean heal) {
        var edits = new ArrayList<Edit>();
        var next = workflow;
        for (var id : ids) {
            if (workflow.notes().containsKey(id)) {
                edits.add(new Edit.RemoveNote(id));
                continue;
            }
            var joints = heal ? joints(next, id) : List.<Wire>of();
            Edit remove = new Edit.RemoveNode(id);
            next = next.apply(remove);
            edits.add(remove);
            for (var wire : joints) {
                if (wiring.refusal(next, wire).isEmpty()) {
                    Edit join = new Edit.AddWire(wire);
                    next = next.apply(join);
                    edits.add(join);
                }
            }
        }
        return Edit.together(
                ids.size() == 1 ? "Delete" : "Delete " + ids.size() + " things", edits);
    }

    private List<Wire> joints(Workflow workflow, String id) {
        var into = workflow.into(id);
        if (into.size() != 1) {
            return List.of();
        }
        var source = into.getFirst();
        return workflow.outOf(id).stream()
                .map(w -> new Wire(source.from(), source.output(), w.to(), w.input()))
                .toList();
    }

    /// Moves nodes and notes; a frame takes along what lies within it.
    public static Edit move(Workflow workflow, Set<String> ids, double dx, double dy) {
        var all = new java.util.TreeSet<>(ids);
        for (var id : ids) {
            var note = workflow.notes().get(id);
            if (note != null && note.frame()) {
                var corner = workflow.place(id);
                workflow.places()
                        .forEach((other, place) -> {
                            if (place.x() >= corner.x()
                                    && place.y() >= corner.y()
                                    && place.x() <= corner.x() + note.width()
                                    && place.y() <= corner.y() + note.height()) {
                                all.add(other);
                            }
                        });
            }
        }
        return Edit.together(
                all.size() == 1 ? "Move" : "Move " + all.size() + " things",
                all.stream()
                        .map(id -> new Edit.Move(id, workflow.place(id).plus(dx, dy)))
                        .toList());
    }

    private Ports ports(Workflow workflow, String node) {
        return Ports.of(workflow.require(node), catalog);
    }

    private Optional<Port> output(Workflow workflow, String node, String port) {
        return ports(workflow, node).output(port);
    }

    private Optional<Port> input(Workflow workflow, String node, String port) {
        return ports(workflow, node).input(port);
    }
}
