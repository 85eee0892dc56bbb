package org.bottega.learn.boosting;

import org.bottega.learn.algorithm.NonNegative;
import org.bottega.learn.algorithm.Training;

/// Targets and weights as the single-precision numbers that boosting libraries take. Values are
/// standardised first, so that neither huge ones overflow nor distant ones lose their differences; a
/// model's margins are multiplied by `scale` and moved by `centre` to undo it.
///
/// @param centre 0 for classes
/// @param scale 1 for classes; never 0
public record SingleTargets(double centre, double scale) {
    public static SingleTargets of(Training training) {
        if (training.classifies()) {
            return new SingleTargets(0, 1);
        }
        double unit = 0;
        for (int row : training.rows()) {
            unit = Math.max(unit, Math.abs(training.y()[row]));
        }
        if (unit == 0) {
            return new SingleTargets(0, 1);
        }
        double sum = 0;
        double weights = 0;
        for (int row : training.rows()) {
            sum += training.weight(row) * (training.y()[row] / unit);
            weights += training.weight(row);
        }
        double mean = sum / weights;
        double squares = 0;
        for (int row : training.rows()) {
            double difference = training.y()[row] / unit - mean;
            squares += training.weight(row) * difference * difference;
        }
        double deviation = Math.sqrt(squares / weights) * unit;
        return new SingleTargets(mean * unit, deviation > 0 ? deviation : 1);
    }

    /// Amounts that are not below zero, in units of their mean.
    public static SingleTargets amounts(Training training, boolean positive) {
        double mean = NonNegative.mean(training, positive);
        return new SingleTargets(0, mean > 0 ? mean : 1);
    }

    public float[] labels(Training training, int[] rows) {
        var labels = new float[rows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) ((training.y()[rows[i]] - centre) / scale);
        }
        return labels;
    }

    public static float[] weights(Training training, int[] rows) {
        var weights = new float[rows.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) training.weight(rows[i]);
        }
        return weights;
    }
}
