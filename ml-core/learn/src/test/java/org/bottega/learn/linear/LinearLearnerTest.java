package org.bottega.learn.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;

class LinearLearnerTest {
    private static final int ROWS = 400;

    /// Five standard normal inputs and one that is mostly zero.
    private static Matrix inputs() {
        var random = new SplittableRandom(1);
        var columns = new double[6][ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < 5; j++) {
                columns[j][i] = random.nextGaussian();
            }
            columns[5][i] = random.nextInt(10) == 0 ? 1 : 0;
        }
        var features =
                IntStream.range(0, 6).mapToObj(j -> new Feature("x" + j, "x" + j, 0)).toList();
        return new Matrix(features, columns, ROWS);
    }

    private static double[] targets(Matrix x, int classes) {
        var random = new SplittableRandom(2);
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> {
                    double sum =
                            2 * x.column(0)[i]
                                    - x.column(1)[i]
                                    + 3 * x.column(5)[i]
                                    + random.nextGaussian();
                    return switch (classes) {
                        case 0 -> 100 + 7 * sum;
                        case 2 -> sum > 0.5 ? 1 : 0;
                        default -> sum > 1 ? 2 : sum > -1 ? 1 : 0;
                    };
                })
                .toArray();
    }

    private static Training training(int classes) {
        var x = inputs();
        return Training.of(x, targets(x, classes), classes, IntStream.range(0, ROWS).toArray());
    }

    private static Linear fit(Training training, double l2) {
        return (Linear) new LinearLearner(0, l2, 1000).fit(training, Progress.none());
    }

    @Test
    void ridgeSolvesTheNormalEquations() {
        var training = training(0);
        for (double l2 : new double[] {1e-3, 1, 50}) {
            var model = fit(training, l2);
            var expected = normalEquations(training, l2);
            for (int j = 0; j < 6; j++) {
                assertEquals(expected[j], model.weights()[j], 2e-3, "weight " + j);
            }
            assertEquals(expected[6], model.intercept()[0], 2e-3);
        }
    }

    /// Gauss–Jordan elimination on XᵀX + λI, with a free intercept in the last place.
    private static double[] normalEquations(Training training, double l2) {
        int n = 7;
        var a = new double[n][n + 1];
        for (int row = 0; row < ROWS; row++) {
            var x = new double[n];
            for (int j = 0; j < 6; j++) {
                x[j] = training.x().column(j)[row];
            }
            x[6] = 1;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] += x[i] * x[j];
                }
                a[i][n] += x[i] * training.y()[row];
            }
        }
        for (int j = 0; j < 6; j++) {
            a[j][j] += l2;
        }
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < n; i++) {
                double factor = a[i][p] / a[p][p];
                for (int j = p; i != p && j <= n; j++) {
                    a[i][j] -= factor * a[p][j];
                }
            }
        }
        return IntStream.range(0, n).mapToDouble(i -> a[i][n] / a[i][i]).toArray();
    }

    @Test
    void logisticRegressionFindsWhatSmileFinds() {
        var training = training(2);
        var rows = new double[ROWS][6];
        var labels = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            training.x().gather(new int[] {i}, 0, 1, rows[i]);
            labels[i] = (int) training.y()[i];
        }
        var model = fit(training, 1);
        var theirs =
                smile.classification.LogisticRegression.binomial(
                                rows,
                                labels,
                                new smile.classification.LogisticRegression.Options(1, 1e-9, 1000))
                        .coefficients();
        for (int j = 0; j < 6; j++) {
            assertEquals(theirs[j], model.weights()[j], 2e-3, "weight " + j);
        }
        assertEquals(theirs[6], model.intercept()[0], 2e-3);
    }

    @Test
    void aThirdClassIsToldApart() {
        var training = training(3);
        var model = fit(training, 1);
        int right = 0;
        var p = new double[3];
        for (int i = 0; i < ROWS; i++) {
            var row = new double[6];
            training.x().gather(new int[] {i}, 0, 1, row);
            model.predict(row, 1, p);
            assertEquals(1, p[0] + p[1] + p[2], 1e-12);
            right += p[(int) training.y()[i]] == Math.max(p[0], Math.max(p[1], p[2])) ? 1 : 0;
        }
        assertEquals(0.8, (double) right / ROWS, 0.07);
    }

    @Test
    void theSlopeIsTheDerivative() {
        for (int classes : new int[] {0, 2, 3}) {
            var training =
                    training(classes)
                            .withWeights(
                                    IntStream.range(0, ROWS).mapToDouble(i -> 1 + i % 3).toArray());
            var link = org.bottega.learn.algorithm.Prior.of(training).link();
            var loss =
                    new LinearLoss(
                            training,
                            new Design(training.x(), training.rows()),
                            training.y(),
                            link == Link.SOFTMAX
                                    ? null
                                    : link == Link.LOGISTIC
                                            ? new PointLoss.Logistic()
                                            : new PointLoss.Squared(),
                            3,
                            10,
                            Progress.none());
            var random = new SplittableRandom(5);
            var point = random.doubles(loss.size(), -1, 1).toArray();
            var slope = new double[point.length];
            loss.g(point, slope);
            for (int i = 0; i < point.length; i++) {
                double step = 1e-5;
                var up = point.clone();
                var down = point.clone();
                up[i] += step;
                down[i] -= step;
                assertEquals(
                        (loss.f(up) - loss.f(down)) / (2 * step),
                        slope[i],
                        1e-5 * (1 + Math.abs(slope[i])));
            }
        }
    }

    @Test
    void aPassedDeadlineLeavesTheStartingPoint() {
        var late = training(2).withDeadline(Deadline.in(Duration.ZERO));
        var model = fit(late, 1);
        assertArrayEquals(new double[6], model.weights());
    }
}
