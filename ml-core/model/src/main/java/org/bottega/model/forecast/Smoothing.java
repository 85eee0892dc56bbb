package org.bottega.model.forecast;

import java.util.Arrays;
import java.util.List;

/// Exponential smoothing in state space form (Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential
/// Smoothing, 2008): level, trend and season, each followed with its own speed. Which form fits is chosen by the
/// corrected information criterion (AICc).
final class Smoothing {
    private static final int LONGEST_SEASON = 24;

    /// What a series is taken to be made of.
    ///
    /// @param error whether errors grow with the level
    enum Form {
        ANN(false, false, false, 0),
        AAN(false, true, false, 0),
        AADN(false, true, true, 0),
        ANA(false, false, false, 1),
        AAA(false, true, false, 1),
        AADA(false, true, true, 1),
        MNM(true, false, false, 2),
        MAM(true, true, false, 2),
        MADM(true, true, true, 2);

        final boolean multiplied;
        final boolean trend;
        final boolean damped;
        final int season;

        Form(boolean multiplied, boolean trend, boolean damped, int season) {
            this.multiplied = multiplied;
            this.trend = trend;
            this.damped = damped;
            this.season = season;
        }

        int parameters(int length) {
            return 3 + (trend ? 2 : 0) + (damped ? 1 : 0) + (season > 0 ? length : 0);
        }
    }

    /// Speeds and first states.
    ///
    /// @param season the first states of each place in the season, the place of the first value first
    @SuppressWarnings("ArrayRecordComponent")
    record Start(
            double alpha,
            double beta,
            double gamma,
            double phi,
            double level,
            double slope,
            double[] season) {}

    /// A form fitted to a series.
    record Fit(Form form, Start start, double aic, double aicc) {}

    private Smoothing() {}

    /// Goes on with a series.
    ///
    /// @param y one value or more
    static double[] forecast(double[] y, int season, int horizon) {
        if (season > LONGEST_SEASON && y.length >= 2 * season + 2) {
            var again = Seasonal.of(y, season, false);
            var told = forecast(again.without(y), 1, horizon);
            again.back(told, y.length);
            return told;
        }
        var best = fit(y, season > LONGEST_SEASON ? 1 : season);
        var told = new double[horizon];
        run(best.form(), best.start(), y, told);
        return told;
    }

    static Fit fit(double[] y, int season) {
        boolean seasons = season > 1 && y.length >= 2 * season + 2;
        boolean above = Arrays.stream(y).allMatch(v -> v > 0);
        Fit best = null;
        for (var form : Form.values()) {
            boolean fits = form.season == 0 ? true : seasons && (form.season == 1 || above);
            if (!fits || y.length <= form.parameters(season) + 1) {
                continue;
            }
            var found = fit(form, y, season);
            if (best == null || found.aicc() < best.aicc()) {
                best = found;
            }
        }
        if (best == null) {
            var start = new Start(0.5, 0, 0, 1, y[0], 0, new double[0]);
            best = new Fit(Form.ANN, start, Double.NaN, Double.NaN);
        }
        return best;
    }

