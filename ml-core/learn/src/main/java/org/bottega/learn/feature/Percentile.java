package org.bottega.learn.feature;

import java.util.Arrays;

/// Values below which a share of numbers lies.
final class Percentile {
    private Percentile() {}

    /// The finite ones among numbers, ascending.
    static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /// Linear interpolation between neighbours (type 7 of Hyndman and Fan 1996, NumPy's default).
    ///
    /// @param sorted ascending, at least one
    /// @param share 0 to 1
    static double of(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.length - 1);
        double part = at - low;
        // two halves, so that huge neighbours of different sign do not overflow
        return sorted[low] * (1 - part) + sorted[high] * part;
    }
}
