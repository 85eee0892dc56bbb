package org.bottega.model.attribution;

import org.bottega.model.predictor.Calibrated;

/// Carries contributions to probabilities through a calibration: each class's are multiplied by how far its
/// probability moved after the calibration, over how far before. That ratio says nothing where contributions
/// cancel each other, and is without bound there: a probability that stayed as it was may be moved by what the
/// calibration does to the others. So it counts by the share of the contributions that did not cancel. What is
/// left over is shared out by size, so that base and contributions add up to the output.
final class CarriedAttributor implements Attributor {
    private final Attributor inner;
    private final Calibrated calibrated;
    private final double[] base;

    CarriedAttributor(Attributor inner, Calibrated calibrated) {
        this.inner = inner;
        this.calibrated = calibrated;
        this.base = inner.base().clone();
        calibrated.correct(base, 1);
    }

    @Override
    public int inputs() {
        return inner.inputs();
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
        return false;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        inner.attribute(rows, count, out);
        int inputs = inputs();
        int width = base.length;
        for (int i = 0; i < count; i++) {
            int from = i * inputs * width;
            var before = inner.base().clone();
            var size = new double[width];
            double whole = 0;
            for (int at = from; at < from + inputs * width; at++) {
                before[(at - from) % width] += out[at];
                size[(at - from) % width] += Math.abs(out[at]);
                whole += Math.abs(out[at]);
            }
            var after = before.clone();
            calibrated.correct(after, 1);
            for (int k = 0; k < width && whole > 0; k++) {
                double moved = before[k] - inner.base()[k];
                double goal = after[k] - base[k];
                double slope = size[k] > 0 ? 1 + (goal - moved) * Math.signum(moved) / size[k] : 0;
                double rest = goal - slope * moved;
                for (int j = 0; j < inputs; j++) {
                    int at = from + j * width + k;
                    double share = size[k] > 0 ? Math.abs(out[at]) / size[k] : 1.0 / inputs;
                    out[at] = slope * out[at] + rest * share;
                }
            }
        }
    }
}
