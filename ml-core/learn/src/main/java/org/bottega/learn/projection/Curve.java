package org.bottega.learn.projection;

/// How close two places on a map are: `1 / (1 + a · distance^(2b))`, fitted by least squares to 1 up to a
/// least distance and an exponential beyond it.
record Curve(double a, double b) {
    private static final int POINTS = 300;
    private static final double FARTHEST = 3;
    private static final int STEPS = 200;

    static Curve of(double least) {
        double a = 1;
        double b = 1;
        double damping = 1e-3;
        double loss = loss(a, b, least);
        for (int step = 0; step < STEPS; step++) {
            double aa = 0;
            double ab = 0;
            double bb = 0;
            double ga = 0;
            double gb = 0;
            for (int i = 1; i < POINTS; i++) {
                double x = x(i);
                double power = Math.pow(x, 2 * b);
                double value = 1 / (1 + a * power);
                double da = -power * value * value;
                double db = -2 * a * power * Math.log(x) * value * value;
                double rest = wanted(x, least) - value;
                aa += da * da;
                ab += da * db;
                bb += db * db;
                ga += da * rest;
                gb += db * rest;
            }
            double p = aa * (1 + damping);
            double q = bb * (1 + damping);
            double determinant = p * q - ab * ab;
            double nextA = a + (q * ga - ab * gb) / determinant;
            double nextB = b + (p * gb - ab * ga) / determinant;
            double next = nextA > 0 && nextB > 0 ? loss(nextA, nextB, least) : Double.MAX_VALUE;
            if (next < loss) {
                a = nextA;
                b = nextB;
                loss = next;
                damping /= 3;
            } else {
                damping *= 4;
            }
        }
        return new Curve(a, b);
    }

    private static double x(int point) {
        return FARTHEST * point / (POINTS - 1);
    }

    private static double wanted(double x, double least) {
        return x < least ? 1 : Math.exp(least - x);
    }

    private static double loss(double a, double b, double least) {
        double loss = 0;
        for (int i = 1; i < POINTS; i++) {
            double rest = wanted(x(i), least) - 1 / (1 + a * Math.pow(x(i), 2 * b));
            loss += rest * rest;
        }
        return loss;
    }
}
