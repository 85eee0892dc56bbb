package org.bottega.workspace.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bottega.kernel.ProblemException;

/// Does jobs in this JVM: for tests and for small work. A crash or a lack of memory is everybody's
/// here, and a body that answers neither a cancel nor an interrupt is let go of: its handle ends, its
/// thread goes on unheard.
public final class InThread implements JobRunner {
    private static final long GRACE_MILLIS = 1500;

    private final Map<String, JobBody> bodies;
    private final Executor executor;

    /// @param executor who runs the body; `Runnable::run` is the caller's own thread
    public InThread(Map<String, JobBody> bodies, Executor executor) {
        this.bodies = Map.copyOf(bodies);
        this.executor = executor;
    }

    /// A new thread for each job.
    public InThread(Map<String, JobBody> bodies) {
        this(bodies, work -> Thread.ofPlatform().daemon().name("job").start(work));
    }

    @Override
    public JobHandle start(JobSpec spec, Path folder) {
        JobFolder.prepare(spec, folder);
        EventLog log;
        try {
            log = new EventLog(folder);
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The job's folder cannot be written.",
                    "Check that the disk has room and that you may write there.");
        }
        var job = new Job(spec, folder, log);
        executor.execute(() -> job.end(job.execution.run(bodies)));
        return job.handle;
    }

    /// One job with its thread.
    private static final class Job implements JobHandle.Control {
        private final Path folder;
        private final EventLog log;
        private final JobHandle handle;
        private final Execution execution;
        private final AtomicBoolean ended = new AtomicBoolean();

        Job(JobSpec spec, Path folder, EventLog log) {
            this.folder = folder;
            this.log = log;
            handle = new JobHandle(spec, folder, this);
            execution =
                    new Execution(
                            spec,
                            folder,
                            event -> {
                                if (!ended.get()) {
                                    log.append(event);
                                    handle.publish(event);
                                }
                            });
        }

        void end(JobResult result) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            try (log) {
                log.append(result.event());
                result.write(folder);
            } catch (IOException | ProblemException e) {
                JobFolder.log(folder, e);
            }
            handle.end(result);
        }

        @Override
        public void cancel() {
            execution.cancel();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            Thread.sleep(GRACE_MILLIS);
                        } catch (InterruptedException e) {
                            return;
                        }
                        end(JobResult.cancelled(0));
                    });
        }

        @Override
        public void finishEarly() {
            execution.finishEarly();
        }
    }
}
