package org.bottega.flow.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.flow.check.Checked.NodeCheck;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Params;
import org.jspecify.annotations.Nullable;

/// Tells of a whole workflow, without reading data, what every node will give and what stands in its
/// way: settings, wires, columns that are not there, and leaks from rows that judge to rows that teach.
///
/// What was told of each node is kept with all it was told from, so that after an edit only the edited
/// node and those behind it that get something else are asked again. Safe for any thread.
public final class Checker {
    private final Catalog catalog;
    private final LeakGuard leaks;
    private final SameRows sameRows;

    // by flat id, of the last check; replaced as a whole, so that checks of two threads never mix
    private volatile Map<String, Kept> kept = Map.of();

    public Checker(Catalog catalog) {
        this.catalog = catalog;
        this.leaks = new LeakGuard(catalog);
        this.sameRows = new SameRows(catalog);
    }

    /// Checks a workflow with the presets of its parameters. Never throws for what a person drew.
    public Checked check(Workflow workflow) {
        return check(workflow, Bindings.values(workflow, Map.of()));
    }

    /// @param values of all parameters, see [Bindings#values]
    public Checked check(Workflow workflow, Map<String, Object> values) {
        return check(workflow, values, Map.of());
    }

    /// @param values of all parameters, see [Bindings#values]
    /// @param known what came out already where that is known, by flat id and output id: it tells columns
    ///     that cannot be told without reading data
    public Checked check(
            Workflow workflow,
            Map<String, Object> values,
            Map<String, Map<String, Outline>> known) {
        Workflow flat;
        try {
            flat = Flat.of(workflow, new Flat.World(values, catalog::files));
        } catch (ProblemException e) {
            return unfoldable(workflow, e);
        }
        var leaking = new HashMap<>(leaks.findings(workflow, flat));
        leaking.putAll(sameRows.findings(workflow, flat));
        var checks = new LinkedHashMap<String, NodeCheck>();
        var last = kept;
        var told = new HashMap<String, Kept>();
        for (var id : flat.order()) {
            var asked =
                    Asked.of(
                            workflow,
                            flat,
                            flat.require(id),
                            values,
                            checks,
                            leaking.getOrDefault(id, List.of()));
            var before = last.get(id);
            var now =
                    before != null && before.asked().equals(asked)
                            ? before
                            : new Kept(asked, node(asked));
            if (lasting(asked.node())) {
                told.put(id, now);
            }
            checks.put(id, with(now.check(), known.getOrDefault(id, Map.of())));
        }
        kept = told;
        return new Checked(checks);
    }

    private record Kept(Asked asked, NodeCheck check) {}

    /// What comes along a wire.
    ///
    /// @param outline null when its start gives nothing of that name
    private record Coming(String input, @Nullable Outline outline, boolean ready) {}

    /// All that decides what is told of a node.
    ///
    /// @param drawn the node that a person sees, null when it lies in a component
    /// @param values of the parameters, empty when no setting refers to one
    /// @param leaking what was found of the rows it learns from or judges by
    private record Asked(
            Node node,
            @Nullable Node drawn,
            Map<String, Object> values,
            List<Coming> coming,
            List<Finding> leaking) {
        static Asked of(
                Workflow workflow,
                Workflow flat,
                Node node,
                Map<String, Object> values,
                Map<String, NodeCheck> before,
                List<Finding> leaking) {
            var coming = new ArrayList<Coming>();
            for (var wire : flat.into(node.id())) {
                var source = before.get(wire.from());
                coming.add(
                        source == null
                                ? new Coming(wire.input(), null, false)
                                : new Coming(
                                        wire.input(),
                                        source.outputs().get(wire.output()),
                                        source.ready()));
            }
            return new Asked(
                    node,
                    workflow.node(node.id()).orElse(null),
                    Bindings.refers(node) ? values : Map.of(),
                    coming,
                    leaking);
        }
    }

    /// Whether what is told of a node holds as long as it and what comes in stay the same. What reads
    /// or changes the world outside is asked each time: a file may have come or changed meanwhile.
    private boolean lasting(Node node) {
        return catalog.find(node.type())
                .filter(s -> !s.inputs().isEmpty())
                .filter(s -> !s.traits().contains(Trait.EFFECT))
                .filter(s -> !s.traits().contains(Trait.FRESH))
                .isPresent();
    }

    private static NodeCheck with(NodeCheck check, Map<String, Outline> known) {
        if (known.isEmpty() || check.findings().stream().anyMatch(Finding::isError)) {
            return check;
        }
        var outputs = new LinkedHashMap<>(check.outputs());
        outputs.replaceAll((port, told) -> known.getOrDefault(port, told));
        return new NodeCheck(check.findings(), outputs, check.ready());
    }

