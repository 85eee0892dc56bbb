package org.bottega.learn.boosting;

import org.bottega.learn.algorithm.Training;
import org.bottega.model.predictor.Link;

/// What a boosting library minimises when it predicts numbers.
public enum Loss {
    /// the mean
    SQUARED,
    /// the median
    ABSOLUTE,
    /// another quantile
    QUANTILE,
    /// the mean of counts
    POISSON,
    /// the mean of amounts above zero
    GAMMA,
    /// the mean of amounts that are often zero
    TWEEDIE;

    /// Whether margins are logarithms of the prediction.
    public boolean exponential() {
        return this == POISSON || this == GAMMA || this == TWEEDIE;
    }

    public SingleTargets targets(Training training) {
        return exponential() && !training.classifies()
                ? SingleTargets.amounts(training, this == GAMMA)
                : SingleTargets.of(training);
    }

    public Link link(Training training) {
        return switch (training.classes()) {
            case 0 -> exponential() ? Link.EXP : Link.IDENTITY;
            case 2 -> Link.LOGISTIC;
            default -> Link.SOFTMAX;
        };
    }

    /// What is added to the margins of standardised targets.
    public double base(Training training, SingleTargets targets) {
        return link(training) == Link.EXP ? Math.log(targets.scale()) : targets.centre();
    }

    /// By what those margins are multiplied.
    public double factor(Training training, SingleTargets targets) {
        return link(training) == Link.EXP ? 1 : targets.scale();
    }
}
