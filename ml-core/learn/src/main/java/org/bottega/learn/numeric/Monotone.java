package org.bottega.learn.numeric;

/// The nearest rising or falling sequence by weighted least squares: pool adjacent violators (Ayer et al. 1955).
public final class Monotone {
    private Monotone() {}

    /// @param direction +1 to rise, −1 to fall
    public static double[] of(double[] values, double[] weights, int direction) {
        int n = values.length;
        var level = new double[n];
        var weight = new double[n];
        var size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            level[blocks] = direction * values[i];
            weight[blocks] = weights[i];
            size[blocks++] = 1;
            while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
                double both = weight[blocks - 2] + weight[blocks - 1];
                level[blocks - 2] =
                        both > 0
                                ? (level[blocks - 2] * weight[blocks - 2]
                                                + level[blocks - 1] * weight[blocks - 1])
                                        / both
                                : (level[blocks - 2] + level[blocks - 1]) / 2;
                weight[blocks - 2] = both;
                size[blocks - 2] += size[blocks - 1];
                blocks--;
            }
        }
        var out = new double[n];
        for (int b = 0, at = 0; b < blocks; b++) {
            for (int i = 0; i < size[b]; i++) {
                out[at++] = direction * level[b];
            }
        }
        return out;
    }
}
