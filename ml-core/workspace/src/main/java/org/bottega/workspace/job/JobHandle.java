package org.bottega.workspace.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;
import org.jspecify.annotations.Nullable;

/// A job that was started: what it says, how it is stopped, how it ended. Safe for any thread.
public final class JobHandle {
    private static final System.Logger LOG = System.getLogger(JobHandle.class.getName());

    /// What a runner can do to its job.
    interface Control {
        void cancel();

        void finishEarly();
    }

    private final JobSpec spec;
    private final Path folder;
    private final Control control;
    private final CompletableFuture<JobResult> done = new CompletableFuture<>();

    /// Tells the listeners, one event after the other; its thread goes when there is nothing to tell.
    private final ThreadPoolExecutor teller =
            new ThreadPoolExecutor(
                    1,
                    1,
                    2,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("job-events-", 0).factory());

    // these belong to the teller's thread
    private final List<JobEvent> past = new ArrayList<>();
    private final List<Consumer<? super JobEvent>> listeners = new ArrayList<>();

    private final List<Consumer<? super JobResult>> endings = new ArrayList<>();
    private @Nullable JobResult result;

    /// The teller's thread; a new one after an idle time.
    private volatile @Nullable Thread telling;

    private final Object lock = new Object();
    private JobState state = JobState.RUNNING;

    JobHandle(JobSpec spec, Path folder, Control control) {
        this.spec = spec;
        this.folder = folder;
        this.control = control;
        teller.allowCoreThreadTimeOut(true);
    }

    public JobSpec spec() {
        return spec;
    }

    public Path folder() {
        return folder;
    }

    public JobState state() {
        synchronized (lock) {
            return state;
        }
    }

    /// Asks the job to give up. Within two seconds it has ended, by itself or by force.
    public void cancel() {
        if (!state().ended()) {
            control.cancel();
        }
    }

    /// Asks the job to keep the best it has and to end.
    public void finishEarly() {
        if (!state().ended()) {
            control.finishEarly();
        }
    }

    /// Calls the listener with every event from the first on, in order, the last one being
    /// `Finished`, `Failed` or `Cancelled`. All listeners are called from one thread, which is not the
    /// caller's; a listener must not wait for the job.
    public void listen(Consumer<? super JobEvent> listener) {
        later(() -> {
            past.forEach(event -> tell(listener, event));
            listeners.add(listener);
        });
    }

    /// Completed once the job has ended and every listener knows; never exceptionally.
    public CompletionStage<JobResult> done() {
        return done.minimalCompletionStage();
    }

    /// Calls back once the job has ended: after the listeners, in the order of these calls, and before
    /// [#await()] returns. When it has ended already, this returns after the call.
    public void onDone(Consumer<? super JobResult> action) {
        var noted = new CompletableFuture<Void>();
        later(() -> {
            if (result == null) {
                endings.add(action);
            } else {
                tell(action, result);
            }
            noted.complete(null);
        });
        if (state().ended() && Thread.currentThread() != telling) {
            noted.join();
        }
    }

    /// Waits for the end.
    ///
    /// @throws InterruptedException when the waiting thread is interrupted; the job goes on
    public JobResult await() throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Waits for the end for some time; empty when the job still runs.
    public Optional<JobResult> await(Duration most) throws InterruptedException {
        try {
            return Optional.of(done.get(most.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Passes on what the job said; nothing after its end.
    void publish(JobEvent event) {
        synchronized (lock) {
            if (!state.ended()) {
                later(() -> spread(event));
            }
        }
    }

    /// Tells the end, once: a second call changes nothing and says so.
    boolean end(JobResult how) {
        synchronized (lock) {
            if (state.ended()) {
                return false;
            }
            state = how.state();
            how.problems().stream()
                    .skip(1)
                    .forEach(problem -> later(() -> spread(new JobEvent.Noted(problem))));
            later(() -> {
                spread(how.event());
                result = how;
                endings.forEach(action -> tell(action, how));
                done.complete(how);
            });
            return true;
        }
    }

    /// Queues something for the teller's thread.
    private void later(Runnable task) {
        teller.execute(() -> {
            telling = Thread.currentThread();
            task.run();
        });
    }

    private void spread(JobEvent event) {
        // of two reports of how far it is, one after the other, only the later one matters later
        if (event instanceof JobEvent.Advanced
                && !past.isEmpty()
                && past.getLast() instanceof JobEvent.Advanced) {
            past.removeLast();
        }
        past.add(event);
        listeners.forEach(listener -> tell(listener, event));
    }

    private static <T> void tell(Consumer<? super T> listener, T news) {
        try {
            listener.accept(news);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener of a job failed", e);
        }
    }
}
