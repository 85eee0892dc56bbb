package org.bottega.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bottega.model.Model;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.TreeEnsemble;

/// A model of one tree as rules, one a leaf, in the order of the tree:
/// `if age <= 30 and city is Rome or Bari then yes 80 % (of 120 rows)`.
public final class TreeRules {
    private static final int MOST_LEVELS = 8;

    private final Model model;
    private final TreeEnsemble tree;
    private final List<String> rules = new ArrayList<>();

    private TreeRules(Model model, TreeEnsemble tree) {
        this.model = model;
        this.tree = tree;
    }

    /// @return nothing when the model is not a single tree
    public static List<String> of(Model model) {
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
        var feature = model.features().features().get(input);
        boolean missing = tree.missingGoesLeft(node) == left;
        String text;
        if (tree.splitsByCategory(node)) {
            var names = levels(model.features(), input);
            var inside =
                    IntStream.range(0, names.size())
                            .filter(l -> tree.inSet(node, l))
                            .mapToObj(names::get)
                            .toList();
            text =
                    feature.name()
                            + (left ? " is " : " is not ")
                            + String.join(" or ", inside.stream().limit(MOST_LEVELS).toList())
                            + (inside.size() > MOST_LEVELS
                                    ? " or " + (inside.size() - MOST_LEVELS) + " others"
                                    : "");
        } else {
            text =
                    feature.name()
                            + (left ? " <= " : " > ")
                            + number(tree.nodes().threshold()[node]);
        }
        return missing ? text + " (or missing)" : text;
    }

    private static List<String> levels(Features features, int input) {
        int at = 0;
        for (var encoder : features.encoders()) {
            if (at == input && encoder instanceof Encoder.Codes(var _, var levels, var _)) {
                return levels;
            }
            at += encoder.width();
        }
        return List.of();
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
            return number(out[0]) + rows;
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

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value)
                .replaceAll("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceAll("\\.($|e)", "$1");
    }
}
