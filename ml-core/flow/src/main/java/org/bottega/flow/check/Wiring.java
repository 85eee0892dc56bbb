package org.bottega.flow.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.Problem;

/// Which ports may be connected.
public final class Wiring {
    private final Catalog catalog;

    public Wiring(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Why a wire cannot be, empty when it can. An input that already has its one wire is no reason: the
    /// new wire takes its place.
    public Optional<Problem> refusal(Workflow workflow, Wire wire) {
        var from = workflow.node(wire.from());
        var to = workflow.node(wire.to());
        if (from.isEmpty() || to.isEmpty()) {
            return because(wire, "One of its ends is not there.", "");
        }
        if (from.get().id().equals(to.get().id())) {
            return because(wire, "A node cannot feed itself.", "");
        }
        if (workflow.downstream(Set.of(wire.to())).contains(wire.from())) {
            return because(
                    wire,
                    "This would close a circle: \""
                            + from.get().name()
                            + "\" already needs \""
                            + to.get().name()
                            + "\".",
                    "");
        }
        var starts = Ports.of(from.get(), catalog);
        var ends = Ports.of(to.get(), catalog);
        if (!starts.known() || !ends.known()) {
            return Optional.empty();
        }
        var output = starts.output(wire.output());
        var input = ends.input(wire.input());
        if (output.isEmpty() || input.isEmpty()) {
            return because(wire, "There is no such port.", "");
        }
        if (output.get().type() != input.get().type()) {
            return because(
                    wire,
                    "\""
                            + from.get().name()
                            + "\" gives "
                            + words(output.get().type())
                            + ", but \""
                            + to.get().name()
                            + "\" takes "
                            + words(input.get().type())
                            + " here.",
                    "");
        }
        return Optional.empty();
    }

    /// The wires that have to go so that this one can come: those at an input that takes one.
    public List<Wire> replaced(Workflow workflow, Wire wire) {
        var node = workflow.node(wire.to());
        var port = node.flatMap(n -> Ports.of(n, catalog).input(wire.input()));
        if (port.isEmpty() || port.get().many()) {
            return List.of();
        }
        return workflow.into(wire.to()).stream()
                .filter(w -> w.input().equals(wire.input()) && !w.equals(wire))
                .toList();
    }

    /// The first input of a kind that takes what a port gives.
    public static Optional<Port> inputFor(NodeSpec spec, PortType type) {
        return spec.inputs().stream().filter(p -> p.type() == type).findFirst();
    }

    /// The first output of a kind that gives what a port takes.
    public static Optional<Port> outputFor(NodeSpec spec, PortType type) {
        return spec.outputs().stream().filter(p -> p.type() == type).findFirst();
    }

    /// The kinds that can be put behind an output (or before an input) of this type.
    public List<NodeSpec> fitting(PortType type, boolean behind) {
        return catalog.all().stream()
                .filter(s ->
                        behind ? inputFor(s, type).isPresent() : outputFor(s, type).isPresent())
                .toList();
    }

    private static String words(PortType type) {
        return switch (type) {
            case TABLE -> "a table";
            case MODEL -> "a model";
            case METRICS -> "metrics";
            case CHART -> "a chart";
            case REPORT -> "a report";
            case FILE -> "a file";
        };
    }

    private static Optional<Problem> because(Wire wire, String what, String fix) {
        return Optional.of(Problem.error(wire.to(), what, fix));
    }
}
