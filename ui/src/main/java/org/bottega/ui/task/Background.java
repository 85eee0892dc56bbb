package org.bottega.ui.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs everything that may take a moment away from the window's thread and brings the result back to
/// it. Each piece of work has a virtual thread of its own.
///
/// Once it is closed the window it worked for is gone: nothing is begun any more, and what was under way
/// is handed to nobody. Results that were waiting for the window's thread would otherwise ask for more.
public final class Background implements AutoCloseable {
    private final Executor ui;
    private final Consumer<Throwable> unhandled;
    private final ExecutorService threads;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    /// @param ui where results are handed over
    /// @param unhandled told on `ui` about failures that no caller takes care of
    public Background(Executor ui, Consumer<Throwable> unhandled) {
        this.ui = ui;
        this.unhandled = unhandled;
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("background-", 0).factory());
    }

    /// Computes away from the window's thread; `done` gets the result on it.
    public <T> void run(Callable<T> work, Consumer<? super T> done) {
        run(work, done, unhandled);
    }

    /// The same with the caller's own answer to a failure. A cancelled work tells nobody.
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        if (closed) {
            return;
        }
        waiting.incrementAndGet();
        Runnable piece =
                () -> {
                    Runnable last;
                    try {
                        var result = work.call();
                        last = () -> done.accept(result);
                    } catch (CancellationException | InterruptedException _) {
                        last = () -> {};
                    } catch (Throwable e) {
                        last = () -> failed.accept(e);
                    }
                    var end = last;
                    ui.execute(() -> {
                        try {
                            if (!closed) {
                                end.run();
                            }
                        } finally {
                            waiting.decrementAndGet();
                        }
                    });
                };
        try {
            threads.execute(piece);
        } catch (RejectedExecutionException _) {
            // closed on another thread a moment ago
            waiting.decrementAndGet();
        }
    }

    /// Runs `task` on the window's thread.
    public void show(Runnable task) {
        ui.execute(() -> {
            if (closed) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                unhandled.accept(e);
            }
        });
    }

    /// True when nothing was handed in that is not shown yet.
    public boolean idle() {
        return waiting.get() == 0;
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
