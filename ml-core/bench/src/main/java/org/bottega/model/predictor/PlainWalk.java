package org.bottega.model.predictor;

/// Predictions of a forest by walking its nodes as they are stored, to compare with. In this package because that
/// way is open to it only.
public final class PlainWalk {
    private PlainWalk() {}

    /// As `Predictor.predict`.
    public static void predict(TreeEnsemble forest, double[] rows, int count, double[] out) {
        int margins = forest.margins();
        var sums = new double[count * margins];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = forest.base()[i % margins];
        }
        forest.walk(rows, count, sums);
        for (int i = 0; i < count; i++) {
            forest.link().apply(sums, i * margins, margins, out, i * forest.outputs());
        }
    }
}
