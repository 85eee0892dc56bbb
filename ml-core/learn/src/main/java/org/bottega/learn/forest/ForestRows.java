package org.bottega.learn.forest;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;

/// The training rows as all trees of a forest see them.
final class ForestRows {
    private static final int WEIGHT_STEPS = 64;

    private final Training training;
    private final Bins[] bins;
    private final double[] y;
    private final double centre;
    private final double scale;
    private final double[] cumulative;

    ForestRows(Training training, Progress progress) {
        this.training = training;
        int[] rows = training.rows();
        bins = new Bins[training.x().width()];
        for (int j = 0; j < bins.length; j++) {
            progress.checkCancelled();
            bins[j] = Bins.of(training.x(), j, rows);
        }
        double mean = training.classifies() ? 0 : Prior.mean(training);
        double largest =
                Arrays.stream(rows)
                        .mapToDouble(r -> Math.abs(training.y()[r] - mean))
                        .max()
                        .orElse(0);
        centre = mean;
        scale = training.classifies() || largest == 0 ? 1 : largest;
        y = Arrays.stream(rows).mapToDouble(r -> (training.y()[r] - centre) / scale).toArray();
        cumulative = new double[training.weights() == null ? 0 : rows.length];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += training.weight(rows[i]);
            cumulative[i] = sum;
        }
    }

    int rows() {
        return y.length;
    }

    int inputs() {
        return bins.length;
    }

    Bins bins(int input) {
        return bins[input];
    }

    /// The class of a training row, or its value in units of `scale` from `centre`.
    double y(int row) {
        return y[row];
    }

    double centre() {
        return centre;
    }

    double scale() {
        return scale;
    }

    /// The number of classes, 0 for regression.
    int classes() {
        return training.classes();
    }

    /// How many times a row of mean weight stands for itself: 1 where all weigh the same.
    int unit() {
        return cumulative.length == 0 ? 1 : WEIGHT_STEPS;
    }

    /// How often each row counts by its weight, in steps of a [#unit()]th of the mean weight; at least once.
    int[] times() {
        var times = new int[y.length];
        for (int i = 0; i < times.length; i++) {
            double weight = training.weight(training.rows()[i]);
            times[i] =
                    cumulative.length == 0
                            ? 1
                            : (int)
                                    Math.clamp(
                                            Math.rint(
                                                    weight
                                                            * y.length
                                                            / cumulative[y.length - 1]
                                                            * WEIGHT_STEPS),
                                            1,
                                            1e6);
        }
        return times;
    }

    /// How often each row stands in a bootstrap sample: as many draws as rows, a row's chance as its weight.
    int[] bootstrap(SplittableRandom random) {
        int rows = y.length;
        var times = new int[rows];
        for (int i = 0; i < rows; i++) {
            if (cumulative.length == 0) {
                times[random.nextInt(rows)]++;
            } else {
                int at =
                        Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[rows - 1]);
                times[Math.min(rows - 1, at < 0 ? -at - 1 : at + 1)]++;
            }
        }
        return times;
    }
}
