package org.bottega.model.forecast;

import java.util.Arrays;
import java.util.Locale;

/// A way to go on with one series by its own past alone. Fitted anew whenever it is asked: nothing is kept, so that
/// a series never seen before is as welcome as those learnt from.
public enum Method {
    /// the last value
    NAIVE {
        @Override
        void go(double[] y, int season, double[] told) {
            Arrays.fill(told, y[y.length - 1]);
        }
    },
    /// the value one season ago
    SEASONAL_NAIVE {
        @Override
        void go(double[] y, int season, double[] told) {
            int m = Math.min(season, y.length);
            for (int h = 0; h < told.length; h++) {
                told[h] = y[y.length - m + h % m];
            }
        }
    },
    /// the line through the first and the last value
    DRIFT {
        @Override
        void go(double[] y, int season, double[] told) {
            int n = y.length;
            double slope = n > 1 ? (y[n - 1] - y[0]) / (n - 1) : 0;
            for (int h = 0; h < told.length; h++) {
                told[h] = y[n - 1] + slope * (h + 1);
            }
        }
    },
    /// the theta method (Assimakopoulos and Nikolopoulos 2000) in the form of Hyndman and Billah (2003)
    THETA {
        @Override
        void go(double[] y, int season, double[] told) {
            int n = y.length;
            if (n < 4) {
                NAIVE.go(y, season, told);
                return;
            }
            boolean above = Arrays.stream(y).allMatch(v -> v > 0);
            var again = Seasonal.shown(y, season) ? Seasonal.of(y, season, above) : null;
            var plain = again == null ? y : again.without(y);
            var level = Smoothing.simple(plain);
            double alpha = level.get(0);
            double middle = (n - 1) / 2.0;
            double mean = Arrays.stream(plain).average().orElse(0);
            double up = 0;
            double across = 0;
            for (int t = 0; t < n; t++) {
                up += (t - middle) * (plain[t] - mean);
                across += (t - middle) * (t - middle);
            }
            double half = up / across / 2;
            for (int h = 0; h < told.length; h++) {
                told[h] = level.get(1) + half * (h + (1 - Math.pow(1 - alpha, n)) / alpha);
            }
            if (again != null) {
                again.back(told, n);
            }
        }
    },
    /// exponential smoothing, the form chosen by AICc
    EXPONENTIAL_SMOOTHING {
        @Override
        void go(double[] y, int season, double[] told) {
            System.arraycopy(Smoothing.forecast(y, season, told.length), 0, told, 0, told.length);
        }
    };

    abstract void go(double[] y, int season, double[] told);

    /// Goes on with a series.
    ///
    /// @param y its values without gaps, at least one; the last `LONGEST` are looked at
    /// @param season after how many steps things come again, 1 where they do not
    public double[] forecast(double[] y, int season, int horizon) {
        var late = y.length > LONGEST ? Arrays.copyOfRange(y, y.length - LONGEST, y.length) : y;
        var told = new double[horizon];
        go(late, season, told);
        for (double value : told) {
            if (!Double.isFinite(value)) {
                SEASONAL_NAIVE.go(late, season, told);
                break;
            }
        }
        return told;
    }

    /// Older values than so many are not looked at.
    public static final int LONGEST = 1000;

    /// As people write it: `exponential smoothing`.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
