package org.bottega.automl.tune;

/// What is to be made small or great.
///
/// @param name a metric's id, `seconds`, `bytes`, …
public record Objective(String name, boolean greaterIsBetter) {
    /// A score as something to make small.
    double loss(double score) {
        return greaterIsBetter ? -score : score;
    }
}
