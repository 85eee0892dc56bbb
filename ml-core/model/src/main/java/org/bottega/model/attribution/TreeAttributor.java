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
/// edges (see [TreeWalk]): O(edges · d/2) for a row instead of O(leaves · d²) (compare Linear TreeSHAP, Yu et al. 2022).
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
    public boolean exact() {
        return true;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        Arrays.fill(out, 0, count * forest.inputs() * base.length, 0);
        var plan = new TreePlan(forest);
        var walk = new TreeWalk(forest, plan);
        for (int t = 0; t < forest.trees(); t++) {
            int root = forest.nodes().roots()[t];
            if (root < 0) {
                continue;
            }
            plan.layOut(root);
            walk.prepare();
            for (int from = 0; from < count; from += walk.lanes()) {
                walk.down(rows, from, Math.min(count, from + walk.lanes()));
                for (int k = 0; k < forest.leafWidth(); k++) {
                    walk.up(k, out, forest.nodes().treeOutput()[t] + k);
                }
            }
        }
    }

    private static double[] room(double[] array, int size) {
        return array.length >= size ? array : new double[2 * size];
    }
}
