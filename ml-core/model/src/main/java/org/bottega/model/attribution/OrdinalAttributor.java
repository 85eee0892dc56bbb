package org.bottega.model.attribution;

import org.bottega.model.predictor.Ordinal;

/// Carries contributions to a score through its cuts to the probabilities of ordered classes: each is
/// multiplied by how far a class's probability moved, over how far the score moved from its base. Base and
/// contributions add up to the output.
final class OrdinalAttributor implements Attributor {
    private static final double CLOSE = 1e-9;

    private final Attributor score;
    private final Ordinal ordinal;
    private final double[] base;

    /// @param score explains the ordinal's score, one result
    OrdinalAttributor(Attributor score, Ordinal ordinal) {
        this.score = score;
        this.ordinal = ordinal;
        this.base = new double[ordinal.outputs()];
        ordinal.probabilities(score.base()[0], base, 0);
    }

    @Override
    public int inputs() {
        return score.inputs();
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
        int inputs = inputs();
        var own = new double[count * inputs];
        score.attribute(rows, count, own);
        var near = new double[base.length];
        for (int i = 0; i < count; i++) {
            double moved = 0;
            for (int j = 0; j < inputs; j++) {
                moved += own[i * inputs + j];
            }
            // a score that hardly moved has the slope of its surroundings
            double step = Math.abs(moved) < CLOSE ? 1e-6 : moved;
            ordinal.probabilities(score.base()[0] + step, near, 0);
            for (int j = 0; j < inputs; j++) {
                for (int k = 0; k < base.length; k++) {
                    out[(i * inputs + j) * base.length + k] =
                            own[i * inputs + j] * (near[k] - base[k]) / step;
                }
            }
        }
    }
}
