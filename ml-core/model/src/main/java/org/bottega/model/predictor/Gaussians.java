package org.bottega.model.predictor;

/// A normal distribution for each margin: `margin[k] = constant[k] − ½ |F_k (x − mean[k])|²`, where `F_k` is a
/// diagonal or a whole matrix with `FᵀF` the inverse covariance. Naive Bayes, quadratic discriminants and
/// Gaussian mixtures. Inputs must not be missing; beyond ±1e30 they count as that.
public final class Gaussians implements Marginal {
    private final int inputs;
    private final double[] constant;
    private final double[] means;
    private final double[] factors;
    private final boolean diagonal;
    private final Link link;

    /// @param constant one a margin: log of prior and normalisation
    /// @param means margins × inputs
    /// @param factors margins × inputs when diagonal, else margins × inputs × inputs, row-major
    public Gaussians(
            int inputs,
            double[] constant,
            double[] means,
            double[] factors,
            boolean diagonal,
            Link link) {
        Numbers.require(constant.length > 0, "no distribution");
        Numbers.require(
                link != Link.LOGISTIC || constant.length == 1, "a logistic link has one margin");
        Numbers.finite("constants", constant);
        Numbers.finite("means", means, (long) constant.length * inputs);
        Numbers.finite("factors", factors, (long) means.length * (diagonal ? 1 : inputs));
        this.inputs = inputs;
        this.constant = constant;
        this.means = means;
        this.factors = factors;
        this.diagonal = diagonal;
        this.link = link;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int margins() {
        return constant.length;
    }

    @Override
    public Link link() {
        return link;
    }

    /// Read only.
    public double[] constant() {
        return constant;
    }

    /// Margins × inputs: read only.
    public double[] means() {
        return means;
    }

    /// Read only.
    public double[] factors() {
        return factors;
    }

    public boolean diagonal() {
        return diagonal;
    }

    @Override
    public double work() {
        return factors.length;
    }

    @Override
    public void margins(double[] rows, int count, double[] out) {
        int margins = constant.length;
        var away = new double[inputs];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < margins; k++) {
                for (int j = 0; j < inputs; j++) {
                    away[j] = Numbers.bounded(rows[i * inputs + j]) - means[k * inputs + j];
                }
                out[i * margins + k] =
                        constant[k] - 0.5 * (diagonal ? scaled(k, away) : turned(k, away));
            }
        }
    }

    private double scaled(int k, double[] away) {
        double sum = 0;
        for (int j = 0, f = k * inputs; j < inputs; j++, f++) {
            double u = factors[f] * away[j];
            sum += u * u;
        }
        return sum;
    }

    private double turned(int k, double[] away) {
        double sum = 0;
        for (int r = 0, f = k * inputs * inputs; r < inputs; r++) {
            double u = 0;
            for (int j = 0; j < inputs; j++, f++) {
                u += factors[f] * away[j];
            }
            sum += u * u;
        }
        return sum;
    }
}
