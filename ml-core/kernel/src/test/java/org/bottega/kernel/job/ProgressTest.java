package org.bottega.kernel.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<Double> seen = new ArrayList<>();
    private boolean stop;

    private final Progress progress =
            new Progress() {
                @Override
                public void at(double fraction, String message) {
                    seen.add(fraction);
                }

                @Override
                public void report(JobEvent event) {}

                @Override
                public boolean cancelled() {
                    return stop;
                }
            };

    @Test
    void partsOfPartsFillTheirShareOfTheWhole() {
        var half = progress.part(0.5, 1);
        half.at(0, "");
        half.part(0.5, 1).at(0.5, "");
        half.at(7, "beyond the end");
        assertEquals(List.of(0.5, 0.875, 1.0), seen);
    }

    @Test
    void aCancelledWholeCancelsItsParts() {
        var part = progress.part(0, 0.1).part(0, 0.1);
        part.checkCancelled();
        stop = true;
        assertTrue(part.cancelled());
        assertThrows(CancellationException.class, part::checkCancelled);
    }

    @Test
    void theNearerOfTwoEndsCounts() {
        var hour = Deadline.in(Duration.ofHours(1));
        assertFalse(hour.passed());
        assertTrue(hour.within(0).passed());
        assertEquals(0, hour.within(-5).seconds());
        assertSame(hour, hour.within(4000));
        assertTrue(Deadline.never().within(10).seconds() <= 10);
        assertEquals(Double.POSITIVE_INFINITY, Deadline.never().seconds());
    }
}
