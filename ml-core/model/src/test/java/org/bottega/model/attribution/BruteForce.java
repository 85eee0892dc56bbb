package org.bottega.model.attribution;

import org.bottega.model.predictor.TreeEnsemble;

/// Shapley values by their definition: over all subsets of the inputs.
final class BruteForce {
    private BruteForce() {}

    /// What the forest expects of one margin when only some inputs are known.
    static double game(TreeEnsemble forest, double[] row, int known, int margin) {
        double sum = forest.base()[margin];
        for (int t = 0; t < forest.trees(); t++) {
            int output = forest.nodes().treeOutput()[t];
            if (forest.leafWidth() > 1) {
                sum += tree(forest, forest.nodes().roots()[t], row, known, margin);
            } else if (output == margin) {
                sum += tree(forest, forest.nodes().roots()[t], row, known, 0);
            }
        }
        return sum;
    }

    private static double tree(TreeEnsemble forest, int at, double[] row, int known, int value) {
        if (at < 0) {
            return forest.nodes().leafValue()[~at * forest.leafWidth() + value];
        }
        int feature = forest.nodes().feature()[at];
        int left = forest.left(at);
        int right = forest.right(at);
        if ((known >> feature & 1) != 0) {
            return tree(
                    forest, forest.goesLeft(at, row[feature]) ? left : right, row, known, value);
        }
        double toLeft = cover(forest, left);
        double toRight = cover(forest, right);
        double all = toLeft + toRight;
        return toLeft / all * tree(forest, left, row, known, value)
                + toRight / all * tree(forest, right, row, known, value);
    }

    private static double cover(TreeEnsemble forest, int at) {
        return at >= 0 ? forest.nodes().cover()[at] : forest.nodes().leafCover()[~at];
    }

    static double shapley(TreeEnsemble forest, double[] row, int input, int margin) {
        int n = forest.inputs();
        double sum = 0;
        for (int set = 0; set < 1 << n; set++) {
            if ((set >> input & 1) != 0) {
                continue;
            }
            int size = Integer.bitCount(set);
            double weight = factorial(size) * factorial(n - size - 1) / factorial(n);
            sum +=
                    weight
                            * (game(forest, row, set | 1 << input, margin)
                                    - game(forest, row, set, margin));
        }
        return sum;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int k = 2; k <= n; k++) {
            product *= k;
        }
        return product;
    }
}
