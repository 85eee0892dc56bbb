package org.bottega.ui.task;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;

/// Work that the window may stop and whose steps nobody watches.
public final class Stoppable implements Progress {
    private final AtomicBoolean stopped = new AtomicBoolean();

    public void stop() {
        stopped.set(true);
    }

    @Override
    public void at(double fraction, String message) {}

    @Override
    public void report(JobEvent event) {}

    @Override
    public boolean cancelled() {
        return stopped.get();
    }
}
