package org.bottega.ui.job;

import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;

/// Begins a piece of long work; called away from the window's thread.
public interface Begin {
    /// @param events gets what the work says, on any thread
    Work with(Consumer<JobEvent> events);
}
