package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;

/// A workflow without components: what lies inside them stands beside the other nodes under ids such
/// as `prepare.fill-missing`, and `sweep.2.train` for the second round of a repeated one (`sweep.02.train`
/// when there are ten or more). What the checker and the executor work on.
public final class Flat {
    private static final int DEPTH = 16;

    private final World world;

    private Flat(World world) {
        this.world = world;
    }

    /// With the presets of its parameters, and no files.
    ///
    /// @throws ProblemException when a repeated component has no values or too many
    public static Workflow of(Workflow workflow) {
        return of(workflow, new World(Bindings.values(workflow, Map.of()), _ -> List.of()));
    }

    /// What decides how often components are repeated, beside their settings.
    ///
    /// @param values of all parameters, see [Bindings#values]
    /// @param files the files that a pattern such as `data/*.csv` means, in order
    public record World(Map<String, Object> values, Function<String, List<String>> files) {
        public World {
            values = Map.copyOf(values);
        }
    }

    /// @throws ProblemException when a repeated component has no values or too many
    public static Workflow of(Workflow workflow, World world) {
        return new Flat(world).of(workflow, 0);
    }

    private Workflow of(Workflow workflow, int depth) {
        if (workflow.nodes().values().stream().allMatch(n -> n.inside() == null)) {
            return workflow;
        }
        if (depth > DEPTH) {
            throw ProblemException.input(
                    workflow.name(),
                    "Components lie more than " + DEPTH + " deep in each other.",
                    "Expand some of them.");
        }
        var edits = new ArrayList<Edit>();
        // for each port of a component the ports inside that it stands for
        Map<End, List<End>> starts = new LinkedHashMap<>();
        Map<End, List<End>> ends = new LinkedHashMap<>();
        for (var node : workflow.nodes().values()) {
            var inside = node.inside();
            if (inside == null) {
                edits.add(new Edit.PutNode(node));
            } else {
                for (var round : rounds(node)) {
                    unfold(node, inside, round, depth, edits, starts, ends);
                }
            }
        }
        for (var wire : workflow.wires()) {
            var from = new End(wire.from(), wire.output());
            var to = new End(wire.to(), wire.input());
            for (var start : starts.getOrDefault(from, here(workflow, from))) {
                for (var end : ends.getOrDefault(to, here(workflow, to))) {
                    edits.add(
                            new Edit.AddWire(
                                    new Wire(start.node(), start.port(), end.node(), end.port())));
                }
            }
        }
        return Workflow.empty(workflow.name()).apply(Edit.together("", edits));
    }

    private record End(String node, String port) {}

    /// One round of a component.
    ///
    /// @param path added to the component's id, such as `.2`
    /// @param given more settings of the component in this round
    private record Round(String path, Map<String, Object> given) {}

    private static List<End> here(Workflow workflow, End end) {
        var node = workflow.node(end.node());
        return node.isPresent() && node.get().inside() != null ? List.of() : List.of(end);
    }

    private List<Round> rounds(Node node) {
        if (!node.type().equals(Component.REPEAT)) {
            return List.of(new Round("", Map.of()));
        }
        var rounds = Rounds.of(node, world);
        // so many digits that the rounds' ids stand in their order
        var path = ".%0" + String.valueOf(rounds.size()).length() + "d";
        return IntStream.range(0, rounds.size())
                .mapToObj(i -> new Round(String.format(Locale.ROOT, path, i + 1), rounds.get(i)))
                .toList();
    }

    private void unfold(
            Node node,
            Component component,
            Round round,
            int depth,
            List<Edit> edits,
            Map<End, List<End>> starts,
            Map<End, List<End>> ends) {
        var settings = new LinkedHashMap<>(node.settings());
        settings.putAll(round.given());
        var inside = component.inside();
        for (var promoted : component.promoted()) {
            var value = settings.get(promoted.id());
            var inner = inside.node(promoted.node());
            if (value != null && inner.isPresent()) {
                inside =
                        inside.apply(new Edit.PutNode(inner.get().with(promoted.setting(), value)));
            }
        }
        // openings that lead into a component inside are followed to the node itself
        var marked = inside;
        var flat = of(marked, depth + 1);
        var prefix = node.id() + round.path() + ".";
        for (var inner : flat.nodes().values()) {
            edits.add(
                    new Edit.PutNode(
                            inner.withId(prefix + inner.id())
                                    .withEnabled(inner.enabled() && node.enabled())));
        }
        for (var wire : flat.wires()) {
            edits.add(
                    new Edit.AddWire(
                            new Wire(
                                    prefix + wire.from(),
                                    wire.output(),
                                    prefix + wire.to(),
                                    wire.input())));
        }
        for (var opening : component.inputs()) {
            inner(marked, opening, true)
                    .forEach(end ->
                            ends.computeIfAbsent(
                                            new End(node.id(), opening.id()),
                                            _ -> new ArrayList<>())
                                    .add(new End(prefix + end.node(), end.port())));
        }
        for (var opening : component.outputs()) {
            inner(marked, opening, false)
                    .forEach(end ->
                            starts.computeIfAbsent(
                                            new End(node.id(), opening.id()),
                                            _ -> new ArrayList<>())
                                    .add(new End(prefix + end.node(), end.port())));
        }
    }

    private List<End> inner(Workflow inside, Component.Opening opening, boolean input) {
        var node = inside.node(opening.node());
        if (node.isEmpty()) {
            return List.of();
        }
        var deeper = node.get().inside();
        if (deeper == null) {
            return List.of(new End(opening.node(), opening.port()));
        }
        var all = new ArrayList<End>();
        for (var round : rounds(node.get())) {
            for (var next : input ? deeper.inputs() : deeper.outputs()) {
                if (next.id().equals(opening.port())) {
                    for (var end : inner(deeper.inside(), next, input)) {
                        all.add(
                                new End(
                                        opening.node() + round.path() + "." + end.node(),
                                        end.port()));
                    }
                }
            }
        }
        return all;
    }
}
