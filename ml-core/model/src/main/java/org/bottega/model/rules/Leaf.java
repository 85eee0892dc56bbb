package org.bottega.model.rules;

import org.bottega.model.predictor.TreeEnsemble;

/// What a leaf of a single tree tells.
final class Leaf {
    private Leaf() {}

    /// The model's outputs for rows that end there.
    static double[] of(TreeEnsemble tree, int leaf) {
        int width = tree.leafWidth();
        var margins = tree.base().clone();
        for (int k = 0; k < width; k++) {
            int to = width == 1 ? tree.nodes().treeOutput()[0] : k;
            margins[to] += tree.nodes().leafValue()[leaf * width + k];
        }
        var out = new double[tree.outputs()];
        tree.link().apply(margins, 0, margins.length, out, 0);
        return out;
    }

    static int best(double[] told) {
        int best = 0;
        for (int k = 1; k < told.length; k++) {
            best = told[k] > told[best] ? k : best;
        }
        return best;
    }
}
