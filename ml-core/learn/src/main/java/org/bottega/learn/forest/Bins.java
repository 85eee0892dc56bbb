package org.bottega.learn.forest;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.model.features.Matrix;

/// One input of the training rows, each value put into one of at most 254 bins: for a number a range
/// between two cuts, for a category one level. Missing values (and levels beyond the most frequent 254)
/// are in a bin of their own after the others.
///
/// @param codes for each training row its bin
/// @param count the number of bins, not counting the one for missing values
/// @param cuts for numbers: bin `b` holds values up to `cuts[b]`, the last bin all above; empty for levels
/// @param levels for categories: the level of each bin; empty for numbers
/// @param allLevels for categories: how many levels there are, also those without a bin
@SuppressWarnings("ArrayRecordComponent")
record Bins(byte[] codes, int count, double[] cuts, int[] levels, int allLevels) {
    static final int MOST = 254;
    private static final int SAMPLE = 100_000;

    static Bins of(Matrix x, int input, int[] rows) {
        var column = x.column(input);
        return x.features().get(input).levels() > 0
                ? levels(column, x.features().get(input).levels(), rows)
                : numbers(column, rows);
    }

    boolean category() {
        return allLevels > 0;
    }

    /// The bin of missing values.
    int missing() {
        return count;
    }

    private static Bins numbers(double[] column, int[] rows) {
        int step = Math.max(1, rows.length / SAMPLE);
        var sorted =
                IntStream.iterate(0, i -> i < rows.length, i -> i + step)
                        .mapToDouble(i -> column[rows[i]])
                        .filter(v -> !Double.isNaN(v))
                        .sorted()
                        .toArray();
        var cuts = cuts(sorted);
        int count = sorted.length == 0 ? 0 : cuts.length + 1;
        var codes = new byte[rows.length];
        for (int i = 0; i < codes.length; i++) {
            double value = column[rows[i]];
            codes[i] = (byte) (Double.isNaN(value) ? count : bin(cuts, value));
        }
        return new Bins(codes, count, cuts, new int[0], 0);
    }

    /// Between every two neighbouring values, or, if they are many, between as equally filled bins as can be.
    private static double[] cuts(double[] sorted) {
        var distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST) {
            return IntStream.range(1, distinct.length)
                    .mapToDouble(i -> between(distinct[i - 1], distinct[i]))
                    .toArray();
        }
        var cuts = new double[MOST - 1];
        int used = 0;
        for (int b = 1; b < MOST; b++) {
            int at = (int) ((long) b * sorted.length / MOST);
            double low = sorted[at - 1];
            while (at < sorted.length && sorted[at] == low) {
                at++;
            }
            if (at < sorted.length) {
                double cut = between(low, sorted[at]);
                if (used == 0 || cut > cuts[used - 1]) {
                    cuts[used++] = cut;
                }
            }
        }
        return Arrays.copyOf(cuts, used);
    }

    /// A number from `low` to just below `high`.
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }

    private static int bin(double[] cuts, double value) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Bins levels(double[] column, int levels, int[] rows) {
        var frequency = new int[levels];
        for (int row : rows) {
            if (!Double.isNaN(column[row])) {
                frequency[(int) column[row]]++;
            }
        }
        var kept =
                IntStream.range(0, levels)
                        .filter(l -> frequency[l] > 0)
                        .boxed()
                        .sorted((a, b) -> Integer.compare(frequency[b], frequency[a]))
                        .limit(MOST)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
        var binOf = new int[levels];
        Arrays.fill(binOf, kept.length);
        for (int b = 0; b < kept.length; b++) {
            binOf[kept[b]] = b;
        }
        var codes = new byte[rows.length];
        for (int i = 0; i < codes.length; i++) {
            double value = column[rows[i]];
            codes[i] = (byte) (Double.isNaN(value) ? kept.length : binOf[(int) value]);
        }
        return new Bins(codes, kept.length, new double[0], kept, levels);
    }
}
