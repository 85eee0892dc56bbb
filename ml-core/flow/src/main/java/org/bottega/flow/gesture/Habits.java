package org.bottega.flow.gesture;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeSpec;

/// Which kinds of nodes tend to follow which, learnt from workflows: what is likely to be added is offered
/// first. Immutable.
///
/// What was never seen is judged by its category: the chance of `b` behind `a` is
/// `(n(a,b) + m · p(a,b)) / (n(a) + m)`, an m-estimate (Cestnik 1990), where `p` says how often their
/// categories follow each other, times how often `b` is used at all.
public final class Habits {
    /// so many wires that were seen outweigh what is assumed
    private static final double PRIOR = 6;

    /// the place of what begins a workflow
    private static final String START = "";

    private final Catalog catalog;
    private final Map<String, Map<String, Double>> behind = new HashMap<>();
    private final Map<String, Map<String, Double>> before = new HashMap<>();
    private final Map<String, Double> uses = new HashMap<>();
    private double all;

    private Habits(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Nothing is known yet.
    public static Habits none(Catalog catalog) {
        return new Habits(catalog);
    }

    /// @param examples what others made, each wire counts once
    /// @param own what this person made, each wire counts three times
    public static Habits of(
            Catalog catalog, Collection<Workflow> examples, Collection<Workflow> own) {
        var habits = new Habits(catalog);
        examples.forEach(w -> habits.learn(w, 1));
        own.forEach(w -> habits.learn(w, 3));
        return habits;
    }

    private void learn(Workflow workflow, double weight) {
        for (var node : workflow.nodes().values()) {
            uses.merge(node.type(), weight, Double::sum);
            all += weight;
            if (workflow.into(node.id()).isEmpty()) {
                count(behind, START, node.type(), weight);
            }
            if (node.inside() != null) {
                learn(node.inside().inside(), weight);
            }
        }
        for (var wire : workflow.wires()) {
            var from = workflow.node(wire.from());
            var to = workflow.node(wire.to());
            if (from.isPresent() && to.isPresent()) {
                count(behind, from.get().type(), to.get().type(), weight);
                count(before, to.get().type(), from.get().type(), weight);
            }
        }
    }

    private static void count(
            Map<String, Map<String, Double>> table, String at, String kind, double weight) {
        table.computeIfAbsent(at, _ -> new HashMap<>()).merge(kind, weight, Double::sum);
    }

    /// How likely a kind is to be wanted, to be compared with other kinds at the same place.
    ///
    /// @param beside the type of the node it would be connected with; empty where a workflow begins
    /// @param follows whether it would come behind that, otherwise before
    public double liking(NodeSpec kind, String beside, boolean follows) {
        var seen = (follows ? behind : before).getOrDefault(beside, Map.of());
        double total = seen.values().stream().mapToDouble(Double::doubleValue).sum();
        double popular = (uses.getOrDefault(kind.id(), 0.0) + 1) / (all + catalog.all().size());
        double assumed = follows(beside, kind.category(), follows) * popular;
        return (seen.getOrDefault(kind.id(), 0.0) + PRIOR * assumed) / (total + PRIOR);
    }

    private double follows(String beside, Category category, boolean follows) {
        if (beside.equals(START)) {
            return category == Category.SOURCE ? 1 : 0.05;
        }
        return catalog.find(beside)
                .map(spec ->
                        follows
                                ? follows(spec.category(), category)
                                : follows(category, spec.category()))
                .orElse(0.2);
    }

    /// How usual it is that the second category comes behind the first, from 0 to 1.
    private static double follows(Category first, Category second) {
        return switch (first) {
            case SOURCE ->
                    switch (second) {
                        case PREPARE, SPLIT -> 1;
                        case CHART -> 0.6;
                        case LEARN -> 0.5;
                        case SOURCE, JUDGE, EXPLAIN, OUTPUT, CONTROL -> 0.1;
                    };
            case PREPARE, CONTROL ->
                    switch (second) {
                        case PREPARE -> 1;
                        case SPLIT, LEARN -> 0.8;
                        case CHART, OUTPUT -> 0.4;
                        case SOURCE, JUDGE, EXPLAIN, CONTROL -> 0.1;
                    };
            case SPLIT ->
                    switch (second) {
                        case LEARN -> 1;
                        case PREPARE -> 0.7;
                        case JUDGE -> 0.4;
                        case SOURCE, SPLIT, EXPLAIN, CHART, OUTPUT, CONTROL -> 0.1;
                    };
            case LEARN ->
                    switch (second) {
                        case JUDGE -> 1;
                        case EXPLAIN -> 0.6;
                        case OUTPUT -> 0.5;
                        case SOURCE, PREPARE, SPLIT, LEARN, CHART, CONTROL -> 0.1;
                    };
            case JUDGE, EXPLAIN, CHART ->
                    switch (second) {
                        case JUDGE, OUTPUT -> 1;
                        case CHART, CONTROL -> 0.6;
                        case SOURCE, PREPARE, SPLIT, LEARN, EXPLAIN -> 0.1;
                    };
            case OUTPUT -> 0.2;
        };
    }
}
