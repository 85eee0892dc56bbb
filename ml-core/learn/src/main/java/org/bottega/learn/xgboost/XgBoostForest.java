package org.bottega.learn.xgboost;

import java.util.Map;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// Turns XGBoost's trees into ours. XGBoost computes in single precision: thresholds are converted so
/// that the same rows go the same way; sums of leaves differ by single precision's rounding.
final class XgBoostForest {
    private XgBoostForest() {}

    /// @param inputs how many numbers a row has
    /// @param classes 0 for regression
    /// @param rounds how many rounds to take
    /// @param centre is added to the margins
    /// @param scale by which leaves and base are multiplied
    static TreeEnsemble of(
            XgBoostJson json, int inputs, int classes, int rounds, double centre, double scale) {
        int margins = classes > 2 ? classes : 1;
        var link = classes == 0 ? Link.IDENTITY : classes == 2 ? Link.LOGISTIC : Link.SOFTMAX;
        var base = new double[margins];
        for (int k = 0; k < margins; k++) {
            double score = json.baseScore()[json.baseScore().length == 1 ? 0 : k];
            base[k] =
                    link == Link.LOGISTIC ? Math.log(score / (1 - score)) : centre + scale * score;
        }
        var builder = new TreeEnsembleBuilder(inputs, base, link, 1);
        int trees = Math.min(json.trees().size(), rounds * margins);
        for (int t = 0; t < trees; t++) {
            int output = (int) json.output()[t];
            double weight = json.weight().length > t ? json.weight()[t] : 1;
            builder.tree(new Tree(json.trees().get(t), weight * scale).addTo(builder), output);
        }
        return builder.build();
    }

    private static final class Tree {
        private final double[] left;
        private final double[] right;
        private final double[] condition;
        private final double[] input;
        private final double[] type;
        private final double[] defaultLeft;
        private final double[] gain;
        private final double[] cover;
        private final double scale;
        private final long[][] sets;

        Tree(Map<String, double[]> arrays, double scale) {
            this.scale = scale;
            left = need(arrays, "left_children");
            right = need(arrays, "right_children");
            condition = need(arrays, "split_conditions");
            input = need(arrays, "split_indices");
            type = need(arrays, "split_type");
            defaultLeft = need(arrays, "default_left");
            gain = need(arrays, "loss_changes");
            cover = need(arrays, "sum_hessian");
            sets = sets(arrays, left.length);
        }

        private static double[] need(Map<String, double[]> arrays, String name) {
            var array = arrays.get(name);
            if (array == null) {
                throw new IllegalStateException("XGBoost's model has no " + name);
            }
            return array;
        }

        /// For each category node the codes that go right.
        private static long[][] sets(Map<String, double[]> arrays, int nodes) {
            var sets = new long[nodes][];
            var of = need(arrays, "categories_nodes");
            var start = need(arrays, "categories_segments");
            var size = need(arrays, "categories_sizes");
            var codes = need(arrays, "categories");
            for (int s = 0; s < of.length; s++) {
                int from = (int) start[s];
                int to = from + (int) size[s];
                int highest = 0;
                for (int c = from; c < to; c++) {
                    highest = Math.max(highest, (int) codes[c]);
                }
                var set = new long[(highest >> 6) + 1];
                for (int c = from; c < to; c++) {
                    set[(int) codes[c] >> 6] |= 1L << (int) codes[c];
                }
                sets[(int) of[s]] = set;
            }
            return sets;
        }

        /// Children are numbered after their parents only in what training writes, so leaves and nodes are
        /// made first and joined afterwards.
        int addTo(TreeEnsembleBuilder builder) {
            var reference = new int[left.length];
            var used = reached();
            for (int n = 0; n < left.length; n++) {
                if (used[n]) {
                    reference[n] = add(builder, n);
                }
            }
            for (int n = 0; n < left.length; n++) {
                if (used[n] && left[n] >= 0) {
                    int a = reference[(int) left[n]];
                    int b = reference[(int) right[n]];
                    // a category in the set goes right there, left here
                    builder.children(
                            reference[n], sets[n] == null ? a : b, sets[n] == null ? b : a);
                }
            }
            return reference[0];
        }

        private int add(TreeEnsembleBuilder builder, int n) {
            if (left[n] < 0) {
                return builder.leaf(cover[n], scale * condition[n]);
            }
            double won = Double.isFinite(gain[n]) ? gain[n] : 0;
            boolean missingLeft = defaultLeft[n] != 0;
            var set = sets[n];
            if (type[n] == 0) {
                return builder.numeric(
                        (int) input[n],
                        SinglePrecision.largestBelow((float) condition[n]),
                        missingLeft,
                        won,
                        cover[n]);
            }
            if (set == null) {
                throw new IllegalStateException(
                        "XGBoost's category node " + n + " has no categories");
            }
            return builder.category((int) input[n], set, !missingLeft, won, cover[n]);
        }

        private boolean[] reached() {
            var seen = new boolean[left.length];
            var stack = new int[left.length + 1];
            int top = 0;
            stack[top++] = 0;
            while (top > 0) {
                int n = stack[--top];
                seen[n] = true;
                if (left[n] >= 0) {
                    stack[top++] = (int) left[n];
                    stack[top++] = (int) right[n];
                }
            }
            return seen;
        }
    }
}
