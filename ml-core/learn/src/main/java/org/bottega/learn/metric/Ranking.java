package org.bottega.learn.metric;

import java.util.Arrays;

/// How well scores put rows in order.
final class Ranking {
    private Ranking() {}

    static double auc(double[] y, double[] p, int classes) {
        if (classes == 2) {
            double auc = oneAgainstRest(y, p, 2, 1);
            return Double.isNaN(auc) ? 0.5 : auc;
        }
        double sum = 0;
        int counted = 0;
        for (int c = 0; c < classes; c++) {
            double auc = oneAgainstRest(y, p, classes, c);
            if (!Double.isNaN(auc)) {
                sum += auc;
                counted++;
            }
        }
        return counted == 0 ? 0.5 : sum / counted;
    }

    static double averagePrecision(double[] y, double[] p, int classes) {
        if (classes == 2) {
            return Math.max(0, precision(y, p, 2, 1));
        }
        double sum = 0;
        int counted = 0;
        for (int c = 0; c < classes; c++) {
            double precision = precision(y, p, classes, c);
            if (precision >= 0) {
                sum += precision;
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    /// The sum over thresholds of the gain in recall times the precision there, rows of one score being
    /// told together; -1 when no row is of the class.
    private static double precision(double[] y, double[] p, int classes, int positive) {
        var keys = new long[y.length];
        int all = 0;
        for (int i = 0; i < y.length; i++) {
            boolean is = y[i] == positive;
            all += is ? 1 : 0;
            // order of the score above, the truth in the last bit
            keys[i] = sortable(p[i * classes + positive]) & ~1L | (is ? 1 : 0);
        }
        if (all == 0) {
            return -1;
        }
        Arrays.sort(keys);
        double sum = 0;
        int found = 0;
        for (int i = keys.length - 1; i >= 0; ) {
            long score = keys[i] & ~1L;
            int before = found;
            while (i >= 0 && (keys[i] & ~1L) == score) {
                found += (int) (keys[i] & 1);
                i--;
            }
            sum += (double) (found - before) / all * found / (keys.length - 1 - i);
        }
        return sum;
    }

    /// A long that is ordered as the double is.
    private static long sortable(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /// The share of pairs (a row of the class, a row of another) that stand in the right order, ties
    /// counted half; NaN when there is no pair.
    private static double oneAgainstRest(double[] y, double[] p, int classes, int positive) {
        int count = 0;
        for (double value : y) {
            count += value == positive ? 1 : 0;
        }
        var in = new double[count];
        var out = new double[y.length - count];
        if (in.length == 0 || out.length == 0) {
            return Double.NaN;
        }
        int a = 0;
        int b = 0;
        for (int i = 0; i < y.length; i++) {
            double score = p[i * classes + positive];
            if (y[i] == positive) {
                in[a++] = score;
            } else {
                out[b++] = score;
            }
        }
        Arrays.sort(in);
        Arrays.sort(out);
        double pairs = 0;
        int below = 0;
        int upTo = 0;
        for (double score : in) {
            while (below < out.length && out[below] < score) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < out.length && out[upTo] == score) {
                upTo++;
            }
            pairs += below + 0.5 * (upTo - below);
        }
        return pairs / ((double) in.length * out.length);
    }
}
