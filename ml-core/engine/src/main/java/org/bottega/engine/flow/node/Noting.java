package org.bottega.engine.flow.node;

import org.bottega.flow.spec.NodeRun;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;

/// Keeps what work notices as notes of the node's result.
record Noting(NodeRun run, Progress progress) implements Progress {
    @Override
    public void at(double fraction, String message) {
        progress.at(fraction, message);
    }

    @Override
    public void report(JobEvent event) {
        if (event instanceof JobEvent.Noted(var problem)) {
            run.note(problem);
        } else {
            progress.report(event);
        }
    }

    @Override
    public boolean cancelled() {
        return progress.cancelled();
    }

    @Override
    public boolean finishEarly() {
        return progress.finishEarly();
    }
}
