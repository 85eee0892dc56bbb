package org.bottega.learn.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.bottega.model.predictor.TreeEnsemble;

/// The rules that lead to the nodes of a forest, each once, in the order of its trees.
final class Harvest {
    private final TreeEnsemble forest;
    private final int most;
    private final LinkedHashSet<Rule> rules = new LinkedHashSet<>();

    private Harvest(TreeEnsemble forest, int most) {
        this.forest = forest;
        this.most = most;
    }

    /// @param forest splits by number only
    /// @param most how many rules at most
    static List<Rule> of(TreeEnsemble forest, int most) {
        var harvest = new Harvest(forest, most);
        for (int root : forest.nodes().roots()) {
            harvest.walk(root, new TreeMap<>());
        }
        return List.copyOf(harvest.rules);
    }

    private void walk(int at, TreeMap<Integer, Rule.Range> ranges) {
        if (rules.size() >= most) {
            return;
        }
        if (!ranges.isEmpty()) {
            rules.add(new Rule(new ArrayList<>(ranges.values())));
        }
        if (at < 0 || forest.splitsByCategory(at)) {
            return;
        }
        int input = forest.nodes().feature()[at];
        double threshold = forest.nodes().threshold()[at];
        var before =
                ranges.getOrDefault(
                        input,
                        new Rule.Range(input, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        side(
                forest.left(at),
                ranges,
                new Rule.Range(input, before.above(), Math.min(before.upTo(), threshold)));
        side(
                forest.right(at),
                ranges,
                new Rule.Range(input, Math.max(before.above(), threshold), before.upTo()));
    }

    private void side(int to, TreeMap<Integer, Rule.Range> ranges, Rule.Range range) {
        var own = new TreeMap<>(ranges);
        own.put(range.input(), range);
        walk(to, own);
    }
}
