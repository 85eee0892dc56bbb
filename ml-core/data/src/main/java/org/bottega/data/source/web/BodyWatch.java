package org.bottega.data.source.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.bottega.kernel.job.Progress;

/// Reads the body of an answer, and closes it when nothing comes for too long or somebody asked to
/// stop: a read that waits cannot be ended otherwise.
final class BodyWatch implements AutoCloseable {
    private final InputStream body;
    private final Thread thread;
    private volatile long last = System.nanoTime();

    BodyWatch(InputStream body, Duration patience, Progress progress) {
        this.body = body;
        this.thread = Thread.ofVirtual().start(() -> watch(patience, progress));
    }

    private void watch(Duration patience, Progress progress) {
        try {
            while (!progress.cancelled() && System.nanoTime() - last < patience.toNanos()) {
                Thread.sleep(100);
            }
            body.close();
        } catch (InterruptedException _) {
            // all has come
        } catch (IOException _) {
            // it has ended in the meantime
        }
    }

    int read(byte[] buffer) throws IOException {
        int n = body.read(buffer);
        last = System.nanoTime();
        return n;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
