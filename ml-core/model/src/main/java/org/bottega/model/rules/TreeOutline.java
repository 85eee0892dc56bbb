package org.bottega.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bottega.model.Model;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// One tree of a model, ready to be drawn: what each node asks in the words of its columns, what each leaf
/// tells. The tree of a model that is a single one tells the prediction; one of many tells what it adds.
///
/// @param nodes the first is the root; a node leads to later ones only
/// @param trees how many the model has
public record TreeOutline(List<Node> nodes, int trees) {
    /// @param text what is asked, or what the leaf tells
    /// @param rows (weighted) number of training rows that come here
    /// @param value of a leaf, for colour: the probability of the class it tells, or the number; NaN where
    ///     something is asked
    /// @param yes where rows go for which it holds; −1 at a leaf
    /// @param no where the others go; −1 at a leaf
    /// @param missing where rows go whose value is missing; −1 at a leaf and where none can be
    public record Node(String text, double rows, double value, int yes, int no, int missing) {
        public boolean leaf() {
            return yes < 0;
        }
    }

    public TreeOutline {
        nodes = List.copyOf(nodes);
    }

    /// @param tree its number, from 0
    /// @param depth deeper questions are told as one leaf, by their number
    /// @return nothing where the model is no forest
    public static Optional<TreeOutline> of(Model model, int tree, int depth, Locale locale) {
        return forest(model.predictor())
                .map(forest -> {
                    var draft = new Draft(model, forest, tree, RuleWords.in(locale));
                    draft.add(forest.nodes().roots()[tree], depth);
                    return new TreeOutline(draft.nodes, forest.trees());
                });
    }

    /// How many trees could be outlined; 0 where the model is no forest.
    public static int trees(Model model) {
        return forest(model.predictor()).map(TreeEnsemble::trees).orElse(0);
    }

    private static Optional<TreeEnsemble> forest(Predictor predictor) {
        return switch (predictor) {
            case TreeEnsemble forest -> Optional.of(forest);
            case Calibrated calibrated -> forest(calibrated.predictor());
            default -> Optional.empty();
        };
    }

    private static final class Draft {
        final List<Node> nodes = new ArrayList<>();
        private final Model model;
        private final TreeEnsemble forest;
        private final int tree;
        private final RuleWords words;
        private final Conditions conditions;

        Draft(Model model, TreeEnsemble forest, int tree, RuleWords words) {
            this.model = model;
            this.forest = forest;
            this.tree = tree;
            this.words = words;
            this.conditions = new Conditions(model.features(), words);
        }

        int add(int at, int depth) {
            int place = nodes.size();
            if (at < 0) {
                nodes.add(leaf(~at));
                return place;
            }
            double rows = forest.nodes().cover()[at];
            if (depth == 0) {
                var text = words.say("below", Integer.toString(questions(at)));
                nodes.add(new Node(text, rows, Double.NaN, -1, -1, -1));
                return place;
            }
            nodes.add(new Node("", rows, Double.NaN, -1, -1, -1));
            int yes = add(forest.left(at), depth - 1);
            int no = add(forest.right(at), depth - 1);
            int input = forest.nodes().feature()[at];
            int missing =
                    conditions.canBeMissing(input) ? forest.missingGoesLeft(at) ? yes : no : -1;
            nodes.set(
                    place,
                    new Node(
                            conditions.asked(forest, at, true),
                            rows,
                            Double.NaN,
                            yes,
                            no,
                            missing));
            return place;
        }

        private int questions(int at) {
            return at < 0 ? 0 : 1 + questions(forest.left(at)) + questions(forest.right(at));
        }

        private Node leaf(int leaf) {
            double rows = forest.nodes().leafCover()[leaf];
            if (forest.trees() == 1) {
                var told = Leaf.of(forest, leaf);
                if (model.signature().classifies()) {
                    int best = Leaf.best(told);
                    return new Node(told(best, told[best]), rows, told[best], -1, -1, -1);
                }
                return new Node(Conditions.number(told[0]), rows, told[0], -1, -1, -1);
            }
            return adds(leaf, rows);
        }

        private Node adds(int leaf, double rows) {
            int width = forest.leafWidth();
            if (model.signature().classifies() && forest.link() == Link.IDENTITY && width > 1) {
                return votes(leaf, rows);
            }
            int best = 0;
            for (int k = 1; k < width; k++) {
                if (value(leaf, k) > value(leaf, best)) {
                    best = k;
                }
            }
            double value = value(leaf, best);
            var number = (value < 0 ? "" : "+") + Conditions.number(value);
            int classes = model.signature().classes().size();
            int to = width == 1 ? forest.nodes().treeOutput()[tree] : best;
            boolean named = classes > 2 && forest.margins() == classes || width > 1 && classes > 1;
            var text = named ? model.signature().classes().get(to) + " " + number : number;
            return new Node(text, rows, value, -1, -1, -1);
        }

        /// A leaf of a forest whose trees each tell probabilities: what this tree alone tells.
        private Node votes(int leaf, double rows) {
            double sum = 0;
            int best = 0;
            for (int k = 0; k < forest.leafWidth(); k++) {
                sum += value(leaf, k);
                best = value(leaf, k) > value(leaf, best) ? k : best;
            }
            double share = sum > 0 ? value(leaf, best) / sum : Double.NaN;
            return new Node(told(best, share), rows, share, -1, -1, -1);
        }

        private String told(int best, double share) {
            return model.signature().classes().get(best)
                    + String.format(Locale.ROOT, " %.0f %%", 100 * share);
        }

        private double value(int leaf, int k) {
            return forest.nodes().leafValue()[leaf * forest.leafWidth() + k];
        }
    }
}
