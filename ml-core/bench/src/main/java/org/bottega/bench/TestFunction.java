package org.bottega.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bottega.automl.tune.Dimension;
import org.bottega.automl.tune.Space;
import org.bottega.kernel.param.Domain.Scale;

/// Standard functions to minimise, with their published least values (Surjanovic and Bingham, Virtual Library of
/// Simulation Experiments).
///
/// @param ranges least and greatest of each variable
@SuppressWarnings("ArrayRecordComponent")
record TestFunction(
        String name, double[][] ranges, double least, ToDoubleFunction<double[]> value) {
    static List<TestFunction> all() {
        return List.of(
                new TestFunction(
                        "Branin",
                        new double[][] {{-5, 10}, {0, 15}},
                        0.39788735772973816,
                        TestFunction::branin),
                new TestFunction("Hartmann 3", cube(3, 0, 1), -3.86278, x -> hartmann(x, A3, P3)),
                new TestFunction("Hartmann 6", cube(6, 0, 1), -3.32237, x -> hartmann(x, A6, P6)),
                new TestFunction("Ackley 5", cube(5, -32.768, 32.768), 0, TestFunction::ackley),
                new TestFunction(
                        "Rosenbrock 4", cube(4, -2.048, 2.048), 0, TestFunction::rosenbrock),
                new TestFunction("Levy 4", cube(4, -10, 10), 0, TestFunction::levy));
    }

    Space space() {
        var dimensions = new ArrayList<Dimension>();
        for (int d = 0; d < ranges.length; d++) {
            dimensions.add(
                    new Dimension.Real("x" + d, ranges[d][0], ranges[d][1], Scale.LINEAR, null));
        }
        return new Space(dimensions);
    }

    private static double[][] cube(int size, double min, double max) {
        var ranges = new double[size][];
        java.util.Arrays.fill(ranges, new double[] {min, max});
        return ranges;
    }

    private static double branin(double[] x) {
        double a = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return a * a + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
    }

    private static final double[] ALPHA = {1, 1.2, 3, 3.2};
    private static final double[][] A3 = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] P3 = {
        {0.3689, 0.1170, 0.2673},
        {0.4699, 0.4387, 0.7470},
        {0.1091, 0.8732, 0.5547},
        {0.0381, 0.5743, 0.8828}
    };
    private static final double[][] A6 = {
        {10, 3, 17, 3.5, 1.7, 8},
        {0.05, 10, 17, 0.1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8},
        {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] P6 = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    private static double hartmann(double[] x, double[][] a, double[][] p) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double inner = 0;
            for (int j = 0; j < x.length; j++) {
                inner += a[i][j] * (x[j] - p[i][j]) * (x[j] - p[i][j]);
            }
            sum -= ALPHA[i] * Math.exp(-inner);
        }
        return sum;
    }

    private static double ackley(double[] x) {
        double squares = 0;
        double waves = 0;
        for (double v : x) {
            squares += v * v / x.length;
            waves += Math.cos(2 * Math.PI * v) / x.length;
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(waves) + 20 + Math.E;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i];
            sum += 100 * a * a + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    private static double levy(double[] x) {
        int n = x.length;
        double first = Math.sin(Math.PI * w(x[0]));
        double sum = first * first;
        for (int i = 0; i + 1 < n; i++) {
            double s = Math.sin(Math.PI * w(x[i]) + 1);
            sum += (w(x[i]) - 1) * (w(x[i]) - 1) * (1 + 10 * s * s);
        }
        double last = Math.sin(2 * Math.PI * w(x[n - 1]));
        return sum + (w(x[n - 1]) - 1) * (w(x[n - 1]) - 1) * (1 + last * last);
    }

    private static double w(double x) {
        return 1 + (x - 1) / 4;
    }
}
