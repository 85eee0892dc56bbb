package org.bottega.engine.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.automl.tune.Objective;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.check.Settings;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunReport;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.learn.metric.Metric;
import org.jspecify.annotations.Nullable;

/// A figure that a node of a workflow gives, and whether more of it is better.
///
/// @param node its flat id
/// @param port the output that has the figures
/// @param objective named as a person wrote it, without what is better
record FlowFigure(String node, String port, String figure, Objective objective) {
    private static final String BETTER = ":(min|max)$";

    /// @param text `node.figure`, for a figure that is no metric of the catalogue with `:min` or `:max` behind
    /// @param flat the workflow without components
    /// @throws ProblemException (usage) naming what is not there, with the nearest name
    static FlowFigure read(String text, Workflow flat, Catalog catalog) {
        var plain = text.replaceAll(BETTER, "");
        int dot = plain.lastIndexOf('.');
        if (dot < 0) {
            throw ProblemException.usage(
                    "metric",
                    "\"" + text + "\" does not say whose figure it is.",
                    "Write NODE.METRIC, such as evaluate.auc.");
        }
        var node = plain.substring(0, dot);
        var figure = plain.substring(dot + 1);
        return new FlowFigure(
                node, port(node, flat, catalog), figure, new Objective(plain, greater(text)));
    }

    /// The nodes that give figures, in the order in which they run.
    static List<String> judging(Workflow flat, Catalog catalog) {
        return flat.order().stream()
                .filter(id -> !ports(flat.require(id).type(), catalog).isEmpty())
                .toList();
    }

    /// What of a node can be tuned by without saying what is better: the metrics of the catalogue that its last result
    /// has, all of them where there is none.
    static List<String> offered(
            String node, Workflow flat, Catalog catalog, @Nullable Result last) {
        var found =
                last == null
                        ? java.util.Optional.<java.util.Set<String>>empty()
                        : last.piece(port(node, flat, catalog))
                                .map(p -> Pieces.figures(p).values().keySet());
        return Arrays.stream(Metric.values())
                .map(Metric::id)
                .filter(m -> found.isEmpty() || found.get().contains(m))
                .map(m -> node + "." + m)
                .toList();
    }

    private static String port(String node, Workflow flat, Catalog catalog) {
        var judging = judging(flat, catalog);
        if (!judging.contains(node)) {
            throw ProblemException.usage(
                    "metric",
                    flat.node(node).isEmpty()
                            ? "There is no node \"" + node + "\"."
                            : "\"" + node + "\" gives no figures.",
                    Nearest.hint(node, judging));
        }
        return ports(flat.require(node).type(), catalog).getFirst();
    }

    private static List<String> ports(String type, Catalog catalog) {
        return catalog.find(type).stream()
                .flatMap(s -> s.outputs().stream())
                .filter(p -> p.type() == PortType.METRICS)
                .map(Port::id)
                .toList();
    }

    /// @throws ProblemException (usage) when it is not said and not known what is better
    static boolean greater(String text) {
        var figure = text.substring(text.lastIndexOf('.') + 1);
        if (text.endsWith(":max") || text.endsWith(":min")) {
            return text.endsWith(":max");
        }
        var known = Arrays.stream(Metric.values()).filter(m -> m.id().equals(figure)).findFirst();
        return known.orElseThrow(() ->
                        ProblemException.usage(
                                "metric",
                                "\"" + figure + "\" is no metric that is known by itself.",
                                Nearest.hint(
                                                figure,
                                                Arrays.stream(Metric.values())
                                                        .map(Metric::id)
                                                        .toList())
                                        + " Or say what is better: "
                                        + text
                                        + ":min or :max."))
                .greaterIsBetter();
    }

    /// Every varied node must matter to the figures, and nothing outside may be changed again by each trial.
    static void check(
            List<FlowFigure> figures, List<String> varied, Workflow flat, Catalog catalog) {
        var nodes = new java.util.TreeSet<String>();
        figures.forEach(f -> nodes.add(f.node()));
        var needed = flat.upstream(nodes);
        for (var one : varied) {
            if (needed.stream().noneMatch(n -> n.equals(one) || n.startsWith(one + "."))
                    && flat.node(one).isPresent()) {
                var judge = String.join("\", \"", nodes);
                throw ProblemException.usage(
                        one,
                        "\"" + judge + "\" does not depend on it.",
                        "Vary what stands before \"" + judge + "\", or choose another metric.");
            }
        }
        for (var id : needed) {
            var one = flat.require(id);
            var spec = catalog.find(one.type());
            if (one.enabled()
                    && spec.isPresent()
                    && spec.get().traits().contains(Trait.EFFECT)
                    && spec.get()
                            .traits(Settings.read(spec.get(), one.version(), one.settings()))
                            .contains(Trait.EFFECT)) {
                throw ProblemException.usage(
                        one.name(),
                        "It does something outside of the workflow, and would do it again in each trial.",
                        "Judge before it, or switch it off.");
            }
        }
    }

    static Set<String> nodes(List<FlowFigure> figures) {
        return figures.stream()
                .map(FlowFigure::node)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /// @throws ProblemException when the run has not reached the node, or it gives no such figure
    double of(RunReport report) {
        var piece =
                report.result(node)
                        .flatMap(r -> r.piece(port))
                        .orElseThrow(() ->
                                ProblemException.input(
                                        node,
                                        "It gave no figures: a way before it was closed.",
                                        "Tune by a node that every run reaches."));
        var figures = Pieces.figures(piece).values();
        var value = figures.get(figure);
        if (value == null) {
            throw ProblemException.usage(
                    "metric",
                    "\"" + node + "\" gives no figure \"" + figure + "\".",
                    Nearest.hint(figure, figures.keySet()));
        }
        return value;
    }
}
