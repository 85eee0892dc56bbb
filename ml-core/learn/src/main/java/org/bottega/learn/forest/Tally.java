package org.bottega.learn.forest;

import java.util.Arrays;

/// What a node's rows sum up to in each bin of one input: how many rows there are, and the sum of their
/// targets (one sum for numbers and for two classes, one a class for more). Only bins that occur are kept,
/// in ascending order; missing values are apart.
final class Tally {
    private static final int FEW = 64;

    private final ForestRows rows;
    private final int width;
    private final double[] allCount;
    private final double[] allSum;
    private final int[] key = new int[FEW];

    /// the bins that occur
    final int[] bin = new int[256];

    /// rows in each of them
    final double[] count = new double[256];

    /// sums in each of them, `width` each
    final double[] sum;

    /// how many bins occur
    int size;

    double missingCount;
    final double[] missingSum;

    Tally(ForestRows rows) {
        this.rows = rows;
        width = width(rows);
        allCount = new double[256];
        allSum = new double[256 * width];
        sum = new double[256 * width];
        missingSum = new double[width];
    }

    /// How many sums are kept.
    static int width(ForestRows rows) {
        return rows.classes() > 2 ? rows.classes() : 1;
    }

    int width() {
        return width;
    }

    /// @param index training rows, `from` to `to` of them
    /// @param times how often each row counts
    void fill(int input, int[] index, int from, int to, int[] times) {
        size = 0;
        missingCount = 0;
        Arrays.fill(missingSum, 0);
        var bins = rows.bins(input);
        if (to - from < FEW) {
            few(bins, index, from, to, times);
        } else {
            many(bins, index, from, to, times);
        }
    }

    private void many(Bins bins, int[] index, int from, int to, int[] times) {
        var codes = bins.codes();
        int all = bins.count() + 1;
        Arrays.fill(allCount, 0, all, 0);
        Arrays.fill(allSum, 0, all * width, 0);
        if (width == 1) {
            for (int r = from; r < to; r++) {
                int row = index[r];
                int code = codes[row] & 0xFF;
                allCount[code] += times[row];
                allSum[code] += times[row] * rows.y(row);
            }
        } else {
            for (int r = from; r < to; r++) {
                int row = index[r];
                int code = codes[row] & 0xFF;
                allCount[code] += times[row];
                allSum[code * width + (int) rows.y(row)] += times[row];
            }
        }
        for (int b = 0; b < bins.count(); b++) {
            if (allCount[b] > 0) {
                bin[size] = b;
                count[size] = allCount[b];
                System.arraycopy(allSum, b * width, sum, size * width, width);
                size++;
            }
        }
        missingCount = allCount[bins.missing()];
        System.arraycopy(allSum, bins.missing() * width, missingSum, 0, width);
    }

    /// Sorting few rows is quicker than clearing all bins.
    private void few(Bins bins, int[] index, int from, int to, int[] times) {
        var codes = bins.codes();
        int n = to - from;
        for (int r = 0; r < n; r++) {
            key[r] = (codes[index[from + r]] & 0xFF) << 6 | r;
        }
        Arrays.sort(key, 0, n);
        for (int r = 0; r < n; r++) {
            int code = key[r] >> 6;
            int row = index[from + (key[r] & 63)];
            if (code == bins.missing()) {
                missingCount += times[row];
                add(missingSum, 0, row, times[row]);
                continue;
            }
            if (size == 0 || bin[size - 1] != code) {
                bin[size] = code;
                count[size] = 0;
                Arrays.fill(sum, size * width, (size + 1) * width, 0);
                size++;
            }
            count[size - 1] += times[row];
            add(sum, (size - 1) * width, row, times[row]);
        }
    }

    private void add(double[] sums, int at, int row, int times) {
        if (width == 1) {
            sums[at] += times * rows.y(row);
        } else {
            sums[at + (int) rows.y(row)] += times;
        }
    }

    /// Puts the bins into another order.
    ///
    /// @param order positions, `size` of them
    void reorder(Integer[] order) {
        var bins = Arrays.copyOf(bin, size);
        var counts = Arrays.copyOf(count, size);
        var sums = Arrays.copyOf(sum, size * width);
        for (int i = 0; i < size; i++) {
            bin[i] = bins[order[i]];
            count[i] = counts[order[i]];
            System.arraycopy(sums, order[i] * width, sum, i * width, width);
        }
    }
}
