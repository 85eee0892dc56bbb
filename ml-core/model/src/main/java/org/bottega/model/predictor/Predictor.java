package org.bottega.model.predictor;

/// What is computed from a row of numbers. Immutable, made of numbers only, thread-safe.
public sealed interface Predictor permits Marginal, Blend {
    /// How many numbers a row has.
    int inputs();

    /// How many numbers come out for a row: 1 for regression, one probability a class (two or more
    /// classes, summing to 1) for classification.
    int outputs();

    /// Predicts a block of rows.
    ///
    /// @param rows row-major, `count × inputs()`; NaN is missing
    /// @param out row-major, `count × outputs()`, overwritten
    void predict(double[] rows, int count, double[] out);
}
