package org.bottega.workspace.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;

/// Does each job in a JVM of its own: a native crash, a lack of memory or a kill costs the job and
/// nothing else. The worker ends when this process does.
public final class WorkerProcess implements JobRunner {
    /// How long a cancelled worker may take to end by itself.
    private static final long GRACE_MILLIS = 1500;

    private static final long LOOK_MILLIS = 30;

    private final WorkerCommand command;

    public WorkerProcess(WorkerCommand command) {
        this.command = command;
    }

    @Override
    public JobHandle start(JobSpec spec, Path folder) {
        var place = folder.toAbsolutePath();
        JobFolder.prepare(spec, place);
        Process process;
        try {
            Files.createDirectories(place.resolve(JobFolder.TEMPORARY));
            process = command.process(spec, place).start();
        } catch (IOException e) {
            JobFolder.log(place, e);
            throw ProblemException.input(
                    spec.title(),
                    "The worker process cannot be started.",
                    "Its log tells more: " + place.resolve(JobFolder.LOG) + ".");
        }
        var job = new Job(spec, place, process);
        Thread.ofPlatform().daemon().name("job-watch-" + process.pid()).start(job::watch);
        return job.handle;
    }

    /// One job with its process.
    private static final class Job implements JobHandle.Control {
        private final JobSpec spec;
        private final Path folder;
        private final Process process;
        private final JobHandle handle;
        private final long started = System.nanoTime();
        private volatile boolean cancelled;

        Job(JobSpec spec, Path folder, Process process) {
            this.spec = spec;
            this.folder = folder;
            this.process = process;
            handle = new JobHandle(spec, folder, this);
        }

        /// Passes on the events until the process is gone, then tells how it ended.
        void watch() {
            var tail = new EventTail(folder);
            try {
                boolean gone;
                do {
                    gone = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    tail.drain(this::pass);
                    JobFolder.limitLog(folder);
                } while (!gone);
            } catch (IOException | InterruptedException e) {
                JobFolder.log(folder, e);
                kill();
            }
            end(tail.begun());
        }

        private void pass(JobEvent event) {
            switch (event) {
                case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ ->
                        handle.publish(event);
                // the result tells the end
                case JobEvent.Finished _, JobEvent.Failed _, JobEvent.Cancelled _ -> {}
            }
        }

        private void end(boolean begun) {
            JobFolder.sweep(folder);
            handle.end(JobResult.read(folder).orElseGet(() -> endOfItself(begun)));
        }

        /// The worker left no result: it was killed, crashed or never came to life. Its folder gets the
        /// end that it could not write.
        private JobResult endOfItself(boolean begun) {
            var seconds = (System.nanoTime() - started) / 1e9;
            var result =
                    cancelled
                            ? JobResult.cancelled(seconds)
                            : JobResult.failed(
                                    new ProblemException(
                                            WorkerDeath.explain(spec, folder, exitCode(), begun)),
                                    seconds);
            try (var log = new EventLog(folder)) {
                log.append(result.event());
                result.write(folder);
            } catch (IOException | ProblemException e) {
                JobFolder.log(folder, e);
            }
            return result;
        }

        private int exitCode() {
            return process.isAlive() ? -1 : process.exitValue();
        }

        @Override
        public void cancel() {
            cancelled = true;
            say(Worker.CANCEL);
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                                kill();
                            }
                        } catch (InterruptedException e) {
                            kill();
                        }
                    });
        }

        @Override
        public void finishEarly() {
            say(Worker.FINISH);
        }

        private void say(String word) {
            try {
                var out = process.getOutputStream();
                synchronized (process) {
                    out.write((word + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException e) {
                // it has just ended, which the watch will tell
            }
        }

        private void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
