package org.bottega.learn;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;

/// Made-up encoded rows with something to learn in them: numbers, categories, constants, and where wanted
/// missing values.
public record RandomRows(Matrix x, double[] y, int classes) {
    /// @param missing share of values that are missing
    public static RandomRows of(int rows, int classes, double missing, long seed) {
        var random = new SplittableRandom(seed);
        var features = new ArrayList<Feature>();
        for (int j = 0; j < 5; j++) {
            features.add(new Feature("n" + j, "n" + j, 0));
        }
        features.add(new Feature("few", "few", 3));
        features.add(new Feature("many", "many", 90));
        features.add(new Feature("constant", "constant", 0));
        var columns = new double[features.size()][rows];
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 5; j++) {
                columns[j][i] =
                        j == 4
                                ? random.nextInt(-2, 3)
                                : random.nextGaussian() * Math.pow(10, j - 1);
            }
            columns[5][i] = random.nextInt(3);
            columns[6][i] = random.nextInt(90);
            columns[7][i] = 4.5;
            double signal =
                    columns[0][i] * 10
                            + columns[1][i] * (columns[5][i] - 1)
                            + Math.sin(columns[6][i])
                            + (columns[2][i] > 3 ? 1 : 0)
                            + 0.3 * random.nextGaussian();
            y[i] =
                    classes == 0
                            ? 1000 + 50 * signal
                            : classes == 2
                                    ? (signal > 0 ? 1 : 0)
                                    : Math.clamp(
                                            (int) Math.floor(signal + classes / 2.0),
                                            0,
                                            classes - 1);
        }
        for (int j = 0; j < 7; j++) {
            for (int i = 0; i < rows; i++) {
                if (random.nextDouble() < missing) {
                    columns[j][i] = Double.NaN;
                }
            }
        }
        return new RandomRows(new Matrix(features, columns, rows), y, classes);
    }

    public Training training() {
        return Training.of(x, y, classes, IntStream.range(0, x.rows()).toArray());
    }

    /// Learns from all but the last fifth, which tells when to stop.
    public Training withValidation() {
        int cut = x.rows() * 4 / 5;
        return training()
                .withRows(
                        IntStream.range(0, cut).toArray(),
                        IntStream.range(cut, x.rows()).toArray());
    }

    /// All rows, row-major.
    public double[] rowMajor() {
        var out = new double[x.rows() * x.width()];
        x.gather(IntStream.range(0, x.rows()).toArray(), 0, x.rows(), out);
        return out;
    }
}
