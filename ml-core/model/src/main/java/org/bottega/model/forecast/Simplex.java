package org.bottega.model.forecast;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// The simplex method of Nelder and Mead (1965): finds a low point of a function of a few numbers.
final class Simplex {
    private Simplex() {}

    /// @param start where to begin
    /// @param step how far the first corners are away
    /// @param most how often the function is asked at most
    static double[] lowest(
            ToDoubleFunction<double[]> function, double[] start, double step, int most) {
        int n = start.length;
        var corners = new double[n + 1][];
        var values = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            corners[i] = start.clone();
            if (i > 0) {
                corners[i][i - 1] += step;
            }
            values[i] = function.applyAsDouble(corners[i]);
        }
        int asked = n + 1;
        while (asked < most) {
            sort(corners, values);
            if (Math.abs(values[n] - values[0]) <= 1e-8 * (Math.abs(values[0]) + 1e-12)) {
                break;
            }
            var centre = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    centre[j] += corners[i][j] / n;
                }
            }
            var mirrored = along(centre, corners[n], -1);
            double value = function.applyAsDouble(mirrored);
            asked++;
            if (value < values[0]) {
                var farther = along(centre, corners[n], -2);
                double far = function.applyAsDouble(farther);
                asked++;
                replace(corners, values, far < value ? farther : mirrored, Math.min(far, value));
            } else if (value < values[n - 1]) {
                replace(corners, values, mirrored, value);
            } else {
                var nearer = along(centre, corners[n], value < values[n] ? -0.5 : 0.5);
                double near = function.applyAsDouble(nearer);
                asked++;
                if (near < Math.min(value, values[n])) {
                    replace(corners, values, nearer, near);
                } else {
                    for (int i = 1; i <= n; i++) {
                        corners[i] = along(corners[0], corners[i], 0.5);
                        values[i] = function.applyAsDouble(corners[i]);
                    }
                    asked += n;
                }
            }
        }
        sort(corners, values);
        return corners[0];
    }

    private static void replace(
            double[][] corners, double[] values, double[] corner, double value) {
        corners[corners.length - 1] = corner;
        values[values.length - 1] = value;
    }

    private static double[] along(double[] from, double[] to, double share) {
        var out = new double[from.length];
        Arrays.setAll(out, j -> from[j] + share * (to[j] - from[j]));
        return out;
    }

    private static void sort(double[][] corners, double[] values) {
        for (int i = 1; i < values.length; i++) {
            var corner = corners[i];
            double value = values[i];
            int at = i;
            while (at > 0 && values[at - 1] > value) {
                values[at] = values[at - 1];
                corners[at] = corners[at - 1];
                at--;
            }
            values[at] = value;
            corners[at] = corner;
        }
    }
}
