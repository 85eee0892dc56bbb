package org.bottega.engine.worker;

import java.util.Map;
import org.bottega.engine.AutoMlJob;
import org.bottega.engine.LearningCurveJob;
import org.bottega.engine.TuneJob;
import org.bottega.engine.flow.FlowJob;
import org.bottega.engine.flow.FlowTuneJob;
import org.bottega.workspace.job.JobBody;
import org.bottega.workspace.job.Worker;

/// Where a worker process begins.
public final class WorkerMain {
    private WorkerMain() {}

    /// The kinds of job there are.
    public static Map<String, JobBody> bodies() {
        return Map.of(
                AutoMlJob.KIND,
                new AutoMlJob(),
                TuneJob.KIND,
                new TuneJob(),
                LearningCurveJob.KIND,
                new LearningCurveJob(),
                FlowJob.KIND,
                new FlowJob(),
                FlowTuneJob.KIND,
                new FlowTuneJob());
    }

    public static void main(String[] args) {
        Worker.run(bodies(), args);
    }
}
