package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class WorthTest {
    private static final int ROWS = 2000;
    private static final Goal GOAL = Goal.of(Metric.RMSE);
    private final double[] truth = noise(1, 1);

    private static double[] noise(long seed, double size) {
        var random = new SplittableRandom(seed);
        return random.doubles(ROWS).map(_ -> size * random.nextGaussian()).toArray();
    }

    /// The truth with an error of its own.
    private double[] told(long seed, double error) {
        var off = noise(seed, error);
        for (int i = 0; i < ROWS; i++) {
            off[i] += truth[i];
        }
        return off;
    }

    private double[] weights(List<double[]> told, double[] weights, double[] work, double most) {
        return Worth.weights(told, weights, work, most, truth, 0, GOAL);
    }

    @Test
    void aMemberThatBringsNothingGoesAndTheOthersShareItsWeight() {
        var good = told(2, 0.3);
        var twin = good.clone();
        twin[0] += 1e-3;
        var other = told(3, 0.3);
        var left =
                weights(
                        List.of(good, twin, other),
                        new double[] {0.47, 0.06, 0.47},
                        new double[] {1, 1, 1},
                        1e9);
        assertEquals(0, left[1], "it says what another says");
        assertTrue(left[0] > 0.4 && left[2] > 0.4);
        assertEquals(1, left[0] + left[2], 1e-12);
    }

    @Test
    void membersWhoseErrorsDifferStay() {
        var before = new double[] {0.3, 0.3, 0.4};
        var told = List.of(told(2, 0.3), told(3, 0.3), told(4, 0.3));
        assertArrayEquals(before, weights(told, before, new double[] {1, 1, 1}, 1e9));
    }

    @Test
    void aBlendThatIsTooSlowLosesWhatBringsLeastForItsWork() {
        var told = List.of(told(2, 0.3), told(3, 0.3), told(4, 0.3));
        var left = weights(told, new double[] {0.3, 0.3, 0.4}, new double[] {10, 2_000, 10}, 1_000);
        assertEquals(0, left[1]);
        assertTrue(left[0] > 0 && left[2] > 0);
        assertEquals(1, weights(told, left, new double[] {5, 5, 9}, 1)[0], "one always stays");
    }
}
