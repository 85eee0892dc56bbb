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
    private final RuleWords words;
    private final Conditions conditions;
    private final List<String> rules = new ArrayList<>();

    private TreeRules(Model model, TreeEnsemble tree, RuleWords words) {
        this.model = model;
        this.tree = tree;
        this.words = words;
        this.conditions = new Conditions(model.features(), words);
    }

    /// In English.
    ///
    /// @return nothing when the model is neither
    public static List<String> of(Model model) {
        return of(model, Locale.ROOT);
    }

    /// @return nothing when the model is neither
    public static List<String> of(Model model, Locale locale) {
        var words = RuleWords.in(locale);
        if (model.predictor() instanceof Stack stack) {
            return WeightedRules.of(model, stack, words).stream().map(l -> l.text(words)).toList();
        }
        if (!(model.predictor() instanceof TreeEnsemble forest) || forest.trees() != 1) {
            return List.of();
        }
        var rules = new TreeRules(model, forest, words);
        rules.walk(forest.nodes().roots()[0], List.of());
        return List.copyOf(rules.rules);
    }

    private void walk(int at, List<String> conditions) {
        if (at < 0) {
            rules.add(
                    conditions.isEmpty()
                            ? words.say("always", leaf(~at))
                            : words.say(
                                    "if", String.join(words.say("and"), conditions), leaf(~at)));
            return;
        }
        walk(tree.left(at), with(conditions, this.conditions.of(tree, at, true)));
        walk(tree.right(at), with(conditions, this.conditions.of(tree, at, false)));
    }

    private static List<String> with(List<String> conditions, String more) {
        var all = new ArrayList<>(conditions);
        all.add(more);
        return all;
    }

    private String leaf(int leaf) {
        var out = Leaf.of(tree, leaf);
        int best = Leaf.best(out);
        var told =
                model.signature().classifies()
                        ? model.signature().classes().get(best)
                                + String.format(Locale.ROOT, " %.0f %%", 100 * out[best])
                        : Conditions.number(out[0]);
        var rows = String.format(Locale.ROOT, "%.0f", tree.nodes().leafCover()[leaf]);
        return words.say("rows", told, rows);
    }
}
