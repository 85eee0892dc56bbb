package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.bottega.model.predictor.Calibrated;
import org.junit.jupiter.api.Test;

class CorrectedTest {
    private static final List<String> CLASSES = List.of("no", "yes");
    private static final int ROWS = 4000;

    private final double[] truth = new double[ROWS];
    private final double[] told = new double[2 * ROWS];

    /// Probabilities of a rare class, their log-odds stretched.
    CorrectedTest() {
        deal(1);
    }

    private void deal(double stretch) {
        var random = new SplittableRandom(1);
        for (int i = 0; i < ROWS; i++) {
            double odds = -2.5 + 1.5 * random.nextGaussian();
            truth[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
            told[2 * i + 1] = 1 / (1 + Math.exp(-stretch * odds));
            told[2 * i] = 1 - told[2 * i + 1];
        }
    }

    @Test
    void trueProbabilitiesStayAsTheyAre() {
        var corrected = Corrected.of(Goal.of(Metric.LOGLOSS), truth, told, CLASSES);
        assertNull(corrected.curve());
        assertEquals(told, corrected.predictions());
    }

    @Test
    void stretchedProbabilitiesGetTheTemperatureThatUndoesIt() {
        deal(3);
        var corrected = Corrected.of(Goal.of(Metric.LOGLOSS), truth, told, CLASSES);
        var curve = (Calibrated.LogLinear) corrected.curve();
        assertNotNull(curve);
        assertEquals(1 / 3.0, curve.scale()[0], 0.04);
        assertTrue(String.valueOf(corrected.reason()).contains("log loss falls"));
    }

    @Test
    void forBalancedAccuracyARareClassIsToldEarlier() {
        var goal = Goal.of(Metric.BALANCED_ACCURACY);
        var corrected = Corrected.of(goal, truth, told, CLASSES);
        double before = goal.score(truth, told, 2);
        double after = goal.score(truth, corrected.predictions(), 2);
        // the best threshold of balanced accuracy is the share of the class, here 0.13: a factor of
        // 6.6
        assertTrue(after > before + 0.1, before + " to " + after);
        var curve = (Calibrated.LogLinear) corrected.curve();
        assertNotNull(curve);
        assertEquals(6.6, Math.exp(curve.shift()[1]), 3.5);
        assertTrue(
                String.valueOf(corrected.reason()).contains("yes × "),
                String.valueOf(corrected.reason()));
    }
}
