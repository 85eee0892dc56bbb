package org.bottega.data;

import java.sql.SQLException;
import java.sql.Statement;
import org.bottega.kernel.job.Progress;

/// Cancels a running statement within a fifth of a second after somebody asked to stop.
final class CancelWatch implements AutoCloseable {
    private final Progress progress;
    private final Thread thread;

    CancelWatch(Progress progress, Statement statement) {
        this.progress = progress;
        this.thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                while (!progress.cancelled()) {
                                    Thread.sleep(200);
                                }
                                statement.cancel();
                            } catch (InterruptedException _) {
                                // the statement has ended
                            } catch (SQLException _) {
                                // it has ended in the meantime
                            }
                        });
    }

    void check() {
        progress.checkCancelled();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
