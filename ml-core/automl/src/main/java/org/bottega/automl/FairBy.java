package org.bottega.automl;

import org.bottega.kernel.ProblemException;
import org.bottega.learn.distribution.Normal;

/// How unequal a model's predictions may be to two groups of rows. It decides which models and blends win: of those
/// within the bound the best, and where none is within it the most equal one.
///
/// Disparities are 0 for perfect equality and told of rows that a model had not learnt from.
public final class FairBy {
    private final String words;
    private final byte[] side;
    private final boolean[] favoured;
    private final double border;
    private final Kind kind;
    private final double most;

    /// What is compared, by Clarify's codes; `a` is the favoured group and `d` the other one.
    public enum Kind {
        /// the shares of favoured predictions, `|a − d|`
        DPPL,
        /// the ratio of these shares, as `1 − min(d/a, a/d)`: 0.2 is the four-fifths rule
        DI,
        /// the shares of rows with the favoured outcome that are found (recall), `|a − d|`
        RD,
        /// the shares of other rows that are told so (specificity), `|a − d|`
        SD,
        /// the shares of predictions that are right, `|a − d|`
        AD
    }

    /// A disparity and where it lies with 95 % confidence (normal approximation of two shares, or of the logarithm of
    /// their ratio). NaN where a group has no row that counts.
    public record Disparity(double value, double low, double high) {
        public static final Disparity UNKNOWN = new Disparity(Double.NaN, Double.NaN, Double.NaN);
    }

    /// @param words what the group is called, such as `sex=Female`
    /// @param side for each row of the table 0 (a), 1 (d), or −1 where that is not known
    /// @param favoured for each class whether it is wished for; empty for a target of numbers
    /// @param border above which a number is favoured; NaN for classes
    /// @param most the largest disparity a winner should have, 0 to 1
    public FairBy(
            String words, byte[] side, boolean[] favoured, double border, Kind kind, double most) {
        if (!(most >= 0 && most <= 1)) {
            throw ProblemException.usage(
                    "max-disparity",
                    "A largest disparity of " + most + " cannot be used.",
                    "Give a number from 0 to 1, such as 0.1.");
        }
        this.words = words;
        this.side = side.clone();
        this.favoured = favoured.clone();
        this.border = border;
        this.kind = kind;
        this.most = most;
    }

    public String words() {
        return words;
    }

    public Kind kind() {
        return kind;
    }

    public double most() {
        return most;
    }

    /// The disparity of predictions.
    ///
    /// @param rows which rows of the table were predicted
    /// @param truth their classes or values
    /// @param told predictions, row-major
    Disparity of(int[] rows, double[] truth, double[] told) {
        // by side: rows that count, and those of them that hit
        var all = new double[2];
        var hit = new double[2];
        int outputs = favoured.length == 0 ? 1 : favoured.length;
        for (int i = 0; i < rows.length; i++) {
            int s = side[rows[i]];
            if (s < 0) {
                continue;
            }
            boolean p = favours(told, i * outputs);
            boolean y = favoured.length == 0 ? truth[i] > border : favoured[(int) truth[i]];
            switch (kind) {
                case DPPL, DI -> count(all, hit, s, true, p);
                case RD -> count(all, hit, s, y, p);
                case SD -> count(all, hit, s, !y, !p);
                case AD -> count(all, hit, s, true, p == y);
            }
        }
        return all[0] == 0 || all[1] == 0 ? Disparity.UNKNOWN : compared(all, hit);
    }

    private static void count(double[] all, double[] hit, int side, boolean counts, boolean hits) {
        if (counts) {
            all[side]++;
            hit[side] += hits ? 1 : 0;
        }
    }

    private boolean favours(double[] told, int at) {
        if (favoured.length == 0) {
            return told[at] > border;
        }
        int best = 0;
        for (int k = 1; k < favoured.length; k++) {
            best = told[at + k] > told[at + best] ? k : best;
        }
        return favoured[best];
    }

    private Disparity compared(double[] all, double[] hit) {
        double z = Normal.quantile(0.975);
        double a = hit[0] / all[0];
        double d = hit[1] / all[1];
        if (kind == Kind.DI) {
            if (hit[0] == 0 || hit[1] == 0) {
                // nobody is favoured at all, or only one group is
                double value = hit[0] == hit[1] ? 0 : 1;
                return new Disparity(value, value, value);
            }
            double log = Math.log(d / a);
            double reach = z * Math.sqrt((1 - a) / hit[0] + (1 - d) / hit[1]);
            var size = size(log, reach);
            return new Disparity(
                    1 - Math.exp(-size.value), 1 - Math.exp(-size.low), 1 - Math.exp(-size.high));
        }
        double reach = z * Math.sqrt(a * (1 - a) / all[0] + d * (1 - d) / all[1]);
        var size = size(a - d, reach);
        return new Disparity(size.value, Math.min(1, size.low), Math.min(1, size.high));
    }

    /// The size of a figure whose sign does not count.
    private static Disparity size(double value, double reach) {
        double size = Math.abs(value);
        return new Disparity(size, Math.max(0, size - reach), size + reach);
    }

    /// How much a disparity is above the bound; what is not known is above everything.
    double excess(Disparity disparity) {
        return Double.isNaN(disparity.value) ? 2 : Math.max(0, disparity.value - most);
    }
}
