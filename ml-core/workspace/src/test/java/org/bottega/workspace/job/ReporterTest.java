package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.job.JobEvent;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private final List<JobEvent> told = new ArrayList<>();
    private final Reporter reporter = new Reporter(told::add);

    @Test
    void thinsOutAFloodOfTheSamePhraseButTellsItsEnd() {
        for (int i = 0; i <= 1_000_000; i++) {
            reporter.at(i / 1e6, "reading");
        }
        assertTrue(told.size() < 200, told.size() + " events");
        assertEquals(new JobEvent.Advanced(1, "reading"), told.getLast());
    }

    @Test
    void takesFractionsThatAreNone() {
        reporter.at(0.5, "a");
        reporter.at(Double.NaN, "b");
        reporter.at(-3, "c");
        reporter.at(Double.POSITIVE_INFINITY, "d");
        assertEquals(
                List.of(
                        new JobEvent.Advanced(0.5, "a"),
                        new JobEvent.Advanced(0.5, "b"),
                        new JobEvent.Advanced(0.5, "c"),
                        new JobEvent.Advanced(1, "d")),
                told);
    }

    @Test
    void keepsTheEndToItself() {
        reporter.report(new JobEvent.Finished("Well."));
        assertEquals(List.of(), told);
        assertEquals(new JobEvent.Finished("Well."), reporter.end());
    }
}
