package org.bottega.model.predictor;

/// What is computed from a row of numbers. Immutable, made of numbers only, thread-safe.
///
/// Adding a kind means: a class here, a case in the bundle's reader and writer, in the explainer and in
/// the ONNX writer; the compiler names the places.
public sealed interface Predictor
        permits Marginal,
                Neighbours,
                LocalOutliers,
                Calibrated,
                Ordinal,
                OneVsRest,
                Stack,
                Blend,
                Onnx {
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

    /// About how many multiplications or comparisons one row takes: what it costs to predict it.
    double work();
}
