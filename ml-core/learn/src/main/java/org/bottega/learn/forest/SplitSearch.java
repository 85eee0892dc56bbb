package org.bottega.learn.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Looks for the best split of a node: over some inputs by chance, over all cuts between their bins, or,
/// for extremely randomised trees, at one cut by chance. Levels of a category are first put in order of
/// their (smoothed) mean target, which for two classes and for numbers loses no split (Fisher 1958,
/// Breiman et al. 1984). Missing values are tried on either side.
final class SplitSearch {
    private static final double SMOOTHING = 10;

    private final ForestRows rows;
    private final boolean entropy;
    private final boolean oneCut;
    private final double fewest;
    private final Tally tally;
    private final int width;
    private final double[] left;
    private final double[] right;
    private final double[] node;

    /// the best split's input, −1 when there is none
    int input;

    /// numbers up to this go left
    double threshold;

    /// levels that go left; empty for numbers
    long[] levels = {};

    boolean missingLeft;
    double gain;

    /// @param fewest rows on either side
    SplitSearch(ForestRows rows, boolean entropy, boolean oneCut, int fewest) {
        this.rows = rows;
        this.entropy = entropy;
        this.oneCut = oneCut;
        this.fewest = fewest;
        tally = new Tally(rows);
        width = tally.width();
        left = new double[width];
        right = new double[width];
        node = new double[width];
    }

    /// @param inputs all inputs, put in another order here
    /// @param tried how many inputs that differ within the node to try
    /// @param count the node's number of rows
    /// @param sums the node's sums
    void search(
            int[] inputs,
            int tried,
            int[] index,
            int from,
            int to,
            int[] times,
            double count,
            double[] sums,
            SplittableRandom random) {
        input = -1;
        System.arraycopy(sums, 0, node, 0, width);
        double whole = purity(node, count);
        gain = 1e-10 * Math.max(1e-10, Math.abs(whole));
        int done = 0;
        for (int i = 0; i < inputs.length && done < tried; i++) {
            int j = i + random.nextInt(inputs.length - i);
            int chosen = inputs[j];
            inputs[j] = inputs[i];
            inputs[i] = chosen;
            tally.fill(chosen, index, from, to, times);
            if (tally.size + (tally.missingCount > 0 ? 1 : 0) < 2) {
                continue;
            }
            done++;
            if (rows.bins(chosen).category()) {
                orderLevels(count, random);
            }
            cuts(chosen, count, whole, random);
        }
    }

    private void cuts(int chosen, double count, double whole, SplittableRandom random) {
        Arrays.fill(left, 0);
        double leftCount = 0;
        int last = tally.missingCount > 0 ? tally.size : tally.size - 1;
        int only = oneCut ? random.nextInt(last) : -1;
        for (int i = 0; i < last; i++) {
            leftCount += tally.count[i];
            for (int k = 0; k < width; k++) {
                left[k] += tally.sum[i * width + k];
            }
            if (only >= 0 && i != only) {
                continue;
            }
            attempt(chosen, i, leftCount, count, whole, false);
            if (tally.missingCount > 0 && i < tally.size - 1) {
                for (int k = 0; k < width; k++) {
                    left[k] += tally.missingSum[k];
                }
                attempt(chosen, i, leftCount + tally.missingCount, count, whole, true);
                for (int k = 0; k < width; k++) {
                    left[k] -= tally.missingSum[k];
                }
            }
        }
    }

    private void attempt(
            int chosen, int at, double leftCount, double count, double whole, boolean withMissing) {
        double rightCount = count - leftCount;
        if (leftCount < fewest || rightCount < fewest) {
            return;
        }
        for (int k = 0; k < width; k++) {
            right[k] = node[k] - left[k];
        }
        double better = purity(left, leftCount) + purity(right, rightCount) - whole;
        if (better <= gain) {
            return;
        }
        gain = better;
        input = chosen;
        missingLeft = tally.missingCount > 0 ? withMissing : leftCount >= rightCount;
        var bins = rows.bins(chosen);
        if (bins.category()) {
            levels = levels(bins, at);
            threshold = Double.NaN;
        } else {
            levels = new long[0];
            threshold =
                    at == tally.size - 1
                            ? Double.POSITIVE_INFINITY
                            : bins.cuts()[(tally.bin[at] + tally.bin[at + 1] - 1) >>> 1];
        }
    }

    /// The levels of the first bins; when missing values go left, also all levels that do not occur here.
    private long[] levels(Bins bins, int upTo) {
        var set = new long[(bins.allLevels() + 63) >> 6];
        if (missingLeft) {
            for (int level = 0; level < bins.allLevels(); level++) {
                set[level >> 6] |= 1L << level;
            }
            for (int i = upTo + 1; i < tally.size; i++) {
                int level = bins.levels()[tally.bin[i]];
                set[level >> 6] &= ~(1L << level);
            }
        } else {
            for (int i = 0; i <= upTo; i++) {
                int level = bins.levels()[tally.bin[i]];
                set[level >> 6] |= 1L << level;
            }
        }
        return set;
    }

    /// With more than two classes the order is that of one class's share, chosen by chance.
    private void orderLevels(double count, SplittableRandom random) {
        int k = width == 1 ? 0 : random.nextInt(width);
        double mean = node[k] / count;
        var key = new double[tally.size];
        var order = new Integer[tally.size];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            key[i] = (tally.sum[i * width + k] + SMOOTHING * mean) / (tally.count[i] + SMOOTHING);
        }
        Arrays.sort(order, (a, b) -> Double.compare(key[a], key[b]));
        tally.reorder(order);
    }

    /// The larger, the more alike the rows: what a split gains is the purity of its sides less that of the
    /// whole. For squared error and Gini the sum of squares over the count; for entropy the sum of
    /// `n ln(n / count)`.
    private double purity(double[] sums, double count) {
        if (!entropy) {
            double squares = 0;
            for (double sum : sums) {
                squares += sum * sum;
            }
            return squares / count;
        }
        double total = width == 1 ? part(count - sums[0], count) : 0;
        for (double sum : sums) {
            total += part(sum, count);
        }
        return total;
    }

    private static double part(double rows, double of) {
        return rows <= 0 ? 0 : rows * Math.log(rows / of);
    }
}
