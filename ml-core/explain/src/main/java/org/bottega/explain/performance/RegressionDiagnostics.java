package org.bottega.explain.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;
import org.bottega.learn.distribution.Normal;

/// What the residuals (true value − prediction) of a regression tell beyond their size.
///
/// @param bias mean residual with its 95 % interval: above 0 where predictions are too low
/// @param quantiles residuals at 5, 25, 50, 75 and 95 %
/// @param medianError median of the sizes of residuals
/// @param largestError the largest size
/// @param symmetricError mean of `2·|residual| / (|truth| + |prediction|)`, 0 to 2, rows where both are 0 count 0
/// @param explained 1 − variance of the residuals / variance of the truth: R² but for the bias
/// @param rankCorrelation of truth and prediction (Spearman)
/// @param normality probability of such skewness and tails of the residuals if they were normal (Jarque and
///     Bera 1980)
/// @param evenSpread probability of such a trend of their squares along the prediction if their spread were even
///     (Breusch and Pagan 1979, studentised)
/// @param neighbours Durbin-Watson statistic of the residuals less the bias, over the rows in their order: 2 where neighbours have nothing to do
///     with each other, below where they resemble
/// @param normal at most 200 residuals in rising order against what normal ones would be
/// @param bands ten groups of rows by rising prediction
public record RegressionDiagnostics(
        Estimate bias,
        List<Double> quantiles,
        double medianError,
        double largestError,
        double symmetricError,
        Estimate explained,
        Estimate rankCorrelation,
        Estimate normality,
        Estimate evenSpread,
        Estimate neighbours,
        List<NormalPoint> normal,
        List<Band> bands) {
    private static final int FEW = 8;
    private static final int MOST_POINTS = 200;
    private static final int BANDS = 10;

    /// @param expected the quantile of a normal distribution with the residuals' mean and spread
    public record NormalPoint(double expected, double residual) {}

    /// @param told mean prediction
    /// @param residual mean residual
    /// @param spread standard deviation of the residuals
    public record Band(double told, double residual, double spread, int rows) {}

    public RegressionDiagnostics {
        quantiles = List.copyOf(quantiles);
        normal = List.copyOf(normal);
        bands = List.copyOf(bands);
    }

    /// @throws IllegalStateException for a classification
    public static RegressionDiagnostics of(Evaluation evaluation) {
        if (evaluation.classifies()) {
            throw new IllegalStateException("classes have no residuals");
        }
        var truth = evaluation.truth();
        var told = evaluation.told();
        int n = truth.length;
        var residual = new double[n];
        var sizes = new double[n];
        double symmetric = 0;
        for (int i = 0; i < n; i++) {
            residual[i] = truth[i] - told[i];
            sizes[i] = Math.abs(residual[i]);
            double both = Math.abs(truth[i]) + Math.abs(told[i]);
            symmetric += both == 0 ? 0 : 2 * sizes[i] / both / n;
        }
        Arrays.sort(sizes);
        var sorted = residual.clone();
        Arrays.sort(sorted);
        double mean = mean(residual);
        double variance = variance(residual);
        double error = Math.sqrt(variance / n) * Normal.quantile(0.975);
        double spreadOfTruth = variance(truth);
        return new RegressionDiagnostics(
                new Estimate.Known(mean, n < 2 ? null : new Interval(mean - error, mean + error)),
                List.of(
                        at(sorted, 0.05),
                        at(sorted, 0.25),
                        at(sorted, 0.5),
                        at(sorted, 0.75),
                        at(sorted, 0.95)),
                at(sizes, 0.5),
                sizes[n - 1],
                symmetric,
                spreadOfTruth == 0
                        ? Estimate.unknown("regression.constant")
                        : known(1 - variance / spreadOfTruth),
                correlation(ranks(truth), ranks(told)),
                tooFew(n, variance, () -> jarqueBera(residual, mean, variance)),
                tooFew(n, variance, () -> breuschPagan(residual, told, mean)),
                tooFew(n, variance, () -> durbinWatson(residual, mean)),
                normal(sorted, mean, Math.sqrt(variance)),
                bands(residual, told));
    }

    private static Estimate known(double value) {
        return Double.isFinite(value)
                ? new Estimate.Known(value, null)
                : Estimate.unknown("regression.constant");
    }

    private static Estimate tooFew(
            int rows, double variance, java.util.function.Supplier<Estimate> otherwise) {
        if (rows < FEW) {
            return Estimate.unknown("regression.few", Integer.toString(rows));
        }
        return variance == 0 ? Estimate.unknown("regression.constant") : otherwise.get();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : sum / (values.length - 1);
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }

    private static Estimate jarqueBera(double[] residual, double mean, double variance) {
        double n = residual.length;
        double spread = variance * (n - 1) / n;
        double third = 0;
        double fourth = 0;
        for (double r : residual) {
            double z = (r - mean) / Math.sqrt(spread);
            third += z * z * z / n;
            fourth += z * z * z * z / n;
        }
        double statistic = n / 6 * (third * third + (fourth - 3) * (fourth - 3) / 4);
        // two degrees of freedom: the tail is an exponential
        return known(Math.exp(-statistic / 2));
    }

    private static Estimate breuschPagan(double[] residual, double[] told, double mean) {
        var squares = Arrays.stream(residual).map(r -> (r - mean) * (r - mean)).toArray();
        var related = correlation(squares, told);
        if (!(related instanceof Estimate.Known(double r, var _))) {
            return Estimate.unknown("regression.constant-prediction");
        }
        // n·R² of the squares on the prediction, one degree of freedom
        return known(Normal.outside(Math.sqrt(residual.length * r * r)));
    }

    private static Estimate durbinWatson(double[] residual, double mean) {
        double steps = 0;
        double squares = (residual[0] - mean) * (residual[0] - mean);
        for (int i = 1; i < residual.length; i++) {
            double step = residual[i] - residual[i - 1];
            steps += step * step;
            squares += (residual[i] - mean) * (residual[i] - mean);
        }
        return known(steps / squares);
    }

    private static Estimate correlation(double[] x, double[] y) {
        double mx = mean(x);
        double my = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
        }
        return xx == 0 || yy == 0
                ? Estimate.unknown("regression.constant-prediction")
                : known(Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1, 1));
    }

    /// Places in rising order, those of equal values averaged.
    private static double[] ranks(double[] values) {
        var order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(i -> i)
                        .toArray();
        var ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && values[order[end]] == values[order[i]]) {
                end++;
            }
            for (int j = i; j < end; j++) {
                ranks[order[j]] = (i + end - 1) / 2.0;
            }
            i = end;
        }
        return ranks;
    }

    private static List<NormalPoint> normal(double[] sorted, double mean, double spread) {
        int n = sorted.length;
        int points = Math.min(MOST_POINTS, n);
        var all = new ArrayList<NormalPoint>();
        for (int p = 0; p < points; p++) {
            int i = points == 1 ? 0 : (int) ((long) p * (n - 1) / (points - 1));
            all.add(new NormalPoint(mean + spread * Normal.quantile((i + 0.5) / n), sorted[i]));
        }
        return all;
    }

    private static List<Band> bands(double[] residual, double[] told) {
        int n = told.length;
        var order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> told[i]))
                        .mapToInt(i -> i)
                        .toArray();
        var bands = new ArrayList<Band>();
        int count = Math.min(BANDS, n);
        for (int b = 0; b < count; b++) {
            var own =
                    Arrays.copyOfRange(
                            order,
                            (int) ((long) b * n / count),
                            (int) ((long) (b + 1) * n / count));
            var residuals = Arrays.stream(own).mapToDouble(i -> residual[i]).toArray();
            bands.add(
                    new Band(
                            mean(Arrays.stream(own).mapToDouble(i -> told[i]).toArray()),
                            mean(residuals),
                            Math.sqrt(variance(residuals)),
                            own.length));
        }
        return bands;
    }
}
