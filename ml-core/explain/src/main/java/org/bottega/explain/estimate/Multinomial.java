package org.bottega.explain.estimate;

import java.util.SplittableRandom;

/// Draws how often each of several kinds of rows comes up when as many rows as there are get drawn with
/// repeats. Where rows matter only by their kind this is the bootstrap of the rows itself, at the cost of the
/// kinds and not of the rows.
public final class Multinomial {
    private static final double FEW = 10;

    private final int[] count;
    private final int rows;

    /// @param count how many rows there are of each kind
    public Multinomial(int[] count) {
        this.count = count.clone();
        int sum = 0;
        for (int c : count) {
            sum += c;
        }
        rows = sum;
    }

    /// @param drawn one number a kind, overwritten
    public void draw(SplittableRandom random, int[] drawn) {
        int left = rows;
        int leftInAll = rows;
        for (int k = 0; k < count.length; k++) {
            int now =
                    count[k] == leftInAll
                            ? left
                            : binomial(left, (double) count[k] / leftInAll, random);
            drawn[k] = now;
            left -= now;
            leftInAll -= count[k];
        }
    }

    /// How many of `n` tries succeed: by inversion where few do, else by transformed rejection
    /// (Hörmann 1993, algorithm BTRS).
    static int binomial(int n, double p, SplittableRandom random) {
        if (n == 0 || p <= 0) {
            return 0;
        }
        if (p > 0.5) {
            return n - binomial(n, 1 - p, random);
        }
        return n * p < FEW ? inverted(n, p, random) : rejected(n, p, random);
    }

    private static int inverted(int n, double p, SplittableRandom random) {
        double odds = p / (1 - p);
        double here = Math.exp(n * Math.log1p(-p));
        double u = random.nextDouble();
        int k = 0;
        while (u > here && k < n) {
            u -= here;
            k++;
            here *= (double) (n - k + 1) / k * odds;
        }
        return k;
    }

    private static int rejected(int n, double p, SplittableRandom random) {
        double spread = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = n * p + 0.5;
        double quick = 0.92 - 4.2 / b;
        double odds = p / (1 - p);
        double alpha = (2.83 + 5.1 / b) * spread;
        double mode = Math.floor((n + 1) * p);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= quick) {
                return (int) k;
            }
            if (k < 0 || k > n) {
                continue;
            }
            double bound =
                    (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1)))
                            + (n + 1) * Math.log((n - mode + 1) / (n - k + 1))
                            + (k + 0.5) * Math.log(odds * (n - k + 1) / (k + 1))
                            + tail(mode)
                            + tail(n - mode)
                            - tail(k)
                            - tail(n - k);
            if (Math.log(v * alpha / (a / (us * us) + b)) <= bound) {
                return (int) k;
            }
        }
    }

    /// What Stirling's formula for `ln k!` leaves over.
    private static double tail(double k) {
        double x = k + 1;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / (x * x)) / (x * x)) / x;
    }
}
