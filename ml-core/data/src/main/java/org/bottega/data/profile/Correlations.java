package org.bottega.data.profile;

import java.util.stream.IntStream;

/// Associations of two columns of a sample. Missing values are left out in pairs.
final class Correlations {
    private static final int MOST_LEVELS = 200;

    private Correlations() {}

    /// @throws IllegalArgumentException when the lengths differ
    static Measure pearson(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("as many of each");
        }
        double n = 0;
        double ma = 0;
        double mb = 0;
        double saa = 0;
        double sbb = 0;
        double sab = 0;
        double ua = scale(a);
        double ub = scale(b);
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) || Double.isNaN(b[i])) {
                continue;
            }
            n++;
            double da = a[i] / ua - ma;
            double db = b[i] / ub - mb;
            ma += da / n;
            mb += db / n;
            saa += da * (a[i] / ua - ma);
            sbb += db * (b[i] / ub - mb);
            sab += da * (b[i] / ub - mb);
        }
        if (n < 3) {
            return Measure.unknown(Measure.Why.TOO_FEW_VALUES);
        }
        if (saa <= 0 || sbb <= 0) {
            return Measure.unknown(Measure.Why.ALL_EQUAL);
        }
        return Measure.of(Math.clamp(sab / Math.sqrt(saa) / Math.sqrt(sbb), -1, 1));
    }

    private static double scale(double[] values) {
        double most = 0;
        for (double v : values) {
            most = Math.max(most, Double.isNaN(v) ? 0 : Math.abs(v));
        }
        return most > 0 ? most : 1;
    }

    /// Where the values would stand in order; the missing ones come last.
    static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// @param orderA of `a` by [#order]
    static Measure spearman(double[] a, int[] orderA, double[] b, int[] orderB) {
        return pearson(ranks(a, orderA, b), ranks(b, orderB, a));
    }

    /// Ranks of the values that have a partner, ties sharing their mean.
    private static double[] ranks(double[] values, int[] order, double[] partner) {
        var ranks = new double[values.length];
        java.util.Arrays.fill(ranks, Double.NaN);
        var kept = new int[values.length];
        int n = 0;
        for (int i : order) {
            if (!Double.isNaN(values[i]) && !Double.isNaN(partner[i])) {
                kept[n++] = i;
            }
        }
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && values[kept[to]] == values[kept[from]]) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[kept[k]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /// Bergsma, A bias-correction for Cramér's V and Tschuprow's T, 2013.
    static Measure cramer(int[] a, int levelsA, int[] b, int levelsB) {
        if (levelsA > MOST_LEVELS || levelsB > MOST_LEVELS) {
            return Measure.unknown(Measure.Why.TOO_MANY_LEVELS);
        }
        var counts = new double[levelsA][levelsB];
        double n = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] >= 0 && b[i] >= 0) {
                counts[a[i]][b[i]]++;
                n++;
            }
        }
        var rows = new double[levelsA];
        var columns = new double[levelsB];
        for (int i = 0; i < levelsA; i++) {
            for (int j = 0; j < levelsB; j++) {
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
            }
        }
        double r = java.util.Arrays.stream(rows).filter(x -> x > 0).count();
        double k = java.util.Arrays.stream(columns).filter(x -> x > 0).count();
        if (n < 3) {
            return Measure.unknown(Measure.Why.TOO_FEW_VALUES);
        }
        if (r < 2 || k < 2) {
            return Measure.unknown(Measure.Why.ALL_EQUAL);
        }
        double chi = 0;
        for (int i = 0; i < levelsA; i++) {
            for (int j = 0; j < levelsB; j++) {
                double e = rows[i] * columns[j] / n;
                if (e > 0) {
                    chi += (counts[i][j] - e) * (counts[i][j] - e) / e;
                }
            }
        }
        double phi = Math.max(0, chi / n - (k - 1) * (r - 1) / (n - 1));
        double rows2 = r - (r - 1) * (r - 1) / (n - 1);
        double columns2 = k - (k - 1) * (k - 1) / (n - 1);
        double least = Math.min(rows2, columns2) - 1;
        return least <= 0
                ? Measure.unknown(Measure.Why.TOO_FEW_VALUES)
                : Measure.of(Math.min(1, Math.sqrt(phi / least)));
    }

    /// How much of the numbers' spread the categories explain (Pearson's η).
    static Measure eta(int[] codes, int levels, double[] numbers) {
        if (levels > MOST_LEVELS) {
            return Measure.unknown(Measure.Why.TOO_MANY_LEVELS);
        }
        double unit = scale(numbers);
        var sum = new double[levels];
        var count = new double[levels];
        double n = 0;
        double mean = 0;
        double total = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && !Double.isNaN(numbers[i])) {
                double x = numbers[i] / unit;
                sum[codes[i]] += x;
                count[codes[i]]++;
                n++;
                double d = x - mean;
                mean += d / n;
                total += d * (x - mean);
            }
        }
        if (n < 3) {
            return Measure.unknown(Measure.Why.TOO_FEW_VALUES);
        }
        double between = 0;
        long groups = 0;
        for (int g = 0; g < levels; g++) {
            if (count[g] > 0) {
                groups++;
                double d = sum[g] / count[g] - mean;
                between += count[g] * d * d;
            }
        }
        return total <= 0 || groups < 2
                ? Measure.unknown(Measure.Why.ALL_EQUAL)
                : Measure.of(Math.min(1, Math.sqrt(between / total)));
    }
}
