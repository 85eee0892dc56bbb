package org.bottega.learn.calibrate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.learn.numeric.Monotone;
import org.bottega.model.predictor.Calibrated;

/// Ways to correct probabilities by what became of rows that were not learnt from.
public enum Calibration {
    /// as they are
    NONE,
    /// a sigmoid of the log-odds (Platt 1999); for many classes one scale and shift a class
    SIGMOID,
    /// any rising line (Zadrozny and Elkan 2002); wants a thousand rows or more
    ISOTONIC,
    /// one scale for all log-probabilities (Guo et al. 2017): never changes which class is told
    TEMPERATURE;

    private static final int STEPS = 200;

    /// Fits the correction.
    ///
    /// @param told probabilities, row-major, rows × classes
    /// @param truth for each row its class
    /// @param weights one a row
    public Calibrated.Curve fit(double[] told, double[] truth, double[] weights, int classes) {
        return switch (this) {
            case NONE -> {
                var scale = new double[classes];
                Arrays.fill(scale, 1);
                yield new Calibrated.LogLinear(scale, new double[classes]);
            }
            case TEMPERATURE -> {
                var scale = new double[classes];
                Arrays.fill(scale, temperature(told, truth, weights, classes));
                yield new Calibrated.LogLinear(scale, new double[classes]);
            }
            case SIGMOID -> sigmoid(told, truth, weights, classes);
            case ISOTONIC -> isotonic(told, truth, weights, classes);
        };
    }

    private static Calibrated.Curve sigmoid(
            double[] told, double[] truth, double[] weights, int classes) {
        if (classes == 2) {
            var odds =
                    IntStream.range(0, truth.length)
                            .mapToDouble(i -> log(told[2 * i + 1]) - log(told[2 * i]))
                            .toArray();
            var fitted = Sigmoid.fit(odds, truth, weights);
            return new Calibrated.LogLinear(
                    new double[] {fitted.scale(), fitted.scale()},
                    new double[] {0, fitted.shift()});
        }
        // vector scaling by gradient descent on the log loss, from the identity on
        var scale = new double[classes];
        Arrays.fill(scale, temperature(told, truth, weights, classes));
        var shift = new double[classes];
        double all = Arrays.stream(weights).sum();
        for (int step = 0; step < STEPS; step++) {
            var curve = new Calibrated.LogLinear(scale.clone(), shift.clone());
            var slopeScale = new double[classes];
            var slopeShift = new double[classes];
            var p = new double[classes];
            for (int i = 0; i < truth.length; i++) {
                for (int k = 0; k < classes; k++) {
                    p[k] = curve.scale()[k] * log(told[i * classes + k]) + curve.shift()[k];
                }
                org.bottega.model.predictor.Link.SOFTMAX.apply(p.clone(), 0, classes, p, 0);
                for (int k = 0; k < classes; k++) {
                    double away = weights[i] / all * (p[k] - (truth[i] == k ? 1 : 0));
                    slopeShift[k] += away;
                    slopeScale[k] += away * log(told[i * classes + k]) / 10;
                }
            }
            for (int k = 0; k < classes; k++) {
                shift[k] -= slopeShift[k];
                scale[k] = Math.max(1e-3, scale[k] - slopeScale[k]);
            }
        }
        return new Calibrated.LogLinear(scale, shift);
    }

    private static Calibrated.Curve isotonic(
            double[] told, double[] truth, double[] weights, int classes) {
        int lines = classes == 2 ? 1 : classes;
        var from = new double[lines][];
        var to = new double[lines][];
        for (int line = 0; line < lines; line++) {
            int k = classes == 2 ? 1 : line;
            var order =
                    IntStream.range(0, truth.length)
                            .boxed()
                            .sorted((a, b) ->
                                    Double.compare(told[a * classes + k], told[b * classes + k]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            // rows told the same probability are one point
            var x = new double[order.length];
            var y = new double[order.length];
            var w = new double[order.length];
            int count = 0;
            for (int i : order) {
                double p = told[i * classes + k];
                if (count == 0 || p > x[count - 1]) {
                    x[count] = p;
                    y[count] = 0;
                    w[count++] = 0;
                }
                w[count - 1] += weights[i];
                y[count - 1] += weights[i] * (truth[i] == k ? 1 : 0);
            }
            for (int i = 0; i < count; i++) {
                y[i] /= w[i];
            }
            var rising = Monotone.of(Arrays.copyOf(y, count), Arrays.copyOf(w, count), 1);
            var corners = corners(rising);
            int line1 = line;
            from[line1] = Arrays.stream(corners).mapToDouble(i -> x[i]).toArray();
            to[line1] =
                    Arrays.stream(corners).mapToDouble(i -> Math.clamp(rising[i], 0, 1)).toArray();
        }
        return new Calibrated.Isotonic(from, to);
    }

    /// The first and the last point of each level.
    private static int[] corners(double[] rising) {
        return IntStream.range(0, rising.length)
                .filter(i ->
                        i == 0
                                || i == rising.length - 1
                                || rising[i] != rising[i - 1]
                                || rising[i] != rising[i + 1])
                .toArray();
    }

    /// The scale under which the truth is most likely, by golden section over its logarithm.
    private static double temperature(
            double[] told, double[] truth, double[] weights, int classes) {
        double low = Math.log(0.02);
        double high = Math.log(50);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int step = 0; step < 60; step++) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (loss(Math.exp(a), told, truth, weights, classes)
                    < loss(Math.exp(b), told, truth, weights, classes)) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(
            double scale, double[] told, double[] truth, double[] weights, int classes) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                max = Math.max(max, scale * log(told[i * classes + k]));
            }
            double all = 0;
            for (int k = 0; k < classes; k++) {
                all += Math.exp(scale * log(told[i * classes + k]) - max);
            }
            sum +=
                    weights[i]
                            * (max
                                    + Math.log(all)
                                    - scale * log(told[i * classes + (int) truth[i]]));
        }
        return sum;
    }

    private static double log(double p) {
        return Math.log(Math.max(p, Calibrated.least()));
    }
}
