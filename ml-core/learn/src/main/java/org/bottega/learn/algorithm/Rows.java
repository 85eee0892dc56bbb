package org.bottega.learn.algorithm;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The rows a learner learns from, side by side.
///
/// @param x row-major, `count × width`, values beyond ±1e30 taken for that
/// @param y one target a row
/// @param w one weight a row, their mean 1
@SuppressWarnings("ArrayRecordComponent")
public record Rows(int count, int width, double[] x, double[] y, double[] w) {
    private static final double LARGEST = 1e30;

    /// All training rows.
    public static Rows of(Training training) {
        return of(training, training.rows());
    }

    /// The training rows, or so many of them by chance.
    public static Rows atMost(Training training, int most) {
        var rows = training.rows();
        if (rows.length <= most) {
            return of(training);
        }
        var random = new SplittableRandom(training.seed());
        var picked = new int[most];
        int kept = 0;
        for (int i = 0; kept < most; i++) {
            if (random.nextInt(rows.length - i) < most - kept) {
                picked[kept++] = rows[i];
            }
        }
        return of(training, picked);
    }

    public static Rows of(Training training, int[] index) {
        int width = training.x().width();
        Room.require(8.0 * index.length * width, "The rows as numbers");
        var x = new double[Math.multiplyExact(index.length, width)];
        training.x().gather(index, 0, index.length, x);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.clamp(x[i], -LARGEST, LARGEST);
        }
        var y = new double[index.length];
        var w = new double[index.length];
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            y[i] = training.y()[index[i]];
            w[i] = training.weight(index[i]);
            sum += w[i];
        }
        double mean = sum / index.length;
        for (int i = 0; i < w.length; i++) {
            w[i] /= mean;
        }
        return new Rows(index.length, width, x, y, w);
    }

    /// The same rows with other targets.
    public Rows withY(double[] other) {
        return new Rows(count, width, x, other, w);
    }

    public double x(int row, int input) {
        return x[row * width + input];
    }

    public double[] row(int row) {
        return Arrays.copyOfRange(x, row * width, (row + 1) * width);
    }

    /// Centre and spread of the targets, so that learning can be done on a common scale.
    public Scale scale() {
        double largest = 0;
        for (double value : y) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return new Scale(0, 1);
        }
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += w[i] * (y[i] / largest) / count;
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double away = y[i] / largest - mean;
            squares += w[i] * away * away / count;
        }
        double spread = Math.sqrt(squares) * largest;
        return new Scale(mean * largest, spread > 0 && Double.isFinite(spread) ? spread : 1);
    }

    /// @param centre weighted mean
    /// @param spread weighted standard deviation, 1 where all are alike
    public record Scale(double centre, double spread) {
        public double[] apply(double[] values) {
            return Arrays.stream(values).map(v -> (v - centre) / spread).toArray();
        }
    }
}
