package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Node;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Port;

/// The ports that a node has: those of its kind, or of what lies inside it.
///
/// @param known false when nobody knows the kind, so that nothing can be said of its ports
public record Ports(List<Port> inputs, List<Port> outputs, boolean known) {
    private static final Ports UNKNOWN = new Ports(List.of(), List.of(), false);

    public static Ports of(Node node, Catalog catalog) {
        var inside = node.inside();
        if (inside != null) {
            return new Ports(
                    openings(inside, inside.inputs(), true, catalog),
                    openings(inside, inside.outputs(), false, catalog),
                    true);
        }
        return catalog.find(node.type())
                .map(spec -> new Ports(spec.inputs(), spec.outputs(), true))
                .orElse(UNKNOWN);
    }

    public Optional<Port> input(String id) {
        return inputs.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Optional<Port> output(String id) {
        return outputs.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    private static List<Port> openings(
            Component component, List<Component.Opening> openings, boolean input, Catalog catalog) {
        var ports = new ArrayList<Port>();
        for (var opening : openings) {
            component
                    .inside()
                    .node(opening.node())
                    .map(node -> Ports.of(node, catalog))
                    .flatMap(p -> input ? p.input(opening.port()) : p.output(opening.port()))
                    .ifPresent(p ->
                            ports.add(
                                    new Port(
                                            opening.id(),
                                            p.title(),
                                            p.type(),
                                            p.many(),
                                            p.optional())));
        }
        return ports;
    }
}
