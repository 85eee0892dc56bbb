package org.bottega.model.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.bottega.model.RandomModels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fast walks end in the same leaves as plain ones, bit by bit, whatever the row holds.
class QuantisedForestTest {
    private static final int[] LEVELS = {0, 5, 70, 0, 0};
    private static final int ROWS = 700;

    private static double[] rows(TreeEnsemble forest, long seed) {
        var random = new Random(seed);
        var thresholds = forest.nodes().threshold();
        var rows = new double[ROWS * LEVELS.length];
        for (int i = 0; i < rows.length; i++) {
            double threshold =
                    thresholds.length == 0 ? 0 : thresholds[random.nextInt(thresholds.length)];
            rows[i] =
                    switch (random.nextInt(10)) {
                        case 0 -> Double.NaN;
                        case 1 -> random.nextBoolean() ? 0.0 : -0.0;
                        case 2 -> random.nextInt(80);
                        case 3 -> threshold;
                        case 4 -> Math.nextUp(threshold);
                        case 5 -> Math.nextDown(threshold);
                        case 6 ->
                                random.nextBoolean()
                                        ? Double.POSITIVE_INFINITY
                                        : Double.NEGATIVE_INFINITY;
                        case 7 -> -1.5;
                        default -> random.nextGaussian();
                    };
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0, 1, false",
        "9, 0, 3, true",
        "8, 1, 1, false",
        "37, 6, 1, false",
        "64, 4, 3, false",
        "16, 5, 3, true",
        "11, 12, 1, false"
    })
    void theMarginsAreThoseOfThePlainWalk(int trees, int depth, int margins, boolean wide) {
        var link = margins == 1 ? Link.LOGISTIC : Link.SOFTMAX;
        var forest = new RandomModels(trees).forest(LEVELS, trees, depth, margins, link, wide);
        // deep trees with many category sets are walked as they are
        assertEquals(depth < 12, QuantisedForest.of(forest) != null);
        var rows = rows(forest, depth);
        var fast = new double[ROWS * forest.margins()];
        forest.margins(rows, ROWS, fast);
        var plain = new double[fast.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = forest.base()[i % margins];
        }
        forest.walk(rows, ROWS, plain);
        assertArrayEquals(plain, fast, 0);
        var one = new double[margins];
        for (int i = 0; i < ROWS; i += 50) {
            forest.margins(
                    java.util.Arrays.copyOfRange(rows, i * LEVELS.length, (i + 1) * LEVELS.length),
                    1,
                    one);
            assertArrayEquals(
                    java.util.Arrays.copyOfRange(plain, i * margins, (i + 1) * margins), one, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 3"})
    void aFewTreesAreNotMadeReady(int trees, int depth) {
        assertNull(
                QuantisedForest.of(
                        new RandomModels(1).forest(LEVELS, trees, depth, 1, Link.LOGISTIC, false)));
    }
}
