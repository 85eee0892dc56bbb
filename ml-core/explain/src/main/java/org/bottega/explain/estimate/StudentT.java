package org.bottega.explain.estimate;

/// Student's t distribution, by the incomplete beta function (Press et al., Numerical Recipes, 6.4).
public final class StudentT {
    private StudentT() {}

    /// The probability of a value at least as far from 0 as this one, on either side.
    ///
    /// @param freedom degrees of freedom, above 0
    public static double outside(double t, double freedom) {
        return Double.isInfinite(t)
                ? 0
                : incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
    }

    /// The value within which, on either side of 0, a share of the distribution lies: by bisection.
    ///
    /// @param confidence above 0 and below 1
    public static double within(double confidence, double freedom) {
        double low = 0;
        double high = 1;
        while (outside(high, freedom) > 1 - confidence && high < 1e12) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (outside(middle, freedom) > 1 - confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front =
                Math.exp(
                        logGamma(a + b)
                                - logGamma(a)
                                - logGamma(b)
                                + a * Math.log(x)
                                + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(a, b, x) / a
                : 1 - front * fraction(b, a, 1 - x) / b;
    }

    private static double fraction(double a, double b, double x) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.abs(d) < tiny ? tiny : d);
        double h = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 + even * d;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = 1 + even / c;
            c = Math.abs(c) < tiny ? tiny : c;
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 + odd * d;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = 1 + odd / c;
            c = Math.abs(c) < tiny ? tiny : c;
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return h;
    }

    /// Lanczos' approximation.
    private static double logGamma(double x) {
        double[] c = {
            76.18009172947146,
            -86.50532032941677,
            24.01409824083091,
            -1.231739572450155,
            0.1208650973866179e-2,
            -0.5395239384953e-5
        };
        double sum = 1.000000000190015;
        for (int i = 0; i < c.length; i++) {
            sum += c[i] / (x + i + 1);
        }
        double t = x + 5.5;
        return (x + 0.5) * Math.log(t) - t + Math.log(2.5066282746310005 * sum / x);
    }
}
