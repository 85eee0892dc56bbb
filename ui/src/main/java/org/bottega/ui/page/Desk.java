package org.bottega.ui.page;

import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.Begin;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.JobsViewModel;
import org.bottega.ui.job.Work;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.task.Background;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// What every page may reach.
public record Desk(
        Messages messages,
        Background background,
        Notices notices,
        Navigator navigator,
        FileQuestion files,
        JobsViewModel jobs,
        Settings settings) {

    /// The text under a key, the most frequent need.
    public String say(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /// Begins work as a job that is listed and can be cancelled, before it has begun too; a failure is told.
    /// Call it on the window's thread.
    ///
    /// @param title what a person reads in the list
    /// @param heard gets each event after the job's entry, on the window's thread
    public JobEntry job(String title, Begin begin, Consumer<JobEvent> heard) {
        var begun = new Begun();
        var job = new JobEntry(title, begun::cancel);
        jobs.add(job);
        background.run(
                () ->
                        begin.with(event ->
                                background.show(() -> {
                                    job.on(event);
                                    if (event instanceof JobEvent.Failed(var problem)) {
                                        notices.show(problem);
                                    }
                                    heard.accept(event);
                                })),
                begun::set,
                failure -> {
                    job.on(new JobEvent.Cancelled());
                    notices.show(failure);
                });
        return job;
    }

    /// Work that may be cancelled before it is there. Belongs to the window's thread.
    private static final class Begun {
        private @Nullable Work work;
        private boolean cancelled;

        void set(Work begun) {
            work = begun;
            if (cancelled) {
                begun.cancel();
            }
        }

        void cancel() {
            cancelled = true;
            if (work != null) {
                work.cancel();
            }
        }
    }
}