    private static Checked unfoldable(Workflow workflow, ProblemException e) {
        var checks = new LinkedHashMap<String, NodeCheck>();
        var findings = e.problems().stream().map(Finding::of).toList();
        for (var node : workflow.nodes().values()) {
            boolean component = node.inside() != null;
            checks.put(node.id(), new NodeCheck(component ? findings : List.of(), Map.of(), false));
        }
        return new Checked(checks);
    }

    private NodeCheck node(Asked asked) {
        var node = asked.node();
        var findings = new ArrayList<>(asked.leaking());
        var known = catalog.find(node.type());
        if (known.isEmpty()) {
            findings.add(
                    Finding.of(
                            Problem.error(
                                    node.name(),
                                    "Nothing here knows the kind \"" + node.type() + "\".",
                                    "It is kept as it is; remove it or open the file where it is"
                                            + " known.")));
            return new NodeCheck(findings, Map.of(), false);
        }
        var spec = known.get();
        boolean ready = true;
        var inputs = new LinkedHashMap<String, List<Outline>>();
        for (var coming : asked.coming()) {
            ready &= coming.ready();
            var port = port(spec, coming.input());
            if (port == null) {
                findings.add(
                        Finding.of(
                                Problem.error(
                                        node.name(),
                                        "It has no input \"" + coming.input() + "\".",
                                        "Remove that wire.")));
                ready = false;
            } else {
                var outline = coming.outline();
                inputs.computeIfAbsent(coming.input(), _ -> new ArrayList<>())
                        .add(outline == null ? Outline.of(port.type()) : outline);
            }
        }
        boolean whole = wired(node, spec, inputs, findings);
        var params = params(node, spec, asked.values(), findings);
        Map<String, Outline> outputs = Map.of();
        if (whole && params != null) {
            outputs = preview(asked, spec, params, inputs, findings);
        }
        findings.sort(Comparator.comparing((Finding f) -> f.problem().severity()).reversed());
        boolean sound = findings.stream().noneMatch(Finding::isError);
        return new NodeCheck(List.copyOf(findings), filled(spec, outputs), ready && sound && whole);
    }

    private static boolean wired(
            Node node, NodeSpec spec, Map<String, List<Outline>> inputs, List<Finding> findings) {
        boolean whole = true;
        for (var port : spec.inputs()) {
            int wires = inputs.getOrDefault(port.id(), List.of()).size();
            if (wires == 0 && !port.optional()) {
                findings.add(
                        Finding.of(
                                Problem.error(
                                        node.name(),
                                        "Nothing is connected to \"" + port.title() + "\".",
                                        "Draw a wire to it.")));
                whole = false;
            } else if (wires > 1 && !port.many()) {
                findings.add(
                        Finding.of(
                                Problem.error(
                                        node.name(),
                                        "\""
                                                + port.title()
                                                + "\" takes one wire and has "
                                                + wires
                                                + ".",
                                        "Remove all but one, or gather them first.")));
                whole = false;
            }
        }
        return whole;
    }

    private static @Nullable Params params(
            Node node, NodeSpec spec, Map<String, Object> values, List<Finding> findings) {
        var problems = new ArrayList<Problem>();
        var bound = Bindings.settings(node, values, problems);
        problems.forEach(p -> findings.add(Finding.of(p)));
        if (node.version() > spec.version()) {
            findings.add(
                    Finding.of(
                            Problem.error(
                                    node.name(),
                                    "A newer version of the program made it.",
                                    "Update the program, or put the node anew.")));
            return null;
        }
        try {
            return Settings.read(spec, node.version(), bound);
        } catch (ProblemException e) {
            e.problems().forEach(p -> findings.add(Finding.of(p)));
            return null;
        }
    }

    private static Map<String, Outline> preview(
            Asked asked,
            NodeSpec spec,
            Params params,
            Map<String, List<Outline>> inputs,
            List<Finding> findings) {
        // edits of fixes must hold the references to parameters, not their values
        var drawn = asked.drawn();
        var look = new Look(drawn == null ? asked.node() : drawn, params, inputs);
        Map<String, Outline> outputs = Map.of();
        try {
            outputs = spec.preview(look);
        } catch (ProblemException e) {
            e.problems().forEach(p -> findings.add(Finding.of(p)));
        }
        for (var finding : look.findings()) {
            findings.add(drawn != null ? finding : Finding.of(finding.problem()));
        }
        return outputs;
    }

    private static Map<String, Outline> filled(NodeSpec spec, Map<String, Outline> told) {
        var outputs = new LinkedHashMap<String, Outline>();
        for (var port : spec.outputs()) {
            outputs.put(port.id(), told.getOrDefault(port.id(), Outline.of(port.type())));
        }
        return outputs;
    }

    private static @Nullable Port port(NodeSpec spec, String id) {
        return spec.inputs().stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }
}
