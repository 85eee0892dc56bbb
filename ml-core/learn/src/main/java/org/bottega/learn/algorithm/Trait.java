package org.bottega.learn.algorithm;

/// What an algorithm can do and take.
public enum Trait {
    CLASSIFICATION,
    REGRESSION,
    /// finds groups
    CLUSTERING,
    /// its last group is of rows that belong to none
    NOISE,
    /// tells how strange rows are
    ANOMALY,
    /// tells where rows lie in few dimensions
    PROJECTION,
    /// takes a weight for each row
    WEIGHTS,
    /// uses validation rows to decide when to stop
    EARLY_STOPPING,
    /// trains in rounds, so that a deadline cuts it short and what was learnt so far is kept
    ANYTIME,
    /// looks at no input: only there to be beaten
    BASELINE,
    /// predicts numbers that are never below zero, and learns from such only
    NON_NEGATIVE,
    /// tried when it is asked for by name; a search over all algorithms passes it by
    ON_REQUEST
}
