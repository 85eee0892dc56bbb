package org.bottega.learn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

/// Figures are those of scikit-learn's documentation where they are not worked out by hand.
class MoreMetricsTest {
    private static double[] pairs(double... second) {
        var out = new double[2 * second.length];
        for (int i = 0; i < second.length; i++) {
            out[2 * i] = 1 - second[i];
            out[2 * i + 1] = second[i];
        }
        return out;
    }

    private static double[] told(int classes, int... told) {
        var out = new double[told.length * classes];
        for (int i = 0; i < told.length; i++) {
            out[i * classes + told[i]] = 1;
        }
        return out;
    }

    @Test
    void averagePrecisionIsThatOfScikitLearn() {
        double[] y = {0, 0, 1, 1};
        var p = pairs(0.1, 0.4, 0.35, 0.8);
        assertEquals(0.8333333333, Metric.AVERAGE_PRECISION.score(y, p, 2), 1e-9);
        // all told the same: the share of the class
        assertEquals(0.5, Metric.AVERAGE_PRECISION.score(y, pairs(0.3, 0.3, 0.3, 0.3), 2), 1e-12);
    }

    @Test
    void matthewsCorrelationIsThatOfScikitLearn() {
        double[] y = {1, 1, 1, 0};
        assertEquals(-1 / 3.0, Metric.MCC.score(y, told(2, 1, 0, 1, 1), 2), 1e-12);
        assertEquals(0, Metric.MCC.score(y, told(2, 1, 1, 1, 1), 2), 0);
    }

    @Test
    void theMeansOfF1AreThoseOfScikitLearn() {
        double[] y = {0, 1, 2, 0, 1, 2};
        var p = told(3, 0, 2, 1, 0, 0, 1);
        assertEquals(0.8 / 3, Metric.F1_MACRO.score(y, p, 3), 1e-12);
        assertEquals(1 / 3.0, Metric.F1_MICRO.score(y, p, 3), 1e-12);
        assertEquals(0.8 / 3, Metric.F1_WEIGHTED.score(y, p, 3), 1e-12);
    }

    @Test
    void theBrierScoreIsThatOfScikitLearn() {
        double[] y = {0, 1, 1, 0};
        assertEquals(0.0375, Metric.BRIER.score(y, pairs(0.1, 0.9, 0.8, 0.3), 2), 1e-12);
    }

    @Test
    void shareErrorAndPinballLossAreThoseOfScikitLearn() {
        double[] y = {3, -0.5, 2, 7};
        double[] p = {2.5, 0, 2, 8};
        assertEquals(0.3273809524, Metric.MAPE.score(y, p, 0), 1e-9);
        double[] three = {1, 2, 3};
        var tenth = new Goal(Metric.QUANTILE, null, 0.1);
        assertEquals(1 / 30.0, tenth.score(three, new double[] {0, 2, 3}, 0), 1e-12);
        assertEquals(0.3, tenth.score(three, new double[] {1, 2, 4}, 0), 1e-12);
        var nine = new Goal(Metric.QUANTILE, null, 0.9);
        assertEquals(0.3, nine.score(three, new double[] {0, 2, 3}, 0), 1e-12);
    }

    @Test
    void decisionsByCostsAreTheCheapestOnAverage() {
        // a missed case costs 9, a false alarm 1: told from a probability of 0.1 on
        var costs = Costs.read(Map.of("yes>no", 9.0), List.of("no", "yes"));
        assertEquals(0, costs.cheapest(pairs(0.09), 0));
        assertEquals(1, costs.cheapest(pairs(0.11), 0));
        double[] y = {0, 0, 1, 1};
        var goal = new Goal(Metric.COST, costs, 0.5);
        assertEquals((1 + 0 + 9 + 0) / 4.0, goal.score(y, pairs(0.5, 0.05, 0.05, 0.9), 2), 1e-12);
        assertEquals(0.5, Metric.COST.score(y, pairs(0.9, 0.1, 0.1, 0.9), 2), 1e-12);
        assertEquals(Map.of("yes>no", 9.0), costs.named(List.of("no", "yes")));
    }

    @Test
    void costsOfAnUnknownClassNameTheNearest() {
        var problem =
                assertThrows(
                        ProblemException.class,
                        () -> Costs.read(Map.of("yes>nno", 2.0, "yes", 1.0), List.of("no", "yes")));
        assertEquals(2, problem.problems().size());
        assertTrue(problem.problems().toString().contains("\"no\""), problem.toString());
    }

    @Test
    void anIntervalHoldsTheTrueScoreAsOftenAsItSays() {
        // the error of a normal error of deviation 1 is 1
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var y = new double[150];
            var p = new double[150];
            for (int i = 0; i < y.length; i++) {
                y[i] = random.nextGaussian();
            }
            var interval = Bootstrap.of(Goal.of(Metric.RMSE), y, p, 0, 0.9, 200, seed);
            held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        assertTrue(held >= 165 && held <= 192, held + " of 200 at a confidence of 90 %");
    }

    @Test
    void anIntervalOfManyRowsIsAsNarrowAsTheyAllowThoughFewerAreDrawn() {
        var random = new SplittableRandom(1);
        var y = new double[180_000];
        var p = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = random.nextGaussian();
        }
        var interval = Bootstrap.of(Goal.of(Metric.RMSE), y, p, 0, 0.95, 100, 1);
        // the error of such a root mean square is 1 / sqrt(2 n), its interval 2 · 1.96 times that
        double width = interval.high() - interval.low();
        assertEquals(2 * 1.96 / Math.sqrt(2.0 * y.length), width, 0.0018);
    }
}
