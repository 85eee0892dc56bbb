package org.bottega.learn.selection;

import java.util.Arrays;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.predictor.Predictor;

/// What predictions of single rows cost: the log loss of classes, the squared error of numbers.
final class Losses {
    private static final double LEAST = 1e-15;

    private Losses() {}

    /// @param rows which rows are told
    /// @param x their inputs, row-major
    static double[] each(Training training, Predictor predictor, int[] rows, double[] x) {
        var told = new double[rows.length * predictor.outputs()];
        predictor.predict(x, rows.length, told);
        var losses = new double[rows.length];
        for (int i = 0; i < losses.length; i++) {
            double y = training.y()[rows[i]];
            losses[i] =
                    training.classifies()
                            ? -Math.log(Math.max(told[i * training.classes() + (int) y], LEAST))
                            : (told[i] - y) * (told[i] - y);
        }
        return losses;
    }

    static double mean(Training training, Predictor predictor, int[] rows, double[] x) {
        return Arrays.stream(each(training, predictor, rows, x)).average().orElse(0);
    }
}
