package org.bottega.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.model.Model;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;

/// A model of one tree as rules, one a leaf, in the order of the tree:
/// `if age <= 30 and city is Rome or Bari then yes 80 % (of 120 rows)`; a weighted sum of rules as its terms, the
/// weightiest first: `+1.2 if age <= 30`.
public final class TreeRules {
    private final Model model;
    private final TreeEnsemble tree;
    private final Conditions conditions;
    private final List<String> rules = new ArrayList<>();

    private TreeRules(Model model, TreeEnsemble tree) {
        this.model = model;
        this.tree = tree;
        this.conditions = new Conditions(model.features());
    }

    /// @return nothing when the model is neither
    public static List<String> of(Model model) {
        if (model.predictor() instanceof Stack stack) {
            return WeightedRules.of(model, stack).stream().map(WeightedRules.Line::text).toList();
        }
        if (!(model.predictor() instanceof TreeEnsemble forest) || forest.trees() != 1) {
            return List.of();
        }
        var rules = new TreeRules(model, forest);
        rules.walk(forest.nodes().roots()[0], List.of());
        return List.copyOf(rules.rules);
    }

    private void walk(int at, List<String> conditions) {
        if (at < 0) {
            rules.add(
                    (conditions.isEmpty() ? "always " : "if " + String.join(" and ", conditions))
                            + (conditions.isEmpty() ? "" : " then ")
                            + leaf(~at));
            return;
        }
        walk(tree.left(at), with(conditions, condition(at, true)));
        walk(tree.right(at), with(conditions, condition(at, false)));
    }

    private static List<String> with(List<String> conditions, String more) {
        var all = new ArrayList<>(conditions);
        all.add(more);
        return all;
    }

    private String condition(int node, boolean left) {
        int input = tree.nodes().feature()[node];
        boolean missing = tree.missingGoesLeft(node) == left;
        var text =
                tree.splitsByCategory(node)
                        ? conditions.levels(input, l -> tree.inSet(node, l), left)
                        : conditions.threshold(input, tree.nodes().threshold()[node], left);
        return missing && conditions.canBeMissing(input) ? text + " (or missing)" : text;
    }

    private String leaf(int leaf) {
        int width = tree.leafWidth();
        var margins = tree.base().clone();
        for (int k = 0; k < width; k++) {
            int to = width == 1 ? tree.nodes().treeOutput()[0] : k;
            margins[to] += tree.nodes().leafValue()[leaf * width + k];
        }
        var out = new double[tree.outputs()];
        tree.link().apply(margins, 0, margins.length, out, 0);
        var rows = String.format(Locale.ROOT, " (of %.0f rows)", tree.nodes().leafCover()[leaf]);
        if (!model.signature().classifies()) {
            return Conditions.number(out[0]) + rows;
        }
        int best = 0;
        for (int k = 1; k < out.length; k++) {
            best = out[k] > out[best] ? k : best;
        }
        return String.format(
                Locale.ROOT,
                "%s %.0f %%%s",
                model.signature().classes().get(best),
                100 * out[best],
                rows);
    }
}
