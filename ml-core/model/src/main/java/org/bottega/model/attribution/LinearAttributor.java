package org.bottega.model.attribution;

import org.bottega.model.predictor.Linear;

/// Shapley values of weighted sums of independent inputs: `weight · (x − mean)` (Štrumbelj and
/// Kononenko 2014).
final class LinearAttributor implements Attributor {
    private final Linear linear;
    private final double[] means;
    private final double[] base;

    /// @param means what each input is compared with
    LinearAttributor(Linear linear, double[] means) {
        this.linear = linear;
        this.means = means;
        this.base = new double[linear.margins()];
        linear.margins(means, 1, base);
    }

    @Override
    public int inputs() {
        return linear.inputs();
    }

    @Override
    public int results() {
        return linear.margins();
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
        int inputs = linear.inputs();
        int margins = linear.margins();
        var weights = linear.weights();
        for (int i = 0, at = 0; i < count; i++) {
            for (int j = 0; j < inputs; j++) {
                double away = rows[i * inputs + j] - means[j];
                for (int k = 0; k < margins; k++, at++) {
                    out[at] = weights[k * inputs + j] * away;
                }
            }
        }
    }
}
