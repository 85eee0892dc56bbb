package org.bottega.model.predictor;

import java.util.Arrays;

/// Weighted sums: `margin[k] = intercept[k] + Σ weights[k * inputs + j] · x[j]`. Inputs must not be
/// missing: its encoders fill them.
public final class Linear implements Marginal {
    private final int inputs;
    private final double[] weights;
    private final double[] intercept;
    private final Link link;

    /// @param weights margins × inputs, row-major
    public Linear(int inputs, double[] weights, double[] intercept, Link link) {
        if (weights.length != inputs * intercept.length) {
            throw new IllegalArgumentException(
                    weights.length + " weights, not " + inputs * intercept.length);
        }
        if (link == Link.LOGISTIC && intercept.length != 1) {
            throw new IllegalArgumentException("a logistic link has one margin");
        }
        if (!Arrays.stream(weights).allMatch(Double::isFinite)
                || !Arrays.stream(intercept).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a weight is not finite");
        }
        this.inputs = inputs;
        this.weights = weights;
        this.intercept = intercept;
        this.link = link;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int margins() {
        return intercept.length;
    }

    @Override
    public Link link() {
        return link;
    }

    /// Margins × inputs, row-major: read only.
    public double[] weights() {
        return weights;
    }

    /// One a margin: read only.
    public double[] intercept() {
        return intercept;
    }

    @Override
    public double work() {
        return weights.length;
    }

    @Override
    public void margins(double[] rows, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < intercept.length; k++) {
                double sum = intercept[k];
                for (int j = 0, w = k * inputs, x = i * inputs; j < inputs; j++) {
                    sum += weights[w + j] * rows[x + j];
                }
                out[i * intercept.length + k] = sum;
            }
        }
    }
}
