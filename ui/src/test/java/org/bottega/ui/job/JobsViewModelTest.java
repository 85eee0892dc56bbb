package org.bottega.ui.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.junit.jupiter.api.Test;

class JobsViewModelTest {
    @Test
    void aLaterFigureOfTheSameSubjectReplacesTheFormer() {
        var job = new JobEntry("search", () -> {});
        job.on(new JobEvent.Measured("trial", "lightgbm-1", Map.of("score", 0.9)));
        job.on(new JobEvent.Measured("trial", "forest-1", Map.of("score", 0.8)));
        job.on(new JobEvent.Measured("trial", "lightgbm-1", Map.of("score", 0.91)));
        assertEquals(
                List.of("lightgbm-1", "forest-1"),
                job.measured().stream().map(JobEvent.Measured::subject).toList());
        assertEquals(0.91, job.measured().getFirst().values().get("score"));
    }

    @Test
    void progressNeverFalls() {
        var job = new JobEntry("search", () -> {});
        job.on(new JobEvent.Advanced(0.5, "half"));
        job.on(new JobEvent.Advanced(0.4, "less"));
        assertEquals(0.5, job.fraction().get());
        assertEquals("less", job.message().get());
    }

    @Test
    void aFailureIsKeptWithItsProblem() {
        var job = new JobEntry("import", () -> {});
        job.on(
                new JobEvent.Failed(
                        Problem.error("a.csv", "There are no rows.", "Choose another.")));
        assertEquals(JobEntry.State.FAILED, job.state().get());
        assertEquals("a.csv: There are no rows. Choose another.", job.message().get());
    }

    @Test
    void onlyARunningJobIsCancelled() {
        var asked = new AtomicInteger();
        var job = new JobEntry("search", asked::incrementAndGet);
        job.cancel();
        job.on(new JobEvent.Cancelled());
        job.cancel();
        assertEquals(1, asked.get());
        assertFalse(job.running());
    }

    @Test
    void theNewestRunningJobIsTheCurrentOne() {
        var jobs = new JobsViewModel();
        var first = new JobEntry("first", () -> {});
        var second = new JobEntry("second", () -> {});
        jobs.add(first);
        jobs.add(second);
        assertEquals(2, jobs.running().get());
        assertSame(second, jobs.current());
        second.on(new JobEvent.Finished("done"));
        assertEquals(1, jobs.running().get());
        assertSame(first, jobs.current());
        jobs.clearEnded();
        assertEquals(List.of(first), jobs.jobs());
        first.on(new JobEvent.Cancelled());
        assertNull(jobs.current());
        assertTrue(first.fraction().get() < 1);
    }
}
