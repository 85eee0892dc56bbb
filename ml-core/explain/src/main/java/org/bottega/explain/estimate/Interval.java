package org.bottega.explain.estimate;

import java.util.Arrays;
import org.bottega.learn.distribution.Normal;

/// Where a figure lies with a stated confidence, both ends included and finite.
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("from " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    /// For a share of rows (Wilson 1927): also sound where none or all of few rows count.
    ///
    /// @param hits 0 to `rows`
    /// @param rows 1 or more
    /// @param confidence above 0 and below 1
    public static Interval ofShare(double hits, double rows, double confidence) {
        double z = Normal.quantile(0.5 + confidence / 2);
        double share = hits / rows;
        double middle = (share + z * z / (2 * rows)) / (1 + z * z / rows);
        double reach =
                z
                        * Math.sqrt(share * (1 - share) / rows + z * z / (4 * rows * rows))
                        / (1 + z * z / rows);
        return new Interval(
                hits == 0 ? 0 : Math.max(0, middle - reach),
                hits == rows ? 1 : Math.min(1, middle + reach));
    }

    /// The middle part of figures that were drawn again and again (Efron's percentiles).
    ///
    /// @param drawn two or more finite figures; sorted afterwards
    public static Interval ofDraws(double[] drawn, double confidence) {
        Arrays.sort(drawn);
        double outside = (1 - confidence) / 2;
        return new Interval(quantile(drawn, outside), quantile(drawn, 1 - outside));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
