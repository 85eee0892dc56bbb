package org.bottega.learn.distribution;

/// The standard normal distribution.
public final class Normal {
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00
    };
    private static final double TAIL = 0.02425;

    private Normal() {}

    /// The value that a share of the distribution lies below, by Acklam's approximation (relative error
    /// under 1.2e-9).
    ///
    /// @param share above 0 and below 1
    public static double quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        if (share > 1 - TAIL) {
            return -quantile(1 - share);
        }
        if (share < TAIL) {
            double q = Math.sqrt(-2 * Math.log(share));
            return polynomial(C, q) / (polynomial(D, q) * q + 1);
        }
        double q = share - 0.5;
        double r = q * q;
        return polynomial(A, r) * q / (polynomial(B, r) * r + 1);
    }

    private static double polynomial(double[] factors, double x) {
        double sum = 0;
        for (double factor : factors) {
            sum = sum * x + factor;
        }
        return sum;
    }

    /// The probability of a value at least as far from 0 as this one, on either side (Chebyshev fit of
    /// the complementary error function, Press et al., Numerical Recipes 6.2; relative error 1.2e-7).
    public static double outside(double value) {
        double z = Math.abs(value) / Math.sqrt(2);
        double t = 1 / (1 + 0.5 * z);
        double[] c = {
            -1.26551223,
            1.00002368,
            0.37409196,
            0.09678418,
            -0.18628806,
            0.27886807,
            -1.13520398,
            1.48851587,
            -0.82215223,
            0.17087277
        };
        double power = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            power = power * t + c[i];
        }
        return t * Math.exp(-z * z + power);
    }
}
