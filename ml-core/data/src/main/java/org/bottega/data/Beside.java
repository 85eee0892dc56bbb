package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;

/// A piece of work that goes on in a thread of its own while its owner does something else. Closing it
/// ends it.
final class Beside<T> implements AutoCloseable {
    private final Stop stop;
    private final FutureTask<T> task;
    private final Thread thread;

    private Beside(Stop stop, Work<T> work) {
        this.stop = stop;
        this.task = new FutureTask<>(() -> work.done(stop));
        this.thread = Thread.ofPlatform().daemon().name("import-beside").start(task);
    }

    /// What is to be done; it looks whether it is cancelled now and then.
    interface Work<T> {
        T done(Progress progress) throws IOException;
    }

    static <T> Beside<T> start(Progress progress, Work<T> work) {
        return new Beside<>(new Stop(progress), work);
    }

    /// Waits for the result.
    ///
    /// @throws CancellationException when it was cancelled
    T result() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException thrown -> throw thrown;
                case Error error -> throw error;
                case null, default -> throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    @Override
    public void close() {
        stop.closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says nothing, and is cancelled with its owner or when it is closed.
    private static final class Stop implements Progress {
        private final Progress owner;
        private volatile boolean closed;

        Stop(Progress owner) {
            this.owner = owner;
        }

        @Override
        public void at(double fraction, String message) {}

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return closed || owner.cancelled();
        }
    }
}
