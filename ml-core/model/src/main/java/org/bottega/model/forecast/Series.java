package org.bottega.model.forecast;

import java.util.Arrays;
import java.util.List;

/// One series on its grid of moments.
///
/// @param key what tells it apart, one value a series column
/// @param first the number of its first step
/// @param y its values up to the last one known; never NaN
/// @param row for each step the row it comes from, steps after the last known value included; −1 for none
@SuppressWarnings("ArrayRecordComponent")
public record Series(List<String> key, long first, double[] y, int[] row) {
    public Series {
        key = List.copyOf(key);
    }

    /// The same without its first steps.
    public Series from(int step) {
        return step <= 0
                ? this
                : new Series(
                        key,
                        first + step,
                        Arrays.copyOfRange(y, step, y.length),
                        Arrays.copyOfRange(row, step, row.length));
    }

    /// The key as one text.
    public String name() {
        return String.join(" · ", key);
    }

    /// How far a season ago is from now on average, over the first values: what errors are compared with (the
    /// denominator of MASE, Hyndman and Koehler 2006). Where a season tells nothing, one step; above 0.
    ///
    /// @param known how many values are looked at
    public double scale(int season, int known) {
        for (int lag : known > season ? new int[] {season, 1} : new int[] {1}) {
            double sum = 0;
            for (int t = lag; t < known; t++) {
                sum += Math.abs(y[t] - y[t - lag]);
            }
            if (sum > 0) {
                return sum / (known - lag);
            }
        }
        double last = known > 0 ? Math.abs(y[known - 1]) : 0;
        return last > 0 ? last : 1;
    }
}
