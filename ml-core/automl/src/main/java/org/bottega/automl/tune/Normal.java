package org.bottega.automl.tune;

/// The standard normal distribution.
final class Normal {
    private Normal() {}

    static double density(double z) {
        return Math.exp(-0.5 * z * z) / 2.5066282746310002;
    }

    static double below(double z) {
        return 0.5 * complement(-z / Math.sqrt(2));
    }

    static double between(double a, double b) {
        return Math.max(1e-12, below(b) - below(a));
    }

    /// The complementary error function with a relative error below 1.2e-7 (Numerical Recipes, section 6.2).
    private static double complement(double x) {
        double z = Math.abs(x);
        double t = 2 / (2 + z);
        double sum = 0.17087277;
        double[] terms = {
            -0.82215223,
            1.48851587,
            -1.13520398,
            0.27886807,
            -0.18628806,
            0.09678418,
            0.37409196,
            1.00002368
        };
        for (double term : terms) {
            sum = sum * t + term;
        }
        double value = t * Math.exp(-z * z - 1.26551223 + t * sum);
        return x >= 0 ? value : 2 - value;
    }
}
