package org.bottega.workspace.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.ProblemException.Blame;
import org.bottega.kernel.job.JobEvent;
import org.jspecify.annotations.Nullable;

/// One body at work in the present thread, and how it is stopped from others. What it says goes to a
/// sink; its end comes back as a result, never as an exception.
final class Execution {
    /// How long a cancelled body may go on before its thread is interrupted.
    private static final long PATIENCE_MILLIS = 600;

    private final JobSpec spec;
    private final Path folder;
    private final Reporter reporter;
    private final long started = System.nanoTime();
    private final Object lock = new Object();
    private @Nullable Thread working;

    Execution(JobSpec spec, Path folder, Consumer<JobEvent> sink) {
        this.spec = spec;
        this.folder = folder;
        reporter = new Reporter(sink);
    }

    /// Does the work. Call once.
    JobResult run(Map<String, JobBody> bodies) {
        synchronized (lock) {
            working = Thread.currentThread();
        }
        try {
            var body = bodies.get(spec.kind());
            if (body == null) {
                throw ProblemException.usage(
                        spec.title(),
                        "There is no job of the kind \"" + spec.kind() + "\".",
                        Nearest.hint(spec.kind(), bodies.keySet()));
            }
            reporter.checkCancelled();
            body.run(folder, spec.settings(), reporter);
            return ended();
        } catch (CancellationException e) {
            return JobResult.cancelled(seconds());
        } catch (Throwable e) {
            return reporter.cancelled() ? JobResult.cancelled(seconds()) : failed(e);
        } finally {
            synchronized (lock) {
                working = null;
                // an interrupt that came too late is not the caller's
                var _ = reporter.cancelled() && Thread.interrupted();
            }
        }
    }

    /// Asks the body to give up; a body that waits instead of asking is interrupted a little later.
    void cancel() {
        reporter.cancel();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Thread.sleep(PATIENCE_MILLIS);
                    } catch (InterruptedException e) {
                        return;
                    }
                    synchronized (lock) {
                        if (working != null) {
                            working.interrupt();
                        }
                    }
                });
    }

    void finishEarly() {
        reporter.askToFinish();
    }

    private JobResult ended() {
        if (reporter.cancelled()) {
            return JobResult.cancelled(seconds());
        }
        return switch (reporter.end()) {
            case JobEvent.Failed(Problem problem) ->
                    JobResult.failed(new ProblemException(problem), seconds());
            case JobEvent.Cancelled() -> JobResult.cancelled(seconds());
            case JobEvent.Finished(String message) -> done(message);
            case null -> done("");
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ ->
                    throw new IllegalStateException("not an end");
        };
    }

    private JobResult done(String message) {
        return new JobResult(
                JobState.DONE, message, List.of(), Blame.INPUT, seconds(), reporter.metrics());
    }

    private JobResult failed(Throwable e) {
        if (e instanceof ProblemException known) {
            return JobResult.failed(known, seconds());
        }
        JobFolder.log(folder, e);
        var problem =
                e instanceof OutOfMemoryError
                        ? JobFolder.outOfMemory(spec)
                        : JobFolder.unexpected(spec, folder, e);
        return JobResult.failed(new ProblemException(problem), seconds());
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
