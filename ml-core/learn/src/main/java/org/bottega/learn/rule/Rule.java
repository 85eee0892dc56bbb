package org.bottega.learn.rule;

import java.util.List;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// An and-chain of ranges: 1 where a row lies in all of them, else 0.
///
/// @param ranges one an input, by input
record Rule(List<Range> ranges) {
    /// `above < x ≤ upTo`; either may be infinite.
    record Range(int input, double above, double upTo) {
        boolean holds(double x) {
            return x > above && x <= upTo;
        }
    }

    Rule {
        ranges = List.copyOf(ranges);
    }

    boolean holds(double[] rows, int row) {
        for (var range : ranges) {
            if (!range.holds(rows[row + range.input()])) {
                return false;
            }
        }
        return true;
    }

    /// Adds this rule as a tree: a chain of nodes that knows how many of the rows come to each.
    ///
    /// @param rows row-major, none missing
    void grow(TreeEnsembleBuilder builder, double[] rows, int count, int width, int output) {
        builder.tree(step(builder, rows, new boolean[count], width, 0, false), output);
    }

    /// @param out which rows have left the chain already
    /// @param lower whether the range's lower end was looked at before
    private int step(
            TreeEnsembleBuilder builder,
            double[] rows,
            boolean[] out,
            int width,
            int at,
            boolean lower) {
        int here = 0;
        for (boolean left : out) {
            here += left ? 0 : 1;
        }
        if (at == ranges.size()) {
            return builder.leaf(here, 1);
        }
        var range = ranges.get(at);
        boolean low = !lower && range.above() > Double.NEGATIVE_INFINITY;
        if (!low && range.upTo() == Double.POSITIVE_INFINITY) {
            return step(builder, rows, out, width, at + 1, false);
        }
        double threshold = low ? range.above() : range.upTo();
        int node = builder.numeric(range.input(), threshold, false, 0, here);
        int leaving = 0;
        for (int i = 0; i < out.length; i++) {
            if (!out[i] && (rows[i * width + range.input()] <= threshold) == low) {
                out[i] = true;
                leaving++;
            }
        }
        int on = step(builder, rows, out, width, low ? at : at + 1, low);
        int end = builder.leaf(leaving, 0);
        builder.children(node, low ? end : on, low ? on : end);
        return node;
    }
}
