package org.bottega.model.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bottega.model.Model;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;

/// A stack of one forest of yes-or-no rules under a weighted sum (RuleFit), term by term.
public final class WeightedRules {
    private WeightedRules() {}

    /// One term of the sum.
    ///
    /// @param condition the rule, or the name of an input that is weighed as it is
    /// @param rule whether it is a rule
    /// @param weights one a margin
    /// @param share for a rule, of which share of the training rows it holds; else 1
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(String condition, boolean rule, double[] weights, double share) {
        double size() {
            double size = 0;
            for (double weight : weights) {
                size = Math.max(size, Math.abs(weight));
            }
            return rule ? size * Math.sqrt(share * (1 - share)) : size;
        }

        String text(RuleWords words) {
            var text = new StringBuilder();
            for (double weight : weights) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(weight < 0 ? "" : "+")
                        .append(Conditions.number(weight));
            }
            return rule
                    ? words.say(
                            "if-weight",
                            text.toString(),
                            condition,
                            String.format(Locale.ROOT, "%.0f", 100 * share))
                    : text + " × " + condition;
        }
    }

    /// In English.
    ///
    /// @return nothing when the stack is none of rules; the weightiest term first
    public static List<Line> of(Model model, Stack stack) {
        return of(model, stack, RuleWords.in(Locale.ROOT));
    }

    static List<Line> of(Model model, Stack stack, RuleWords words) {
        if (!(stack.top() instanceof Linear top)
                || stack.members().size() != 1
                || !(stack.members().getFirst().predictor() instanceof TreeEnsemble forest)
                || forest.link() != Link.IDENTITY
                || forest.trees() != forest.margins()) {
            return List.of();
        }
        var conditions = new Conditions(model.features(), words);
        var names = model.features().features();
        var lines = new ArrayList<Line>();
        for (int term = 0; term < top.inputs(); term++) {
            var weights = new double[top.margins()];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = top.weights()[k * top.inputs() + term];
            }
            if (term >= forest.trees()) {
                int input = stack.passed()[term - forest.trees()];
                lines.add(new Line(names.get(input).name(), false, weights, 1));
                continue;
            }
            var parts = new ArrayList<String>();
            int at = forest.nodes().roots()[term];
            double all = at < 0 ? 0 : forest.nodes().cover()[at];
            while (at >= 0) {
                boolean left = holds(forest, forest.left(at));
                if (left == holds(forest, forest.right(at))) {
                    return List.of();
                }
                parts.add(
                        conditions.threshold(
                                forest.nodes().feature()[at],
                                forest.nodes().threshold()[at],
                                left));
                at = left ? forest.left(at) : forest.right(at);
            }
            double here = forest.nodes().leafCover()[~at];
            lines.add(new Line(String.join(words.say("and"), parts), true, weights, here / all));
        }
        lines.sort(Comparator.comparingDouble(Line::size).reversed());
        return List.copyOf(lines);
    }

    /// Whether some row below is told 1.
    private static boolean holds(TreeEnsemble forest, int at) {
        if (at < 0) {
            return forest.nodes().leafValue()[~at] == 1;
        }
        return holds(forest, forest.left(at)) || holds(forest, forest.right(at));
    }
}
