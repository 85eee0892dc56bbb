package org.bottega.workspace.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class InThreadTest extends RunnerContract {
    @Override
    JobRunner runner() {
        return new InThread(TestBodies.all());
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
