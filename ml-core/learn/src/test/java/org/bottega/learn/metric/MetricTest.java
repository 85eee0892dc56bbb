package org.bottega.learn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static double[] pairs(double... second) {
        var out = new double[2 * second.length];
        for (int i = 0; i < second.length; i++) {
            out[2 * i] = 1 - second[i];
            out[2 * i + 1] = second[i];
        }
        return out;
    }

    @Test
    void aucCountsOrderedPairsAndHalvesTies() {
        double[] y = {0, 0, 1, 1};
        assertEquals(0.75, Metric.AUC.score(y, pairs(0.1, 0.4, 0.35, 0.8), 2), 1e-15);
        assertEquals(0.5, Metric.AUC.score(y, pairs(0.3, 0.3, 0.3, 0.3), 2), 1e-15);
        assertEquals(0.875, Metric.AUC.score(y, pairs(0.1, 0.4, 0.4, 0.8), 2), 1e-15);
    }

    @Test
    void aucEqualsTheCountOverAllPairs() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(60);
            var y = new double[n];
            var p = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = i < 2 ? i : random.nextInt(2);
                p[i] = random.nextInt(8) / 8.0;
            }
            double right = 0;
            double all = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (y[i] == 1 && y[j] == 0) {
                        all++;
                        right += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                    }
                }
            }
            assertEquals(right / all, Metric.AUC.score(y, pairs(p), 2), 1e-12);
        }
    }

    @Test
    void aucOfMoreClassesIsTheMeanOfEachAgainstTheRest() {
        double[] y = {0, 1, 2, 0};
        double[] p = {0.7, 0.2, 0.1, 0.2, 0.5, 0.3, 0.2, 0.3, 0.5, 0.1, 0.6, 0.3};
        // class 0: {0.7, 0.1} over {0.2, 0.2} = 0.5; class 1: 0.5 over {0.2, 0.3, 0.6} = 2/3; class
        // 2: 1
        assertEquals((0.5 + 2.0 / 3 + 1) / 3, Metric.AUC.score(y, p, 3), 1e-12);
    }

    @Test
    void logLossIsTheMeanSurpriseAndStaysFiniteAtZero() {
        double[] y = {0, 1};
        assertEquals(
                -(Math.log(0.9) + Math.log(0.2)) / 2,
                Metric.LOGLOSS.score(y, pairs(0.1, 0.2), 2),
                1e-12);
        assertEquals(-Math.log(1e-15), Metric.LOGLOSS.score(y, pairs(1, 0), 2), 1e-6);
    }

    @Test
    void classFiguresMatchHandCounts() {
        double[] y = {0, 0, 0, 1};
        var p = pairs(0.1, 0.2, 0.9, 0.9);
        assertEquals(0.75, Metric.ACCURACY.score(y, p, 2), 1e-12);
        assertEquals((2.0 / 3 + 1) / 2, Metric.BALANCED_ACCURACY.score(y, p, 2), 1e-12);
        // class 0: precision 1, recall 2/3; class 1: precision 1/2, recall 1
        assertEquals((0.8 + 2.0 / 3) / 2, Metric.F1_MACRO.score(y, p, 2), 1e-12);
    }

    @Test
    void numberFiguresMatchHandCounts() {
        double[] y = {1, 2, 3};
        double[] p = {1, 3, 5};
        assertEquals(Math.sqrt(5.0 / 3), Metric.RMSE.score(y, p, 0), 1e-12);
        assertEquals(1, Metric.MAE.score(y, p, 0), 1e-12);
        assertEquals(1 - 5.0 / 2, Metric.R2.score(y, p, 0), 1e-12);
        double log = Math.pow(Math.log(3.0 / 4), 2) + Math.pow(Math.log(4.0 / 6), 2);
        assertEquals(Math.sqrt(log / 3), Metric.RMSLE.score(y, p, 0), 1e-12);
    }

    @Test
    void anUnknownOrUnfitMetricIsRefusedWithTheWayOut() {
        var unknown = assertThrows(ProblemException.class, () -> Metric.of("aux", 2));
        assertTrue(unknown.getMessage().contains("auc"), unknown.getMessage());
        var unfit = assertThrows(ProblemException.class, () -> Metric.of("rmse", 2));
        assertTrue(unfit.getMessage().contains("balanced-accuracy"), unfit.getMessage());
        assertEquals(Metric.F1_MACRO, Metric.of("F1_macro", 3));
    }
}
