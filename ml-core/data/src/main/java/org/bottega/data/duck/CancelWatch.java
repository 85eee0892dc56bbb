package org.bottega.data.duck;

import java.sql.SQLException;
import java.sql.Statement;
import org.bottega.kernel.job.Progress;

/// Cancels a running statement within a fifth of a second after somebody asked to stop, and again
/// until it has ended: a statement that was cancelled before it began would run on.
public final class CancelWatch implements AutoCloseable {
    private final Progress progress;
    private final Thread thread;

    public CancelWatch(Progress progress, Statement statement) {
        this.progress = progress;
        this.thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                while (true) {
                                    Thread.sleep(200);
                                    if (progress.cancelled()) {
                                        statement.cancel();
                                    }
                                }
                            } catch (InterruptedException _) {
                                // the statement has ended
                            } catch (SQLException _) {
                                // it has ended in the meantime
                            }
                        });
    }

    /// @throws java.util.concurrent.CancellationException once it was cancelled
    public void check() {
        progress.checkCancelled();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
