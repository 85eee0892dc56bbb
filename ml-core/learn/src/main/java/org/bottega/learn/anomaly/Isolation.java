package org.bottega.learn.anomaly;

import java.util.SplittableRandom;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.jspecify.annotations.Nullable;

/// A tree of random cuts.
///
/// @param input −1 for a leaf
/// @param levels the codes that go left, at category nodes
/// @param depth how many cuts lead here, for a leaf with what its rows would still take
@SuppressWarnings("ArrayRecordComponent")
record Isolation(
        int input,
        double threshold,
        long @Nullable [] levels,
        boolean missingLeft,
        int rows,
        double depth,
        @Nullable Isolation left,
        @Nullable Isolation right) {
    private static final int TRIES = 8;

    /// The mean depth of a row in a tree of so many rows that is cut by chance to the end.
    static double usualDepth(int rows) {
        return rows <= 1 ? 0 : 2 * (Math.log(rows - 1) + 0.5772156649) - 2.0 * (rows - 1) / rows;
    }

    static Isolation grow(Matrix x, int[] rows, int sample, long seed) {
        var random = new SplittableRandom(seed);
        var picked = rows.clone();
        for (int i = 0; i < sample; i++) {
            int other = i + random.nextInt(picked.length - i);
            int moved = picked[i];
            picked[i] = picked[other];
            picked[other] = moved;
        }
        int limit = (int) Math.ceil(Math.log(Math.max(2, sample)) / Math.log(2));
        return node(x, picked, 0, sample, 0, limit, random);
    }

    private static Isolation leaf(int rows, int depth) {
        return new Isolation(
                -1, Double.NaN, null, false, rows, depth + usualDepth(rows), null, null);
    }

    private static Isolation node(
            Matrix x, int[] rows, int from, int to, int depth, int limit, SplittableRandom random) {
        if (to - from <= 1 || depth >= limit) {
            return leaf(to - from, depth);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int input = random.nextInt(x.width());
            var column = x.column(input);
            int levels = x.features().get(input).levels();
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = column[rows[i]];
                if (!Double.isNaN(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            if (!(least < most)) {
                continue;
            }
            boolean missingLeft = random.nextBoolean();
            long[] set = levels > 0 ? new long[(levels + 63) / 64] : null;
            double threshold = Double.NaN;
            if (set == null) {
                double share = random.nextDouble();
                threshold =
                        Math.clamp(least * (1 - share) + most * share, least, Math.nextDown(most));
            } else {
                for (int l = 0; l < levels; l++) {
                    set[l >> 6] |= random.nextBoolean() ? 1L << l : 0;
                }
            }
            int middle = part(column, rows, from, to, threshold, set, missingLeft);
            if (middle == from || middle == to) {
                continue;
            }
            return new Isolation(
                    input,
                    threshold,
                    set,
                    missingLeft,
                    to - from,
                    depth,
                    node(x, rows, from, middle, depth + 1, limit, random),
                    node(x, rows, middle, to, depth + 1, limit, random));
        }
        return leaf(to - from, depth);
    }

    private static int part(
            double[] column,
            int[] rows,
            int from,
            int to,
            double threshold,
            long @Nullable [] set,
            boolean missingLeft) {
        int middle = from;
        for (int i = from; i < to; i++) {
            double value = column[rows[i]];
            boolean left;
            if (Double.isNaN(value)) {
                left = missingLeft;
            } else if (set == null) {
                left = value <= threshold;
            } else {
                left = (set[(int) value >> 6] >>> (int) value & 1) != 0;
            }
            if (left) {
                int moved = rows[i];
                rows[i] = rows[middle];
                rows[middle++] = moved;
            }
        }
        return middle;
    }

    /// @return the reference of this node
    int addTo(TreeEnsembleBuilder builder, double unit) {
        if (left == null || right == null) {
            return builder.leaf(rows, depth * unit);
        }
        int node =
                levels == null
                        ? builder.numeric(input, threshold, missingLeft, 0, rows)
                        : builder.category(input, levels, missingLeft, 0, rows);
        builder.children(node, left.addTo(builder, unit), right.addTo(builder, unit));
        return node;
    }
}
