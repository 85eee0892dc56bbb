package org.bottega.data.profile;

/// The chi-square distribution's upper tail, by the incomplete gamma function (Press et al., Numerical
/// Recipes, 6.2).
final class ChiSquare {
    private static final double TINY = 1e-300;
    private static final int STEPS = 10_000;
    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private ChiSquare() {}

    /// The probability of a value at least so large.
    ///
    /// @param freedom degrees of freedom, above 0
    static double tail(double value, double freedom) {
        if (value <= 0) {
            return 1;
        }
        double a = freedom / 2;
        double x = value / 2;
        double scale = Math.exp(a * Math.log(x) - x - logGamma(a));
        return Math.clamp(x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x), 0, 1);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int i = 1; i < STEPS && Math.abs(term) > Math.abs(sum) * 1e-16; i++) {
            term *= x / (a + i);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < STEPS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.abs(d) < TINY ? TINY : d);
            c = b + an / c;
            c = Math.abs(c) < TINY ? TINY : c;
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return h;
    }

    /// Lanczos' approximation, to 15 digits for what is at least one half.
    static double logGamma(double x) {
        double z = x - 1;
        double sum = 0.99999999999980993;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i + 1);
        }
        double t = z + LANCZOS.length - 0.5;
        return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
