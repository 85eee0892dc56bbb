package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Marginal;
import org.bottega.model.predictor.Predictor;
import org.junit.jupiter.api.Test;

/// Holds algorithms against figures of scikit-learn 1.2.1 on data that a formula makes.
class ReferenceTest {
    private static final int N = 120;
    private static final int D = 4;
    private static final double[] ASKED = {
        0.1, 0.2, -0.3, 0.4, 1, -1, 0.5, 0, -2, 0.3, 1.2, -0.7, 0, 0, 0, 0
    };

    private static double value(int i, int j) {
        return Math.sin(1.3 * (i + 1) * (j + 2) + 0.7 * j) * 1.5
                + Math.cos(0.37 * (i + 3) * (j + 1));
    }

    private static double signal(int i) {
        return value(i, 0)
                - 0.5 * value(i, 1)
                + 0.8 * value(i, 2) * value(i, 0)
                + 0.3 * Math.sin(7 * i);
    }

    private static final double[] NUMBERS =
            IntStream.range(0, N).mapToDouble(i -> 10 + 3 * signal(i)).toArray();
    private static final double[] TWO =
            IntStream.range(0, N).mapToDouble(i -> signal(i) > 0.2 ? 1 : 0).toArray();
    private static final double[] THREE =
            IntStream.range(0, N)
                    .mapToDouble(i -> signal(i) >= 0.9 ? 2 : signal(i) >= -0.5 ? 1 : 0)
                    .toArray();
    private static final double[] AMOUNTS =
            IntStream.range(0, N)
                    .mapToDouble(i ->
                            Math.exp(0.4 * value(i, 0) - 0.3 * value(i, 1))
                                    + 0.2 * (1 + Math.sin(5 * i)))
                    .toArray();
    private static final double[] WEIGHTS =
            IntStream.range(0, N).mapToDouble(i -> 1 + i % 3).toArray();

    private static Matrix matrix(boolean unit) {
        var columns = new double[D][N];
        for (int j = 0; j < D; j++) {
            for (int i = 0; i < N; i++) {
                columns[j][i] = value(i, j);
            }
            if (unit) {
                double least = Arrays.stream(columns[j]).min().orElseThrow();
                double range = Arrays.stream(columns[j]).max().orElseThrow() - least;
                for (int i = 0; i < N; i++) {
                    columns[j][i] = (columns[j][i] - least) / range;
                }
            }
        }
        return new Matrix(
                IntStream.range(0, D).mapToObj(j -> new Feature("x" + j, "x" + j, 0)).toList(),
                columns,
                N);
    }

    private static Predictor fit(
            String id, Map<String, Object> settings, double[] y, int classes, boolean weighted) {
        var algorithm = Algorithms.byId(id);
        boolean unit = id.startsWith("multi") || id.startsWith("bern");
        var training =
                Training.of(matrix(unit), y, classes, IntStream.range(0, N).toArray())
                        .withWeights(weighted ? WEIGHTS : null);
        return algorithm.learner(algorithm.params().read(settings)).fit(training, Progress.none());
    }

    private static double[] told(Predictor predictor, double[] rows) {
        var out = new double[4 * predictor.outputs()];
        predictor.predict(rows, 4, out);
        return out;
    }

    private static double[] second(double[] told) {
        return IntStream.range(0, 4).mapToDouble(i -> told[2 * i + 1]).toArray();
    }

    private static double[] asked(
            String id, Map<String, Object> settings, double[] y, int classes) {
        return told(fit(id, settings, y, classes, false), ASKED);
    }

    @Test
    void lassoAndElasticNet() {
        var lasso = fit("elastic-net", Map.of("strength", 0.1, "steps", 20_000), NUMBERS, 0, false);
        assertArrayEquals(
                new double[] {10.03729635, 13.00458953, 5.70247537, 9.998925},
                told(lasso, ASKED),
                1e-5);
        var weights = ((org.bottega.model.predictor.Linear) lasso).weights();
        assertEquals(0, weights[2], "an input that does not earn its keep");
        assertEquals(1.93669603, weights[0], 1e-5);
        assertArrayEquals(
                new double[] {10.03579884, 12.8609802, 5.9129448, 10.00014623},
                asked(
                        "elastic-net",
                        Map.of("strength", 0.1, "l1-share", 0.5, "steps", 20_000),
                        NUMBERS,
                        0),
                1e-5);
    }

    @Test
    void logisticRegressionWithBothPenaltiesAndWeights() {
        var told =
                told(
                        fit(
                                "logistic-regression",
                                Map.of("l1", 3, "l2", 1, "steps", 20_000),
                                TWO,
                                2,
                                true),
                        ASKED);
        assertArrayEquals(
                new double[] {0.43110559, 0.81878184, 0.08744493, 0.44007979}, second(told), 2e-6);
    }

