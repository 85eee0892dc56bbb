package org.bottega.learn.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsAndTimeTest {
    @Test
    void noGroupStandsOnBothSidesAndEachRowIsJudgedOnce() {
        var random = new SplittableRandom(2);
        var groups = IntStream.range(0, 500).map(i -> random.nextInt(37)).toArray();
        var rows = IntStream.range(0, 500).filter(i -> i % 7 != 0).toArray();
        var splits = Validation.grouped(groups, rows, 5, 3);
        var judged = new HashSet<Integer>();
        for (var split : splits) {
            var known = new HashSet<Integer>();
            Arrays.stream(split.training()).forEach(r -> known.add(groups[r]));
            for (int row : split.validation()) {
                assertTrue(!known.contains(groups[row]));
                assertTrue(judged.add(row));
            }
            assertEquals(rows.length / 5.0, split.validation().length, 10, "folds of equal size");
        }
        assertEquals(rows.length, judged.size());
    }

    @Test
    void alongTimeOnlyTheFutureIsJudged() {
        var random = new SplittableRandom(4);
        var times = IntStream.range(0, 400).mapToDouble(i -> random.nextInt(90)).toArray();
        var rows = IntStream.range(0, 400).toArray();
        var splits = Validation.ordered(times, rows, 4);
        assertEquals(4, splits.size());
        int before = 0;
        for (var split : splits) {
            double latest =
                    Arrays.stream(split.training()).mapToDouble(r -> times[r]).max().orElseThrow();
            double first =
                    Arrays.stream(split.validation())
                            .mapToDouble(r -> times[r])
                            .min()
                            .orElseThrow();
            assertTrue(latest < first, latest + " is not before " + first);
            assertTrue(split.training().length > before);
            before = split.training().length;
        }
        var last = splits.getLast();
        assertEquals(400, last.training().length + last.validation().length);
    }

    @Test
    void fewMomentsMakeFewSplits() {
        var times = IntStream.range(0, 100).mapToDouble(i -> i < 60 ? 1 : 2).toArray();
        var splits = Validation.ordered(times, IntStream.range(0, 100).toArray(), 5);
        assertEquals(1, splits.size());
        assertEquals(60, splits.getFirst().training().length);
        assertEquals(40, splits.getFirst().validation().length);
        var constant = new double[100];
        assertTrue(Validation.ordered(constant, IntStream.range(0, 100).toArray(), 5).isEmpty());
    }
}
