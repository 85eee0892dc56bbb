package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class EnsembleSelectionTest {
    private static final double[] TRUTH = new Random(1).doubles(400, -1, 1).toArray();

    private static double[] noisy(long seed, double noise, double bias) {
        var random = new Random(seed);
        return Arrays.stream(TRUTH).map(t -> t + bias + noise * random.nextGaussian()).toArray();
    }

    @Test
    void aPerfectModelIsChosenAlone() {
        var weights =
                EnsembleSelection.weights(
                        List.of(noisy(1, 0.3, 0), TRUTH, noisy(2, 0.3, 0)),
                        TRUTH,
                        0,
                        Goal.of(Metric.RMSE),
                        1);
        assertArrayEquals(new double[] {0, 1, 0}, weights);
    }

    @Test
    void twoModelsThatErrInOppositeWaysAreAveraged() {
        var weights =
                EnsembleSelection.weights(
                        List.of(noisy(1, 0, 0.5), noisy(1, 0, -0.5)),
                        TRUTH,
                        0,
                        Goal.of(Metric.RMSE),
                        1);
        assertArrayEquals(new double[] {0.5, 0.5}, weights, 1e-12);
    }

    @Test
    void theEnsembleIsNeverWorseThanTheBestSingleModelOnItsRows() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var models = new ArrayList<double[]>();
            for (int m = 0; m < 6; m++) {
                models.add(
                        noisy(
                                random.nextLong(),
                                0.2 + random.nextDouble(),
                                random.nextGaussian() * 0.2));
            }
            var weights = EnsembleSelection.weights(models, TRUTH, 0, Goal.of(Metric.RMSE), seed);
            double best =
                    models.stream()
                            .mapToDouble(m -> Metric.RMSE.score(TRUTH, m, 0))
                            .min()
                            .orElseThrow();
            double blend = Metric.RMSE.score(TRUTH, EnsembleSelection.mean(models, weights), 0);
            assertTrue(blend <= best * (1 + 1e-5), blend + " > " + best);
            assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
        }
    }

    @Test
    void theGreedyChoiceEqualsABruteForceOne() {
        var models = List.of(noisy(5, 0.4, 0.1), noisy(6, 0.5, -0.2), noisy(7, 0.6, 0));
        var weights = EnsembleSelection.weights(models, TRUTH, 0, Goal.of(Metric.RMSE), 1);
        double found = Metric.RMSE.score(TRUTH, EnsembleSelection.mean(models, weights), 0);
        double least = Double.MAX_VALUE;
        for (int a = 0; a <= 25; a++) {
            for (int b = 0; a + b <= 25; b++) {
                var share = new double[] {a / 25.0, b / 25.0, (25 - a - b) / 25.0};
                least =
                        Math.min(
                                least,
                                Metric.RMSE.score(TRUTH, EnsembleSelection.mean(models, share), 0));
            }
        }
        assertEquals(
                least,
                found,
                0.002,
                "greedy selection comes near the best of all weights in 25ths");
    }
}
