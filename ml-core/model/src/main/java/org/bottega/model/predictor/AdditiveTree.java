package org.bottega.model.predictor;

import java.util.Arrays;

/// A balanced tree that gives the same values as a term.
final class AdditiveTree {
    private final TreeEnsembleBuilder builder;
    private final Additive.Term term;
    private final int margins;

    AdditiveTree(TreeEnsembleBuilder builder, Additive.Term term, int margins) {
        this.builder = builder;
        this.term = term;
        this.margins = margins;
    }

    /// @return the root's reference
    int build() {
        return side(0, 0);
    }

    /// Splits by one input; missing values are told from all others first.
    ///
    /// @param cell the cell's number by the inputs before
    private int side(int side, int cell) {
        if (side == term.inputs().length) {
            int from = cell * margins;
            return builder.leaf(0, Arrays.copyOfRange(term.values(), from, from + margins));
        }
        int bins = term.bins(side);
        int node = builder.numeric(term.inputs()[side], Double.POSITIVE_INFINITY, false, 0, 0);
        int there = split(side, cell * bins, 0, bins - 2);
        int missing = side(side + 1, cell * bins + bins - 1);
        builder.children(node, there, missing);
        return node;
    }

    private int split(int side, int cell, int low, int high) {
        if (low == high) {
            return side(side + 1, cell + low);
        }
        int middle = (low + high) >>> 1;
        int node = builder.numeric(term.inputs()[side], term.cuts()[side][middle], false, 0, 0);
        int left = split(side, cell, low, middle);
        int right = split(side, cell, middle + 1, high);
        builder.children(node, left, right);
        return node;
    }
}
