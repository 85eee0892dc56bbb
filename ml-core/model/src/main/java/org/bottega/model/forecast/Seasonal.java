package org.bottega.model.forecast;

import java.util.Arrays;

/// What comes again with every season, by classical decomposition (Hyndman and Athanasopoulos, Forecasting:
/// Principles and Practice, 3.4): the mean distance or ratio to a moving average, for each place in the season.
///
/// @param index for each place in the season, counted from the first value, what is added or multiplied
@SuppressWarnings("ArrayRecordComponent")
record Seasonal(double[] index, boolean multiplied) {

    /// @param y two seasons or more
    static Seasonal of(double[] y, int season, boolean multiplied) {
        int n = y.length;
        int half = season / 2;
        var sums = new double[season];
        var counts = new int[season];
        for (int t = half; t < n - half; t++) {
            double mean = 0;
            for (int k = -half; k <= half; k++) {
                mean += (season % 2 == 0 && Math.abs(k) == half ? 0.5 : 1) * y[t + k];
            }
            mean /= season;
            double away = multiplied ? y[t] / mean : y[t] - mean;
            if (Double.isFinite(away)) {
                sums[t % season] += away;
                counts[t % season]++;
            }
        }
        var index = new double[season];
        for (int s = 0; s < season; s++) {
            index[s] = counts[s] > 0 ? sums[s] / counts[s] : multiplied ? 1 : 0;
        }
        double mean = Arrays.stream(index).average().orElse(multiplied ? 1 : 0);
        for (int s = 0; s < season; s++) {
            index[s] = multiplied ? Math.max(1e-6, index[s] / mean) : index[s] - mean;
        }
        return new Seasonal(index, multiplied);
    }

    /// Whether the autocorrelation at one season is beyond chance (10 % level, as in the M competitions).
    static boolean shown(double[] y, int season) {
        int n = y.length;
        if (season < 2 || n < 3 * season) {
            return false;
        }
        double mean = Arrays.stream(y).average().orElse(0);
        double variance = 0;
        for (double value : y) {
            variance += (value - mean) * (value - mean);
        }
        if (!(variance > 0)) {
            return false;
        }
        double squares = 0;
        double last = 0;
        for (int lag = 1; lag <= season; lag++) {
            double sum = 0;
            for (int t = lag; t < n; t++) {
                sum += (y[t] - mean) * (y[t - lag] - mean);
            }
            last = sum / variance;
            if (lag < season) {
                squares += last * last;
            }
        }
        return Math.abs(last) > 1.645 * Math.sqrt((1 + 2 * squares) / n);
    }

    double[] without(double[] y) {
        var out = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            double s = index[t % index.length];
            out[t] = multiplied ? y[t] / s : y[t] - s;
        }
        return out;
    }

    /// Puts the season back into values that follow `from` earlier ones.
    void back(double[] told, int from) {
        for (int h = 0; h < told.length; h++) {
            double s = index[(from + h) % index.length];
            told[h] = multiplied ? told[h] * s : told[h] + s;
        }
    }
}
