package org.bottega.learn.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.numeric.Eigen;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Neighbours.Distance;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.StoredRows;

/// Where rows are put on a map, for methods that place rows and know no formula.
final class Placement {
    private static final int ASKED = 5;
    private static final double GRAIN = 1e-4;

    private Placement() {}

    /// Principal components, the first of deviation `spread`, with a grain of chance so that no two rows that
    /// differ begin on one another (Kobak and Linderman 2021).
    ///
    /// @return count × dimensions
    static double[] start(Rows rows, int dimensions, double spread, long seed, Runnable check) {
        int count = rows.count();
        int width = rows.width();
        var mean = new double[width];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width; j++) {
                mean[j] += rows.x(i, j) / count;
            }
        }
        int known = Math.min(dimensions, width);
        var eigen =
                Eigen.largest(
                        (in, from, out) -> {
                            Arrays.fill(out, from, from + width, 0);
                            for (int i = 0; i < count; i++) {
                                double along = along(rows, mean, i, in, from) / count;
                                for (int j = 0; j < width; j++) {
                                    out[from + j] += along * (rows.x(i, j) - mean[j]);
                                }
                            }
                        },
                        width,
                        known,
                        seed,
                        check);
        double first = Math.sqrt(Math.max(eigen.values()[0], 0));
        double unit = first > 0 && Double.isFinite(first) ? spread / first : 0;
        var random = new SplittableRandom(seed);
        var places = new double[count * dimensions];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < dimensions; k++) {
                double value =
                        k < known && unit > 0
                                ? unit * along(rows, mean, i, eigen.vectors(), k * width)
                                : 0;
                places[i * dimensions + k] = value + spread * GRAIN * (random.nextDouble() - 0.5);
            }
        }
        return places;
    }

    private static double along(Rows rows, double[] mean, int row, double[] direction, int from) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += direction[from + j] * (rows.x(row, j) - mean[j]);
        }
        return sum;
    }

    /// A new row is put between the nearest known ones, by how near they are; a known one stays where it is.
    static Predictor predictor(Rows rows, double[] places, int dimensions) {
        var stored = StoredRows.of(rows.x(), rows.count(), rows.width(), Distance.EUCLIDEAN);
        var same = new double[rows.count()];
        Arrays.fill(same, 1);
        return new Neighbours(
                rows.width(),
                dimensions,
                Math.min(ASKED, rows.count()),
                Distance.EUCLIDEAN,
                true,
                stored.columns(),
                places,
                same);
    }
}
