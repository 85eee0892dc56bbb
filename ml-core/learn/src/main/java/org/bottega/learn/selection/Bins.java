package org.bottega.learn.selection;

import java.util.Arrays;

/// A column in few bins of about equally many values; missing values have a bin of their own.
///
/// @param bin one a row
@SuppressWarnings("ArrayRecordComponent")
record Bins(int[] bin, int count) {
    private static final int MOST = 10;
    private static final int MOST_LEVELS = 50;

    /// @param levels above 0 for codes of categories: each is a bin, those beyond 50 share one
    static Bins of(double[] values, int levels) {
        var bin = new int[values.length];
        var cuts = levels > 0 ? new double[0] : cuts(values);
        int inside = levels > 0 ? Math.min(levels, MOST_LEVELS) : cuts.length + 1;
        for (int i = 0; i < bin.length; i++) {
            if (Double.isNaN(values[i])) {
                bin[i] = inside;
            } else if (levels > 0) {
                bin[i] = Math.min((int) values[i], inside - 1);
            } else {
                int at = Arrays.binarySearch(cuts, values[i]);
                bin[i] = at >= 0 ? at : -at - 1;
            }
        }
        return packed(bin, inside + 1);
    }

    /// Cuts below which about a tenth more each of the values lie: a value that is very frequent is a bin.
    private static double[] cuts(double[] values) {
        var sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        var cuts = new double[MOST];
        int count = 0;
        for (int b = 1; b < MOST && sorted.length > 0; b++) {
            double cut = sorted[(int) ((long) b * (sorted.length - 1) / MOST)];
            if (cut < sorted[sorted.length - 1] && (count == 0 || cut > cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    /// Only bins that hold rows.
    private static Bins packed(int[] bin, int most) {
        var number = new int[most];
        Arrays.fill(number, -1);
        int count = 0;
        for (int i = 0; i < bin.length; i++) {
            if (number[bin[i]] < 0) {
                number[bin[i]] = count++;
            }
            bin[i] = number[bin[i]];
        }
        return new Bins(bin, count);
    }

    /// How much the one tells of the other, in nats, as counted.
    static double information(Bins a, Bins b) {
        int n = a.bin().length;
        var both = new int[a.count() * b.count()];
        var first = new int[a.count()];
        var second = new int[b.count()];
        for (int i = 0; i < n; i++) {
            both[a.bin()[i] * b.count() + b.bin()[i]]++;
            first[a.bin()[i]]++;
            second[b.bin()[i]]++;
        }
        double sum = 0;
        for (int p = 0; p < first.length; p++) {
            for (int q = 0; q < second.length; q++) {
                int here = both[p * b.count() + q];
                if (here > 0) {
                    sum += here * Math.log((double) here * n / ((double) first[p] * second[q]));
                }
            }
        }
        return sum / n;
    }

    /// What independent columns of so many bins tell of one another by chance, to the first order (Miller
    /// 1955).
    static double byChance(Bins a, Bins b) {
        return (a.count() - 1.0) * (b.count() - 1) / (2.0 * a.bin().length);
    }
}
