package org.bottega.model.attribution;

import org.bottega.model.predictor.Gaussians;

/// Shapley values of independent normal distributions' log densities against the model's sample rows: each
/// input's own part of the sum, less its mean over the sample. Exact.
final class DiagonalAttributor implements Attributor {
    private final Gaussians gaussians;
    private final double[] base;
    private final double[] means;

    DiagonalAttributor(Gaussians gaussians, Background background) {
        this.gaussians = gaussians;
        int inputs = gaussians.inputs();
        int margins = gaussians.margins();
        var rows = background.few(background.count());
        means = new double[margins * inputs];
        base = gaussians.constant().clone();
        for (int at = 0; at < means.length; at++) {
            for (int b = 0; b < rows.count(); b++) {
                means[at] += part(at, rows.rows()[b * inputs + at % inputs]) / rows.count();
            }
            base[at / inputs] += means[at];
        }
    }

    private double part(int at, double x) {
        double scaled =
                gaussians.factors()[at] * (Math.clamp(x, -1e30, 1e30) - gaussians.means()[at]);
        return -0.5 * scaled * scaled;
    }

    @Override
    public int inputs() {
        return gaussians.inputs();
    }

    @Override
    public int results() {
        return base.length;
    }

    @Override
    public double[] base() {
        return base;
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        int inputs = gaussians.inputs();
        int margins = base.length;
        for (int i = 0, to = 0; i < count; i++) {
            for (int j = 0; j < inputs; j++) {
                for (int k = 0; k < margins; k++, to++) {
                    int at = k * inputs + j;
                    out[to] = part(at, rows[i * inputs + j]) - means[at];
                }
            }
        }
    }
}
