package org.bottega.explain.fairness;

import java.util.Arrays;

/// The rows by kind: everything the figures ask of a row is its group, its side, its label, its prediction and
/// how it flipped, so rows that agree in these are counted together.
///
/// Sides are 0 for a and 1 for d.
final class Tally {
    /// How a row of d fared in the flip test.
    static final int NOT_TESTED = 0;

    static final int SAME = 1;
    static final int MODEL_ONLY = 2;
    static final int NEIGHBOURS_ONLY = 3;

    private static final int FLIPS = 4;

    private final int groups;
    private final int labels;
    private final boolean[] favoured;
    private final int[] group;
    private final byte[] side;
    private final int[] label;
    private final boolean[] predicted;
    private final byte[] flip;
    private final int[] count;

    /// @param groups how many values the group variable has, 1 where there is none
    /// @param favoured for each label whether it is
    /// @param rows the kinds of all rows, see [#kind]
    Tally(int groups, boolean[] favoured, long[] rows) {
        this.groups = groups;
        this.labels = favoured.length;
        this.favoured = favoured;
        var sorted = rows.clone();
        Arrays.parallelSort(sorted);
        int kinds = 0;
        for (int i = 0; i < sorted.length; i++) {
            kinds += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        group = new int[kinds];
        side = new byte[kinds];
        label = new int[kinds];
        predicted = new boolean[kinds];
        flip = new byte[kinds];
        count = new int[kinds];
        for (int i = 0, k = -1; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                long kind = sorted[i];
                k++;
                flip[k] = (byte) (kind % FLIPS);
                kind /= FLIPS;
                predicted[k] = kind % 2 == 1;
                kind /= 2;
                label[k] = (int) (kind % labels);
                kind /= labels;
                side[k] = (byte) (kind % 2);
                group[k] = (int) (kind / 2);
            }
            count[k]++;
        }
    }

    /// A row's kind as one number.
    static long kind(int group, int side, int label, int labels, boolean predicted, int flip) {
        return ((((long) group * 2 + side) * labels + label) * 2 + (predicted ? 1 : 0)) * FLIPS
                + flip;
    }

    /// The same kinds as if all rows were of one group.
    static long[] ungrouped(long[] kinds, int labels) {
        long each = 2L * labels * 2 * FLIPS;
        return Arrays.stream(kinds).map(k -> k % each).toArray();
    }

    int kinds() {
        return count.length;
    }

    /// How many rows there are of each kind.
    int[] count() {
        return count;
    }

    /// Sums over kinds, for one draw of the rows.
    final class Sums {
        /// by side, then label
        final double[][] label = new double[2][labels];

        /// by side, then 0 for other and 1 for favoured labels, then 0 for other and 1 for favoured predictions
        final double[][][] told = new double[2][2][2];

        /// by flip
        final double[] flips = new double[FLIPS];

        /// by group, then side, then 0 for other and 1 for favoured labels
        private final double[] observed = new double[4 * groups];

        /// the same by predictions
        private final double[] predictions = new double[4 * groups];

        /// @param drawn how often each kind comes up
        Sums of(int[] drawn) {
            for (int s = 0; s < 2; s++) {
                Arrays.fill(label[s], 0);
                Arrays.fill(told[s][0], 0);
                Arrays.fill(told[s][1], 0);
            }
            Arrays.fill(flips, 0);
            Arrays.fill(observed, 0);
            Arrays.fill(predictions, 0);
            for (int k = 0; k < drawn.length; k++) {
                int n = drawn[k];
                int s = side[k];
                int y = favoured[Tally.this.label[k]] ? 1 : 0;
                int p = predicted[k] ? 1 : 0;
                label[s][Tally.this.label[k]] += n;
                told[s][y][p] += n;
                flips[flip[k]] += n;
                observed[4 * group[k] + 2 * s + y] += n;
                predictions[4 * group[k] + 2 * s + p] += n;
            }
            return this;
        }

        double rows(int side) {
            return observed(side, 0) + observed(side, 1);
        }

        /// Rows of a side whose label is favoured (1) or not (0).
        double observed(int side, int y) {
            return told[side][y][0] + told[side][y][1];
        }

        /// Rows of a side whose prediction is favoured (1) or not (0).
        double predicted(int side, int p) {
            return told[side][0][p] + told[side][1][p];
        }

        /// Conditional demographic disparity: how much more d makes up of those who did not get the favoured
        /// outcome than of those who did, mean over the groups by their rows; a share of nothing is 0.
        double disparity(boolean ofPredictions) {
            var by = ofPredictions ? predictions : observed;
            double sum = 0;
            double rows = 0;
            for (int g = 0; g < by.length; g += 4) {
                double others = by[g] + by[g + 2];
                double favouredRows = by[g + 1] + by[g + 3];
                double rejected = others == 0 ? 0 : by[g + 2] / others;
                double accepted = favouredRows == 0 ? 0 : by[g + 3] / favouredRows;
                sum += (others + favouredRows) * (rejected - accepted);
                rows += others + favouredRows;
            }
            return rows == 0 ? Double.NaN : sum / rows;
        }
    }

    Sums sums() {
        return new Sums();
    }
}