    /// Against the same likelihood minimised by scipy 1.10 (BFGS, then Nelder and Mead).
    @Test
    void ordinalRegression() {
        assertArrayEquals(
                new double[] {
                    0.20367599, 0.67150775, 0.12481626, 0.0234199, 0.37323953, 0.60334057,
                    0.86112539, 0.13302629, 0.00584832, 0.20767288, 0.67015896, 0.12216815
                },
                asked("ordinal-regression", Map.of("steps", 1000), THREE, 3),
                1e-5);
        assertArrayEquals(
                new double[] {
                    0.23513131, 0.62079724, 0.14407145, 0.0325771, 0.36164748, 0.60577543,
                    0.85722578, 0.13422962, 0.0085446, 0.23827953, 0.61978447, 0.141936
                },
                told(fit("ordinal-regression", Map.of("steps", 1000), THREE, 3, true), ASKED),
                1e-5);
    }

    @Test
    void ordinalRegressionOfTwoClassesIsLogisticRegression() {
        assertArrayEquals(
                asked("logistic-regression", Map.of("steps", 1000), TWO, 2),
                asked("ordinal-regression", Map.of("steps", 1000), TWO, 2),
                1e-4);
    }

    @Test
    void softmaxRegressionWithAnAbsolutePenalty() {
        var told =
                asked(
                        "logistic-regression",
                        Map.of("l1", 2, "l2", 1e-6, "steps", 20_000),
                        THREE,
                        3);
        assertArrayEquals(
                new double[] {
                    0.22094544, 0.70660151, 0.07245305, 0.0210179, 0.27218177, 0.70680033,
                    0.90283933, 0.09576981, 0.00139085, 0.2541107, 0.65518605, 0.09070325
                },
                told,
                2e-5);
    }

    /// The penalty is in units of the scaled target's loss; scikit-learn's is in the target's own.
    @Test
    void poissonGammaAndTweedie() {
        double mean = Arrays.stream(AMOUNTS).average().orElseThrow();
        assertArrayEquals(
                new double[] {1.21768755, 2.19706095, 0.57578681, 1.23043891},
                asked(
                        "generalized-linear",
                        Map.of("family", "poisson", "l2", 1 / mean, "steps", 20_000),
                        AMOUNTS,
                        0),
                1e-5);
        assertArrayEquals(
                new double[] {1.22838526, 2.14596422, 0.57828445, 1.23336845},
                asked(
                        "generalized-linear",
                        Map.of("family", "gamma", "l2", 1, "steps", 20_000),
                        AMOUNTS,
                        0),
                1e-5);
        assertArrayEquals(
                new double[] {1.22378835, 2.17470312, 0.57805168, 1.23307237},
                asked(
                        "generalized-linear",
                        Map.of(
                                "family",
                                "tweedie",
                                "power",
                                1.5,
                                "l2",
                                1 / Math.sqrt(mean),
                                "steps",
                                20_000),
                        AMOUNTS,
                        0),
                1e-5);
    }

    @Test
    void quantileRegressionLosesNoMoreThanTheLinearProgram() {
        var predictor =
                fit(
                        "quantile-regression",
                        Map.of("quantile", 0.3, "l2", 1e-6, "steps", 20_000),
                        NUMBERS,
                        0,
                        false);
        var x = matrix(false);
        double loss = 0;
        for (int i = 0; i < N; i++) {
            var row = new double[D];
            var out = new double[1];
            x.gather(new int[] {i}, 0, 1, row);
            predictor.predict(row, 1, out);
            double away = NUMBERS[i] - out[0];
            loss += (away > 0 ? 0.3 : -0.7) * away / N;
        }
        assertTrue(loss < 0.85392518 * 1.001, "loss " + loss);
    }

    @Test
    void supportVectors() {
        var machine = (Marginal) fit("support-vectors", Map.of("c", 2), TWO, 2, true);
        assertAffine(
                new double[] {-0.68044134, 2.22997597, -2.69667567, -0.49146718}, machine, 5e-3);
        assertArrayEquals(
                new double[] {10.01785069, 16.6349785, 0.71746483, 10.14887059},
                asked("support-vectors", Map.of("c", 2, "epsilon", 0.1), NUMBERS, 0),
                0.02);
    }

    @Test
    void linearSupportVectors() {
        var machine = (Marginal) fit("linear-svm", Map.of("l2", 0.5, "steps", 5000), TWO, 2, false);
        assertAffine(
                new double[] {-0.0851366, 0.66414303, -0.95734435, -0.08157733}, machine, 1e-3);
    }

