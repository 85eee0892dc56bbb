package org.bottega.learn.algorithm;

import java.util.Arrays;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;

/// What can be told without looking at any input: how frequent the classes are, or the mean value. It is
/// what a learner gives when it has no inputs.
public final class Prior {
    private static final double RAREST = 1e-6;

    private Prior() {}

    public static Linear of(Training training) {
        int inputs = training.x().width();
        if (!training.classifies()) {
            return new Linear(
                    inputs, new double[inputs], new double[] {mean(training)}, Link.IDENTITY);
        }
        var share = shares(training);
        if (share.length == 2) {
            return new Linear(
                    inputs,
                    new double[inputs],
                    new double[] {Math.log(share[1] / share[0])},
                    Link.LOGISTIC);
        }
        return new Linear(
                inputs,
                new double[inputs * share.length],
                Arrays.stream(share).map(Math::log).toArray(),
                Link.SOFTMAX);
    }

    /// The weighted mean of the values.
    public static double mean(Training training) {
        double weights = 0;
        double mean = 0;
        for (int row : training.rows()) {
            double weight = training.weight(row);
            weights += weight;
            mean += (training.y()[row] - mean) * (weight / weights);
        }
        return mean;
    }

    /// The weighted share of each class, none below a millionth.
    public static double[] shares(Training training) {
        var share = new double[training.classes()];
        for (int row : training.rows()) {
            share[(int) training.y()[row]] += training.weight(row);
        }
        double sum = Arrays.stream(share).sum();
        for (int k = 0; k < share.length; k++) {
            share[k] = Math.max(RAREST, share[k] / sum);
        }
        double all = Arrays.stream(share).sum();
        return Arrays.stream(share).map(s -> s / all).toArray();
    }
}
