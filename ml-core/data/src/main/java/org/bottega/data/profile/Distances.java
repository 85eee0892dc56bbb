package org.bottega.data.profile;

import java.util.Arrays;

/// How far two distributions lie apart.
final class Distances {
    private static final double EMPTY = 1e-4;

    private Distances() {}

    /// @param a counts of each part; none may be negative
    static double psi(double[] a, double[] b) {
        double na = Arrays.stream(a).sum();
        double nb = Arrays.stream(b).sum();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double p = Math.max(a[i] / na, EMPTY);
            double q = Math.max(b[i] / nb, EMPTY);
            sum += (a[i] + b[i] > 0) ? (q - p) * Math.log(q / p) : 0;
        }
        return sum;
    }

    /// The root of the Jensen-Shannon divergence in nats.
    static double jensenShannon(double[] a, double[] b) {
        double na = Arrays.stream(a).sum();
        double nb = Arrays.stream(b).sum();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double p = a[i] / na;
            double q = b[i] / nb;
            double m = (p + q) / 2;
            sum += (p > 0 ? p * Math.log(p / m) : 0) + (q > 0 ? q * Math.log(q / m) : 0);
        }
        return Math.sqrt(Math.max(0, sum / 2));
    }

    /// Pearson's statistic of homogeneity, and how many parts are not empty in both.
    static double[] chiSquare(double[] a, double[] b) {
        double na = Arrays.stream(a).sum();
        double nb = Arrays.stream(b).sum();
        double sum = 0;
        int parts = 0;
        for (int i = 0; i < a.length; i++) {
            double all = a[i] + b[i];
            if (all > 0) {
                parts++;
                double ea = all * na / (na + nb);
                double eb = all * nb / (na + nb);
                sum += (a[i] - ea) * (a[i] - ea) / ea + (b[i] - eb) * (b[i] - eb) / eb;
            }
        }
        return new double[] {sum, parts};
    }

    /// The largest distance of the two distribution functions.
    ///
    /// @param a sorted
    /// @param b sorted
    static double kolmogorovSmirnov(double[] a, double[] b) {
        int i = 0;
        int j = 0;
        double most = 0;
        while (i < a.length && j < b.length) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= x) {
                i++;
            }
            while (j < b.length && b[j] <= x) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return most;
    }

    /// The chance of so large a distance, for many values (Kolmogorov's limit).
    static double kolmogorovTail(double distance, double na, double nb) {
        double lambda = Math.sqrt(na * nb / (na + nb)) * distance;
        if (lambda < 0.2) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * lambda * lambda);
        }
        return Math.clamp(sum, 0, 1);
    }

    /// The area between the two distribution functions.
    ///
    /// @param a sorted
    /// @param b sorted
    static double wasserstein(double[] a, double[] b) {
        int i = 0;
        int j = 0;
        double sum = 0;
        double last = Math.min(a[0], b[0]);
        while (i < a.length || j < b.length) {
            double x = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            sum += (x - last) * Math.abs((double) i / a.length - (double) j / b.length);
            last = x;
            while (i < a.length && a[i] <= x) {
                i++;
            }
            while (j < b.length && b[j] <= x) {
                j++;
            }
        }
        return sum;
    }
}
