package org.bottega.model.attribution;

import java.util.Arrays;
import org.bottega.model.predictor.TreeEnsemble;

/// Path-dependent TreeSHAP of a forest's margins: the Shapley values of the game in which a coalition's
/// rows follow their branch at nodes of known features, and are spread over both branches by the
/// training rows' shares at the others (Lundberg, Erion, Lee 2018; Lundberg et al. 2020).
///
/// Evaluated as an integral instead of a sum over coalition sizes. With `f_j(t) = o_j·t + z_j·(1 − t)`
/// for each feature `j` on a leaf's path (`o_j` 1 where the row agrees with all its splits, `z_j` the
/// product of its shares), the Shapley weights `|S|!(d−1−|S|)!/d!` are the Beta integrals
/// `∫ t^|S| (1−t)^(d−1−|S|) dt`, so that
/// `φ_i = Σ over leaves of value · (o_i − z_i) · ∫₀¹ Π_{j≠i} f_j(t) dt`. The integrand is a polynomial
/// of degree d − 1: Gauss–Legendre with ⌈d/2⌉ points is exact, and all terms are positive, so nothing
/// cancels. Going down, each edge multiplies the product at every point; going up, leaf sums meet their
/// edges: O(edges · d/2) for a row instead of O(leaves · d²) (compare Linear TreeSHAP, Yu et al. 2022).
/// Above 128 different features on one path the integral is approximate, far below rounding in practice.
final class TreeAttributor implements Attributor {
    private final TreeEnsemble forest;
    private final double[] base;

    TreeAttributor(TreeEnsemble forest) {
        this.forest = forest;
        this.base = forest.base().clone();
        var plan = new TreePlan(forest);
        var scratch = new double[0];
        for (int t = 0; t < forest.trees(); t++) {
            int root = forest.nodes().roots()[t];
            if (root >= 0) {
                plan.layOut(root);
                scratch = room(scratch, plan.nodes);
            }
            for (int k = 0; k < forest.leafWidth(); k++) {
                base[forest.nodes().treeOutput()[t] + k] +=
                        root >= 0
                                ? plan.mean(k, scratch)
                                : forest.nodes().leafValue()[~root * forest.leafWidth() + k];
            }
        }
    }

    @Override
    public int inputs() {
        return forest.inputs();
    }

    @Override
    public int results() {
        return base.length;
    }

    @Override
    public double[] base() {
        return base;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        int inputs = forest.inputs();
        int margins = base.length;
        Arrays.fill(out, 0, count * inputs * margins, 0);
        var plan = new TreePlan(forest);
        var walk = new Walk(forest, plan);
        for (int t = 0; t < forest.trees(); t++) {
            int root = forest.nodes().roots()[t];
            if (root < 0) {
                continue;
            }
            plan.layOut(root);
            walk.prepare();
            for (int i = 0; i < count; i++) {
                walk.down(rows, i * inputs);
                for (int k = 0; k < forest.leafWidth(); k++) {
                    walk.up(k, out, i * inputs * margins + forest.nodes().treeOutput()[t] + k);
                }
            }
        }
    }

    private static double[] room(double[] array, int size) {
        return array.length >= size ? array : new double[2 * size];
    }

    /// One row's way through one tree, with its scratch.
    private static final class Walk {
        private final TreeEnsemble forest;
        private final TreePlan plan;
        private boolean[] hot = {};
        private double[] product = {};
        private double[] sum = {};

        Walk(TreeEnsemble forest, TreePlan plan) {
            this.forest = forest;
            this.plan = plan;
        }

        void prepare() {
            product = room(product, 2 * plan.nodes * plan.points);
            sum = room(sum, 2 * plan.nodes * plan.points);
            if (hot.length < 2 * plan.nodes) {
                hot = new boolean[4 * plan.nodes];
            }
        }

        /// Computes the products at every edge.
        void down(double[] rows, int row) {
            int points = plan.points;
            var feature = forest.nodes().feature();
            for (int p = 0; p < plan.nodes; p++) {
                int node = plan.node[p];
                int previous = plan.previous[p];
                int left = 2 * p * points;
                int right = left + points;
                int above = plan.parent[p] * points;
                if (previous >= 0 && !hot[previous]) {
                    hot[2 * p] = false;
                    hot[2 * p + 1] = false;
                    double toLeft = plan.ratio[2 * p];
                    double toRight = plan.ratio[2 * p + 1];
                    for (int q = 0; q < points; q++) {
                        product[left + q] = product[above + q] * toLeft;
                        product[right + q] = product[above + q] * toRight;
                    }
                    continue;
                }
                boolean goesLeft = forest.goesLeft(node, rows[row + feature[node]]);
                hot[2 * p] = goesLeft;
                hot[2 * p + 1] = !goesLeft;
                int follows = goesLeft ? left : right;
                int leaves = goesLeft ? right : left;
                if (above < 0) {
                    System.arraycopy(plan.hotFactor, follows, product, follows, points);
                    System.arraycopy(plan.coldFactor, leaves, product, leaves, points);
                    continue;
                }
                for (int q = 0; q < points; q++) {
                    product[follows + q] = product[above + q] * plan.hotFactor[follows + q];
                    product[leaves + q] = product[above + q] * plan.coldFactor[leaves + q];
                }
            }
        }

        /// Adds the contributions to one margin.
        ///
        /// @param value which of a leaf's values
        /// @param at where the first input's contribution stands; the next is `margins` further
        void up(int value, double[] out, int at) {
            int points = plan.points;
            int margins = forest.margins();
            for (int p = plan.nodes - 1; p >= 0; p--) {
                int left = 2 * p * points;
                int right = left + points;
                leafSum(2 * p, value);
                leafSum(2 * p + 1, value);
                int previous = plan.previous[p];
                if (previous < 0 || hot[previous]) {
                    var gainLeft = hot[2 * p] ? plan.hotGain : plan.coldGain;
                    var gainRight = hot[2 * p] ? plan.coldGain : plan.hotGain;
                    double moved = 0;
                    for (int q = 0; q < points; q++) {
                        moved +=
                                sum[left + q] * gainLeft[left + q]
                                        + sum[right + q] * gainRight[right + q];
                    }
                    out[at + forest.nodes().feature()[plan.node[p]] * margins] += moved;
                }
                if (p > 0) {
                    int above = plan.parent[p] * points;
                    for (int q = 0; q < points; q++) {
                        sum[above + q] = sum[left + q] + sum[right + q];
                    }
                }
            }
        }

        private void leafSum(int edge, int value) {
            int leaf = plan.leaf[edge];
            if (leaf < 0) {
                return;
            }
            double told = forest.nodes().leafValue()[leaf * forest.leafWidth() + value];
            int at = edge * plan.points;
            for (int q = 0; q < plan.points; q++) {
                sum[at + q] = told * product[at + q];
            }
        }
    }
}
