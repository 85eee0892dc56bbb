package org.bottega.model.predictor;

/// A predictor whose outputs are a link of margins.
public sealed interface Marginal extends Predictor
        permits TreeEnsemble, Linear, Additive, Network, Kernel, Gaussians {
    Link link();

    /// How many margins a row has.
    int margins();

    /// Computes margins before the link.
    ///
    /// @param rows row-major, `count × inputs()`
    /// @param out row-major, `count × margins()`, overwritten
    void margins(double[] rows, int count, double[] out);

    @Override
    default int outputs() {
        return link().outputs(margins());
    }

    @Override
    default void predict(double[] rows, int count, double[] out) {
        if (link() == Link.IDENTITY) {
            margins(rows, count, out);
            return;
        }
        int width = margins();
        var margins = new double[count * width];
        margins(rows, count, margins);
        int outputs = outputs();
        for (int i = 0; i < count; i++) {
            link().apply(margins, i * width, width, out, i * outputs);
        }
    }
}
