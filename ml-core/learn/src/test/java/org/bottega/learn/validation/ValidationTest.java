package org.bottega.learn.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private final double[] y = labels();
    private final int[] rows = IntStream.range(0, y.length).filter(i -> i % 11 != 0).toArray();

    private static double[] labels() {
        var random = new SplittableRandom(3);
        return IntStream.range(0, 1000)
                .mapToDouble(_ -> random.nextDouble() < 0.05 ? 2 : random.nextInt(2))
                .toArray();
    }

    private static long count(double[] y, int[] rows, int c) {
        return Arrays.stream(rows).filter(r -> y[r] == c).count();
    }

    @Test
    void everyRowIsJudgedExactlyOnceAndClassesAreSpreadEvenly() {
        var folds = Validation.folds(y, 3, rows, 5, 1);
        assertArrayEquals(
                rows,
                folds.stream().flatMapToInt(s -> Arrays.stream(s.validation())).sorted().toArray());
        for (var fold : folds) {
            assertArrayEquals(
                    rows,
                    IntStream.concat(
                                    Arrays.stream(fold.training()),
                                    Arrays.stream(fold.validation()))
                            .sorted()
                            .toArray());
            for (int c = 0; c < 3; c++) {
                assertEquals(count(y, rows, c) / 5.0, count(y, fold.validation(), c), 2);
            }
        }
    }

    @Test
    void aSeedDecidesTheSplit() {
        assertArrayEquals(
                Validation.folds(y, 3, rows, 5, 1).get(2).validation(),
                Validation.folds(y, 3, rows, 5, 1).get(2).validation());
        assertFalse(
                Arrays.equals(
                        Validation.folds(y, 3, rows, 5, 1).get(2).validation(),
                        Validation.folds(y, 3, rows, 5, 2).get(2).validation()));
    }

    @Test
    void aHoldOutHasItsShareOfEveryClassAndOfEveryRangeOfValues() {
        var split = Validation.holdOut(y, 3, rows, 0.2, 4);
        assertEquals(Math.round(rows.length * 0.2), split.validation().length);
        for (int c = 0; c < 3; c++) {
            assertEquals(count(y, rows, c) / 5.0, count(y, split.validation(), c), 2);
        }
        var values = IntStream.range(0, 1000).mapToDouble(i -> i * i).toArray();
        var numbers = Validation.holdOut(values, 0, rows, 0.1, 4);
        long upper = Arrays.stream(numbers.validation()).filter(r -> r >= 500).count();
        assertEquals(numbers.validation().length / 2.0, upper, 2);
        assertTrue(
                Arrays.stream(numbers.validation()).distinct().count()
                        == numbers.validation().length);
    }

    @Test
    void twoRowsCanStillBeSplit() {
        var split = Validation.holdOut(new double[] {0, 1}, 2, new int[] {0, 1}, 0.01, 1);
        assertEquals(1, split.training().length);
        assertEquals(1, split.validation().length);
    }
}