    /// Probabilities are a sigmoid of the decision: the margins must be a straight line of it.
    private static void assertAffine(double[] decisions, Marginal machine, double close) {
        var margins = new double[4];
        machine.margins(ASKED, 4, margins);
        double slope = (margins[1] - margins[2]) / (decisions[1] - decisions[2]);
        assertTrue(slope > 0);
        for (int i = 0; i < 4; i++) {
            assertEquals(decisions[i], decisions[1] + (margins[i] - margins[1]) / slope, close);
        }
    }

    @Test
    void naiveBayes() {
        assertArrayEquals(
                new double[] {
                    0.31530801, 0.53271768, 0.15197432, 0.06210599, 0.31949015, 0.61840385,
                    0.83221693, 0.16691752, 0.00086555, 0.3405161, 0.51507645, 0.14440745
                },
                told(fit("gaussian-naive-bayes", Map.of(), THREE, 3, true), ASKED),
                1e-7);
        var asked = ASKED.clone();
        for (int j = 0; j < D; j++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < N; i++) {
                least = Math.min(least, value(i, j));
                most = Math.max(most, value(i, j));
            }
            for (int i = 0; i < 4; i++) {
                asked[i * D + j] = (asked[i * D + j] - least) / (most - least);
            }
        }
        assertArrayEquals(
                new double[] {
                    0.32967817, 0.41514134, 0.2551805, 0.29184865, 0.4142291, 0.29392225,
                    0.39613768, 0.38484614, 0.21901618, 0.33076942, 0.41174211, 0.25748848
                },
                told(fit("multinomial-naive-bayes", Map.of(), THREE, 3, true), asked),
                1e-7);
        assertArrayEquals(
                new double[] {
                    0.1230071, 0.51410055, 0.36289235, 0.05921249, 0.33943108, 0.60135642,
                    0.72469685, 0.2493322, 0.02597095, 0.67654418, 0.2932398, 0.03021602
                },
                told(fit("bernoulli-naive-bayes", Map.of(), THREE, 3, true), asked),
                1e-7);
    }

    @Test
    void discriminants() {
        assertArrayEquals(
                new double[] {
                    0.20288628, 0.69116845, 0.10594527, 0.01179934, 0.29087475, 0.69732591,
                    0.91787511, 0.08104114, 0.00108375, 0.22361484, 0.66366028, 0.11272488
                },
                asked("linear-discriminant", Map.of(), THREE, 3),
                1e-7);
        assertArrayEquals(
                new double[] {0.43973564, 0.89033713, 0.04723348, 0.4411575},
                second(asked("linear-discriminant", Map.of(), TWO, 2)),
                1e-7);
        assertArrayEquals(
                QDA, asked("quadratic-discriminant", Map.of("shrinkage", 0), THREE, 3), 1e-7);
    }

    /// By NumPy from the definition with covariances over n (scikit-learn divides by n − 1).
    private static final double[] QDA = {
        0.22946878,
        0.75493899,
        0.01559223,
        0.00322366,
        0.25475197,
        0.74202437,
        0.95515784,
        0.04484202,
        1.4e-07,
        0.27334287,
        0.69685056,
        0.02980657
    };

    @Test
    void gaussianProcesses() {
        double gamma = 0.17537861;
        assertArrayEquals(
                new double[] {10.10347577, 16.76071312, 0.40492682, 10.20358379},
                asked(
                        "gaussian-process",
                        Map.of("kernel", "radial", "gamma", gamma, "noise", 0.1),
                        NUMBERS,
                        0),
                1e-5);
        assertArrayEquals(
                new double[] {10.05155118, 16.48825312, 0.14333981, 10.18735633},
                asked(
                        "gaussian-process",
                        Map.of("kernel", "matern", "gamma", gamma, "noise", 0.1),
                        NUMBERS,
                        0),
                1e-5);
    }

    @Test
    void nearestNeighbours() {
        assertArrayEquals(
                new double[] {
                    0.18027168,
                    0.81972832,
                    0,
                    0,
                    0.2935181,
                    0.7064819,
                    1,
                    0,
                    0,
                    0.50861288,
                    0.49138712,
                    0
                },
                asked("nearest-neighbours", Map.of("neighbours", 7), THREE, 3),
                1e-8);
        assertArrayEquals(
                new double[] {10.4802476, 14.56690187, 3.46103287, 8.95011673},
                asked(
                        "nearest-neighbours",
                        Map.of(
                                "neighbours",
                                7,
                                "nearer-weighs-more",
                                false,
                                "distance",
                                "manhattan"),
                        NUMBERS,
                        0),
                1e-7);
    }
}