    private static Fit fit(Form form, double[] y, int season) {
        var first =
                form.season == 0 ? new double[0] : Seasonal.of(y, season, form.season == 2).index();
        var plain = form.season == 0 ? y : new Seasonal(first, form.season == 2).without(y);
        int few = Math.min(plain.length, Math.max(10, form.season == 0 ? 10 : season));
        double middle = (few - 1) / 2.0;
        double mean = Arrays.stream(plain, 0, few).average().orElse(0);
        double up = 0;
        double across = 0;
        for (int t = 0; t < few; t++) {
            up += (t - middle) * (plain[t] - mean);
            across += (t - middle) * (t - middle);
        }
        double slope = form.trend && across > 0 ? up / across : 0;
        double level = form.trend ? mean - slope * (middle + 1) : mean;
        double spread = 0;
        for (int t = 1; t < plain.length; t++) {
            spread += Math.abs(plain[t] - plain[t - 1]) / (plain.length - 1);
        }
        double unit = spread > 0 ? spread : 1;
        int speeds = 1 + (form.trend ? 1 : 0) + (form.season > 0 ? 1 : 0) + (form.damped ? 1 : 0);
        var from = new double[speeds + 1 + (form.trend ? 1 : 0)];
        from[0] = -0.5;
        for (int j = 1; j < speeds; j++) {
            from[j] = form.damped && j == speeds - 1 ? 2 : -2.5;
        }
        var found =
                Simplex.lowest(
                        p -> run(form, start(form, p, level, slope, unit, first), y, new double[0]),
                        from,
                        1,
                        60 * from.length);
        var start = start(form, found, level, slope, unit, first);
        double likelihood = run(form, start, y, new double[0]);
        int k = form.parameters(season);
        double aic = likelihood + 2.0 * k;
        return new Fit(form, start, aic, aic + 2.0 * k * (k + 1) / (y.length - k - 1));
    }

    private static Start start(
            Form form, double[] p, double level, double slope, double unit, double[] season) {
        int at = 0;
        double alpha = between(p[at++], 1e-4, 0.9999);
        double beta = form.trend ? alpha * between(p[at++], 1e-4, 0.9999) : 0;
        double gamma = form.season > 0 ? (1 - alpha) * between(p[at++], 1e-4, 0.9999) : 0;
        double phi = form.damped ? between(p[at++], 0.8, 0.98) : 1;
        double first = level + p[at++] * unit;
        double going = form.trend ? slope + p[at] * unit / 10 : 0;
        return new Start(alpha, beta, gamma, phi, first, going, season);
    }

    private static double between(double free, double low, double high) {
        return low + (high - low) / (1 + Math.exp(-free));
    }

    /// Runs through a series and goes on from its end.
    ///
    /// @param told the values after the end, overwritten
    /// @return −2 log likelihood, up to a constant
    static double run(Form form, Start start, double[] y, double[] told) {
        double level = start.level();
        double slope = start.slope();
        var season = start.season().clone();
        int m = Math.max(1, season.length);
        double squares = 0;
        double logs = 0;
        for (int t = 0; t < y.length; t++) {
            double going = start.phi() * slope;
            double before = level + going;
            double s = form.season == 0 ? 0 : season[t % m];
            double expected =
                    form.season == 2 ? before * s : form.season == 1 ? before + s : before;
            double error = y[t] - expected;
            if (form.multiplied) {
                double safe = Math.abs(expected) < 1e-10 ? 1e-10 : expected;
                error /= safe;
                logs += Math.log(Math.abs(safe));
            }
            squares += error * error;
            double plain = form.season == 2 ? y[t] / s : form.season == 1 ? y[t] - s : y[t];
            double next = before + start.alpha() * (plain - before);
            if (form.trend) {
                slope = going + start.beta() / start.alpha() * (next - level - going);
            }
            if (form.season > 0) {
                double own = form.season == 2 ? y[t] / before : y[t] - before;
                season[t % m] = s + start.gamma() * (own - s);
            }
            level = next;
        }
        double ahead = 0;
        double power = 1;
        for (int h = 0; h < told.length; h++) {
            power *= start.phi();
            ahead += power;
            double plain = level + ahead * slope;
            double s = form.season == 0 ? 0 : season[(y.length + h) % m];
            told[h] = form.season == 2 ? plain * s : form.season == 1 ? plain + s : plain;
        }
        double value = y.length * Math.log(Math.max(squares, 1e-300)) + 2 * logs;
        return Double.isFinite(value) ? value : 1e300;
    }

    /// The speed with which a plain level follows a series best, and the level at its end.
    static List<Double> simple(double[] y) {
        var fit = fit(Form.ANN, y, 1);
        var told = new double[1];
        run(Form.ANN, fit.start(), y, told);
        return List.of(fit.start().alpha(), told[0]);
    }
}
