package org.bottega.automl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// What is done to a winner's probabilities in the end, decided by what it told of rows it had not learnt from.
///
/// A scale of all log-probabilities (temperature) where that lessens the log loss. For metrics that look at
/// the told class only, a factor for each class, so that the most probable class is the best decision by
/// the metric; these factors move the probabilities and are said in the plan.
///
/// @param curve nothing where the probabilities stay as they are
/// @param predictions as corrected: read only
/// @param reason what is said of it in the plan; nothing where nothing was done
@SuppressWarnings("ArrayRecordComponent")
record Corrected(Calibrated.@Nullable Curve curve, double[] predictions, @Nullable Remark reason) {
    /// A correction must lessen the loss by such a share.
    private static final double LEAST_GAIN = 0.002;

    private static final int FEWEST = 200;
    private static final double[] FACTORS = {
        0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10, 15,
        20
    };

    static Corrected of(Goal goal, double[] truth, double[] told, List<String> classes) {
        int count = classes.size();
        if (count < 2 || truth.length < FEWEST) {
            return new Corrected(null, told, null);
        }
        if (decides(goal.metric())) {
            return factors(goal, truth, told, classes);
        }
        var weights = new double[truth.length];
        Arrays.fill(weights, 1);
        var curve = Calibration.TEMPERATURE.fit(told, truth, weights, count);
        var better = corrected(curve, told, count);
        double before = Metric.LOGLOSS.score(truth, told, count);
        double after = Metric.LOGLOSS.score(truth, better, count);
        boolean same =
                goal.better(goal.score(truth, told, count), goal.score(truth, better, count));
        if (after > before * (1 - LEAST_GAIN) || (same && goal.metric() != Metric.AUC)) {
            return new Corrected(null, told, null);
        }
        return new Corrected(curve, better, Remark.of("temperature", before, after));
    }

    private static boolean decides(Metric metric) {
        return switch (metric) {
            case ACCURACY, BALANCED_ACCURACY, F1_MACRO, F1_MICRO, F1_WEIGHTED, MCC -> true;
            case AUC,
                    LOGLOSS,
                    BRIER,
                    AVERAGE_PRECISION,
                    COST,
                    RMSE,
                    MAE,
                    R2,
                    RMSLE,
                    MAPE,
                    QUANTILE ->
                    false;
        };
    }

    /// Coordinate search over the classes' factors; each must be good on both halves of the rows, so that no
    /// chance is fitted.
    private static Corrected factors(
            Goal goal, double[] truth, double[] told, List<String> classes) {
        int count = classes.size();
        var shift = new double[count];
        double[] best = halves(goal, truth, told, count);
        double[] first = best;
        boolean moved = true;
        for (int round = 0; round < 2 && moved && count <= 50; round++) {
            moved = false;
            for (int k = count == 2 ? 1 : 0; k < count; k++) {
                for (double factor : FACTORS) {
                    var other = shift.clone();
                    other[k] = Math.log(factor);
                    var scores = halves(goal, truth, corrected(curve(other), told, count), count);
                    if (scores[0] + scores[1] < best[0] + best[1] - 1e-9
                            && scores[0] <= first[0]
                            && scores[1] <= first[1]) {
                        best = scores;
                        shift = other;
                        moved = true;
                    }
                }
            }
        }
        double gain = (first[0] + first[1] - best[0] - best[1]) / 2;
        if (gain < LEAST_GAIN) {
            return new Corrected(null, told, null);
        }
        var curve = curve(shift);
        var words = new StringBuilder();
        for (int k = 0; k < count; k++) {
            if (shift[k] != 0) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(classes.get(k))
                        .append(String.format(Locale.ROOT, " × %.2f", Math.exp(shift[k])));
            }
        }
        return new Corrected(
                curve,
                corrected(curve, told, count),
                Remark.of("factors", goal.metric().label(), words.toString()));
    }

    private static double[] halves(Goal goal, double[] truth, double[] told, int classes) {
        var losses = new double[2];
        for (int half = 0; half < 2; half++) {
            int from = half;
            int size = (truth.length - from + 1) / 2;
            var y = new double[size];
            var p = new double[size * classes];
            for (int i = 0; i < size; i++) {
                y[i] = truth[2 * i + from];
                System.arraycopy(told, (2 * i + from) * classes, p, i * classes, classes);
            }
            losses[half] = goal.loss(goal.score(y, p, classes));
        }
        return losses;
    }

    private static Calibrated.LogLinear curve(double[] shift) {
        var scale = new double[shift.length];
        Arrays.fill(scale, 1);
        return new Calibrated.LogLinear(scale, shift);
    }

    private static double[] corrected(Calibrated.Curve curve, double[] told, int classes) {
        var out = told.clone();
        // the curve alone is asked; what stands before it is of no use here
        var any = new Linear(1, new double[classes], new double[classes], Link.SOFTMAX);
        new Calibrated(any, curve).correct(out, told.length / classes);
        return out;
    }

    Predictor around(Predictor predictor) {
        return curve == null ? predictor : new Calibrated(predictor, curve);
    }
}
