package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InThreadTest extends RunnerContract {
    @Override
    JobRunner runner() {
        return new InThread(TestBodies.all());
    }

    @Test
    void callsBackBeforeItReturnsWhenTheJobHasEnded() throws Exception {
        var runner = new InThread(TestBodies.all(), Runnable::run);
        var job = runner.start(new JobSpec("fall", "Here", settings()), place);
        var called = new ArrayList<JobState>();
        job.onDone(result -> {
            called.add(result.state());
            job.onDone(again -> called.add(again.state()));
        });
        assertEquals(JobState.DONE, called.getFirst());
        job.onDone(_ -> {});
        assertEquals(List.of(JobState.DONE, JobState.DONE), called);
    }

    @Test
    void worksInTheCallersThreadWhenAskedTo() throws Exception {
        var runner = new InThread(TestBodies.all(), Runnable::run);
        var job = runner.start(new JobSpec("count", "Here", settings().put("to", 1)), place);
        assertEquals(JobState.DONE, job.state());
        assertEquals(1.0, job.await().metrics().get("sum"));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
