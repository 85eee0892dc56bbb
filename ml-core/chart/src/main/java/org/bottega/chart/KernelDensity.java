package org.bottega.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A smooth density of values: normal kernels with Silverman's rule of thumb (Density Estimation, 1986,
/// eq. 3.31), reflected at the ends of the range. Values are counted in cells first, so that a million of
/// them cost no more than a thousand.
public final class KernelDensity {
    private static final int CELLS = 512;
    private static final double REACH = 4;

    private KernelDensity() {}

    /// @param values whatever is not finite or outside of the range does not count
    /// @param from the lower end of the range
    /// @param to the upper end, above `from`
    /// @param points how many spots, 2 or more
    /// @return spots from one end to the other, their integral about 1; empty without values
    public static List<Chart.Spot> of(double[] values, double from, double to, int points) {
        var known = Arrays.stream(values).filter(v -> v >= from && v <= to).sorted().toArray();
        if (known.length == 0 || !(from < to) || points < 2) {
            return List.of();
        }
        double width = (to - from) / CELLS;
        var counts = new double[CELLS];
        for (double value : known) {
            counts[(int) Math.min(CELLS - 1, (value - from) / width)]++;
        }
        double bandwidth = Math.max(bandwidth(known), width);
        var spots = new ArrayList<Chart.Spot>(points);
        for (int p = 0; p < points; p++) {
            double x = from + (to - from) * p / (points - 1);
            double sum = 0;
            for (int c = 0; c < CELLS; c++) {
                if (counts[c] > 0) {
                    double at = from + (c + 0.5) * width;
                    sum +=
                            counts[c]
                                    * (kernel((x - at) / bandwidth)
                                            + kernel((x - (2 * from - at)) / bandwidth)
                                            + kernel((x - (2 * to - at)) / bandwidth));
                }
            }
            spots.add(new Chart.Spot(x, sum / (known.length * bandwidth)));
        }
        return spots;
    }

    private static double kernel(double z) {
        return Math.abs(z) > REACH ? 0 : Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    private static double bandwidth(double[] sorted) {
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(0);
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / Math.max(1, n - 1));
        double quartiles = (sorted[3 * (n - 1) / 4] - sorted[(n - 1) / 4]) / 1.34;
        double spread = quartiles > 0 ? Math.min(deviation, quartiles) : deviation;
        return 0.9 * spread * Math.pow(n, -0.2);
    }
}
