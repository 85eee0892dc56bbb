package org.bottega.automl;

/// What a search is to be good at.
public enum Aim {
    /// a good model soon: cheap configurations, and an end as soon as nothing more is gained
    FAST,
    /// the best of the whole portfolio, cross-validated and blended
    BALANCED,
    /// all the time for quality: more folds, a second level that reads the predictions of the first
    BEST,
    /// one model that a person can read: additive, linear or a short tree
    EXPLAINABLE,
    /// one model of bounded size that answers in microseconds
    SMALL;

    /// Whether the winner is one learner's model, learnt from all rows, rather than several joined.
    boolean single() {
        return this == EXPLAINABLE || this == SMALL;
    }

    /// How much work a row of a blend may make, see [org.bottega.model.predictor.Predictor#work()]: about a third
    /// of a millisecond, two, and ten with one processor.
    double mostWork() {
        return switch (this) {
            case FAST, SMALL, EXPLAINABLE -> 1e5;
            case BALANCED -> 6e5;
            case BEST -> 3e6;
        };
    }
}
