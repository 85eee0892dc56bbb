package org.bottega.learn.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bottega.learn.numeric.Monotone;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    /// Classes drawn from true probabilities, and what an overconfident model tells: their softmax with
    /// thrice the logarithms.
    private static double[][] overconfident(int rows, int classes, long seed) {
        var random = new SplittableRandom(seed);
        var told = new double[rows * classes];
        var truth = new double[rows];
        var real = new double[rows * classes];
        for (int i = 0; i < rows; i++) {
            var z = new double[classes];
            var sharp = new double[classes];
            for (int k = 0; k < classes; k++) {
                z[k] = random.nextGaussian();
                sharp[k] = 3 * z[k];
            }
            Link.SOFTMAX.apply(z, 0, classes, real, i * classes);
            Link.SOFTMAX.apply(sharp, 0, classes, told, i * classes);
            double u = random.nextDouble();
            int k = 0;
            while (k < classes - 1 && u > real[i * classes + k]) {
                u -= real[i * classes + k++];
            }
            truth[i] = k;
        }
        return new double[][] {told, truth, real};
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, 2",
        "ISOTONIC, 2",
        "TEMPERATURE, 2",
        "SIGMOID, 4",
        "ISOTONIC, 4",
        "TEMPERATURE, 4"
    })
    void anOverconfidentModelComesNearTheTruth(Calibration way, int classes) {
        int rows = 8000;
        var data = overconfident(rows, classes, 1);
        var weights = new double[rows];
        Arrays.fill(weights, 1);
        var curve = way.fit(data[0], data[1], weights, classes);
        var fresh = overconfident(rows, classes, 2);
        var corrected = fresh[0].clone();
        // any predictor will do: only its correction is used
        new Calibrated(
                        new Linear(
                                0,
                                new double[0],
                                new double[classes == 2 ? 1 : classes],
                                classes == 2 ? Link.LOGISTIC : Link.SOFTMAX),
                        curve)
                .correct(corrected, rows);
        double before = 0;
        double after = 0;
        for (int i = 0; i < corrected.length; i++) {
            before += Math.abs(fresh[0][i] - fresh[2][i]) / corrected.length;
            after += Math.abs(corrected[i] - fresh[2][i]) / corrected.length;
        }
        assertTrue(after < before / (way == Calibration.ISOTONIC ? 3 : 5), before + " " + after);
        if (way == Calibration.TEMPERATURE) {
            assertEquals(1.0 / 3, ((Calibrated.LogLinear) curve).scale()[0], 0.02);
        }
    }

    /// The figures are those of scikit-learn's IsotonicRegression.
    @Test
    void adjacentViolatorsArePooledByWeight() {
        assertArrayEquals(
                new double[] {1, 2.25, 2.25, 3.75, 3.75, 5},
                Monotone.of(new double[] {1, 3, 2, 4, 3.5, 5}, new double[] {1, 1, 3, 2, 2, 1}, 1),
                1e-12);
        assertArrayEquals(
                new double[] {2, 2, 2},
                Monotone.of(new double[] {1, 2, 3}, new double[] {1, 1, 1}, -1),
                1e-12);
    }

    @Test
    void aSigmoidIsFoundAgain() {
        var random = new SplittableRandom(3);
        var scores = random.doubles(20_000, -3, 3).toArray();
        var yes =
                Arrays.stream(scores)
                        .map(s -> random.nextDouble() < Link.logistic(1.7 * s - 0.4) ? 1 : 0)
                        .toArray();
        var weights = new double[scores.length];
        Arrays.fill(weights, 1);
        var found = Sigmoid.fit(scores, yes, weights);
        assertEquals(1.7, found.scale(), 0.06);
        assertEquals(-0.4, found.shift(), 0.06);
    }
}
