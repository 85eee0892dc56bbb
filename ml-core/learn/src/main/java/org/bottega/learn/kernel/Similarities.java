package org.bottega.learn.kernel;

import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Rows;
import org.bottega.model.predictor.Kernel;

/// The settings of a kernel, and the usual width of a radial one.
final class Similarities {
    /// How similar two rows are.
    enum Choice {
        RADIAL,
        POLYNOMIAL
    }

    static final Param<Choice> KERNEL =
            Param.choice("kernel", Choice.RADIAL)
                    .doc("Radial: similar by distance; polynomial: by products of inputs.");
    static final Param<Double> GAMMA =
            Param.real("gamma", 0, 0, 1000)
                    .doc(
                            "How quickly similarity falls with distance; 0 for 1 / (inputs × their variance).");
    static final Param<Integer> DEGREE =
            Param.whole("degree", 3, 1, 8).doc("The degree of the polynomial kernel.");

    private Similarities() {}

    static Kernel.Similarity of(Params params, Rows rows) {
        double gamma = params.get(GAMMA) > 0 ? params.get(GAMMA) : usual(rows);
        return switch (params.get(KERNEL)) {
            case RADIAL -> Kernel.Similarity.rbf(gamma);
            case POLYNOMIAL ->
                    new Kernel.Similarity(Kernel.Shape.POLYNOMIAL, gamma, 1, params.get(DEGREE));
        };
    }

    /// `1 / (inputs × variance of all their values)`, what scikit-learn calls scale.
    static double usual(Rows rows) {
        double mean = 0;
        for (double value : rows.x()) {
            mean += value / rows.x().length;
        }
        double variance = 0;
        for (double value : rows.x()) {
            variance += (value - mean) * (value - mean) / rows.x().length;
        }
        double gamma = variance > 0 ? 1 / (rows.width() * variance) : 1;
        return Double.isFinite(gamma) ? Math.clamp(gamma, 1e-60, 1e5) : 1;
    }
}
