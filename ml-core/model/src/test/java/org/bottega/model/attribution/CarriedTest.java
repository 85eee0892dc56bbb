package org.bottega.model.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;

class CarriedTest {
    private static final int INPUTS = 4;

    private final SplittableRandom random = new SplittableRandom(5);

    /// Three classes whose probabilities are scaled and shifted, so that each depends on all of them.
    private Calibrated calibrated() {
        var weights = random.doubles(3 * INPUTS, -1, 1).toArray();
        return new Calibrated(
                new Linear(INPUTS, weights, new double[] {0.2, 0, -0.3}, Link.SOFTMAX),
                new Calibrated.LogLinear(new double[] {2, 2, 2}, new double[] {0, Math.log(2), 0}));
    }

    @Test
    void aProbabilityThatHardlyMovedHasNoHugeContributions() {
        var calibrated = calibrated();
        var linear = (Linear) calibrated.predictor();
        var inner = new OutputAttributor(new LinearAttributor(linear, new double[INPUTS]), linear);
        var carried = new CarriedAttributor(inner, calibrated);
        int rows = 2000;
        var x = new double[rows * INPUTS];
        for (int i = 0; i < x.length; i++) {
            // rows near the base, where some probability stays as it is by chance, and rows far
            // away
            x[i] = (random.nextDouble() - 0.5) * (i % 3 == 0 ? 1e-6 : 2);
        }
        var before = new double[x.length * 3];
        inner.attribute(x, rows, before);
        var after = new double[x.length * 3];
        carried.attribute(x, rows, after);
        var told = new double[rows * 3];
        calibrated.predict(x, rows, told);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < 3; k++) {
                double sum = carried.base()[k];
                double largest = 0;
                double most = 0;
                for (int j = 0; j < INPUTS; j++) {
                    int at = (i * INPUTS + j) * 3 + k;
                    sum += after[at];
                    largest = Math.max(largest, Math.abs(after[at]));
                    most += Math.abs(before[at]);
                }
                assertEquals(told[3 * i + k], sum, 1e-9, "they add up");
                assertTrue(largest <= most + 2, largest + " where there was " + most);
            }
        }
    }

    @Test
    void contributionsOfOneSignAreMultipliedAlike() {
        var linear = new Linear(2, new double[] {1, 2}, new double[1], Link.LOGISTIC);
        var calibrated =
                new Calibrated(
                        linear,
                        new Calibrated.LogLinear(new double[] {0.5, 0.5}, new double[] {0, 0}));
        var inner = new OutputAttributor(new LinearAttributor(linear, new double[2]), linear);
        var carried = new CarriedAttributor(inner, calibrated);
        var before = new double[4];
        inner.attribute(new double[] {1, 1}, 1, before);
        var after = new double[4];
        carried.attribute(new double[] {1, 1}, 1, after);
        assertEquals(before[3] / before[1], after[3] / after[1], 1e-12);
        assertEquals(Link.logistic(1.5), 0.5 + after[1] + after[3], 1e-9);
    }
}
