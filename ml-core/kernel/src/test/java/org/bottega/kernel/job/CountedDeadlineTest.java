package org.bottega.kernel.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedDeadlineTest {
    private static int steps(Deadline deadline) {
        int steps = 0;
        while (steps < 10_000_000 && !deadline.passed()) {
            steps++;
        }
        return steps;
    }

    @Test
    void workThatTheClockCutShortIsCutShortAtTheSameStepAgain() {
        var first = CountedDeadline.of(Deadline.in(Duration.ofMillis(1)));
        int steps = steps(first);
        assertTrue(first.passed(), "once passed it stays so");
        assertEquals(steps + 1, first.cut());
        assertEquals(steps, steps(CountedDeadline.again(first.cut())));
    }

    @Test
    void whatEndedByItselfWasNotCut() {
        var deadline = CountedDeadline.of(Deadline.never());
        for (int step = 0; step < 5; step++) {
            assertFalse(deadline.passed());
        }
        assertEquals(0, deadline.cut());
        var again = CountedDeadline.again(deadline.cut());
        for (int step = 0; step < 100; step++) {
            assertFalse(again.passed());
        }
    }
}
