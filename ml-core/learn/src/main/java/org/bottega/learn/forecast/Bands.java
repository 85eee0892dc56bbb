package org.bottega.learn.forecast;

import java.util.Arrays;

/// Lines around a forecast by what it missed in a back-test (split conformal prediction, Vovk et al. 2005): for each
/// step the quantiles of its scaled errors, those of steps near by included where it has few.
final class Bands {
    private static final int ENOUGH = 60;

    private Bands() {}

    /// @param missed for each step, from 1, what came less what was told
    /// @return horizon × quantiles
    static double[] offsets(double[][] missed, double[] quantiles) {
        int horizon = missed.length;
        var out = new double[horizon * quantiles.length];
        for (int h = 0; h < horizon; h++) {
            int near = 0;
            int count = missed[h].length;
            while (count < ENOUGH && near < horizon / 4 + 1) {
                near++;
                count = count(missed, h, near);
            }
            var all = new double[count];
            int at = 0;
            for (int k = Math.max(0, h - near); k <= Math.min(horizon - 1, h + near); k++) {
                System.arraycopy(missed[k], 0, all, at, missed[k].length);
                at += missed[k].length;
            }
            Arrays.sort(all);
            for (int q = 0; q < quantiles.length; q++) {
                out[h * quantiles.length + q] = quantile(all, quantiles[q]);
            }
        }
        return out;
    }

    private static int count(double[][] missed, int step, int near) {
        int count = 0;
        for (int k = Math.max(0, step - near); k <= Math.min(missed.length - 1, step + near); k++) {
            count += missed[k].length;
        }
        return count;
    }

    /// The `⌈q(n+1)⌉`-th value, from both ends alike, so that a band of few errors is rather too wide.
    private static double quantile(double[] sorted, double q) {
        int n = sorted.length;
        if (n == 0) {
            return 0;
        }
        double at = q * (n + 1) - 1;
        int low = (int) Math.floor(at);
        if (low < 0) {
            return sorted[0];
        }
        if (low >= n - 1) {
            return sorted[n - 1];
        }
        return sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]);
    }
}
