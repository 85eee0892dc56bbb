package org.bottega.learn.numeric;

import org.bottega.learn.algorithm.Room;

/// Weighted means and covariances of rows.
public final class Moments {
    private Moments() {}

    /// @param of which weight each row has, 0 for none
    public static double[] mean(double[] x, int width, double[] of) {
        var mean = new double[width];
        double sum = 0;
        for (int i = 0; i < of.length; i++) {
            if (of[i] > 0) {
                sum += of[i];
                double share = of[i] / sum;
                for (int j = 0; j < width; j++) {
                    mean[j] += (x[i * width + j] - mean[j]) * share;
                }
            }
        }
        return mean;
    }

    /// Weighted sums of squares around a mean, one an input.
    public static double[] squares(double[] x, int width, double[] of, double[] mean) {
        var squares = new double[width];
        for (int i = 0; i < of.length; i++) {
            for (int j = 0; j < width && of[i] > 0; j++) {
                double away = x[i * width + j] - mean[j];
                squares[j] += of[i] * away * away;
            }
        }
        return squares;
    }

    /// Adds weighted products around a mean to a `width × width` matrix.
    public static void scatter(
            double[] x, int width, double[] of, double[] mean, double[] into, Runnable check) {
        var away = new double[width];
        for (int i = 0; i < of.length; i++) {
            if (of[i] <= 0) {
                continue;
            }
            if ((i & 1023) == 0) {
                check.run();
            }
            for (int j = 0; j < width; j++) {
                away[j] = x[i * width + j] - mean[j];
            }
            for (int j = 0; j < width; j++) {
                double scaled = of[i] * away[j];
                if (scaled != 0) {
                    for (int k = 0, at = j * width; k <= j; k++) {
                        into[at + k] += scaled * away[k];
                    }
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int k = j + 1; k < width; k++) {
                into[j * width + k] = into[k * width + j];
            }
        }
    }

    /// @throws org.bottega.kernel.ProblemException when matrices of that width do not fit
    public static void requireRoom(int width, int matrices) {
        Room.require(8.0 * width * width * matrices, "The covariances of " + width + " inputs");
    }
}
