package org.bottega.ui.engine;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.job.Work;

/// Runs long work of this process in a thread of its own and tells its events.
final class Threads {
    private Threads() {}

    /// What is done; the message says what came of it.
    interface Task {
        String run(Progress progress) throws Exception;
    }

    static Work start(String name, Consumer<JobEvent> events, Task task) {
        var told = new Told(events);
        Thread.ofPlatform().daemon().name(name).start(() -> run(task, told, events));
        return told.work();
    }

    private static void run(Task task, Told told, Consumer<JobEvent> events) {
        try {
            events.accept(new JobEvent.Finished(task.run(told)));
        } catch (CancellationException _) {
            events.accept(new JobEvent.Cancelled());
        } catch (ProblemException e) {
            var problems = e.problems();
            problems.subList(1, problems.size()).forEach(p -> events.accept(new JobEvent.Noted(p)));
            events.accept(new JobEvent.Failed(problems.getFirst()));
        } catch (Exception | Error e) {
            events.accept(
                    new JobEvent.Failed(Problem.error("", String.valueOf(e.getMessage()), "")));
        }
    }

    private static final class Told implements Progress {
        private final Consumer<JobEvent> events;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final AtomicBoolean early = new AtomicBoolean();

        Told(Consumer<JobEvent> events) {
            this.events = events;
        }

        @Override
        public void at(double fraction, String message) {
            events.accept(new JobEvent.Advanced(fraction, message));
        }

        @Override
        public void report(JobEvent event) {
            events.accept(event);
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }

        @Override
        public boolean finishEarly() {
            return early.get();
        }

        Work work() {
            return new Work() {
                @Override
                public void cancel() {
                    cancelled.set(true);
                }

                @Override
                public void finishEarly() {
                    early.set(true);
                }
            };
        }
    }
}
