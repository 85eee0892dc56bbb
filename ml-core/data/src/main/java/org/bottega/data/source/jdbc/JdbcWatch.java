package org.bottega.data.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.bottega.kernel.job.Progress;

/// Stops a statement when somebody asked to stop: first in good order, and where that does not help
/// within a second by cutting the connection.
final class JdbcWatch implements AutoCloseable {
    private final Thread thread;

    JdbcWatch(Progress progress, Connection connection, Statement statement) {
        thread = Thread.ofVirtual().start(() -> watch(progress, connection, statement));
    }

    private static void watch(Progress progress, Connection connection, Statement statement) {
        try {
            while (!progress.cancelled()) {
                Thread.sleep(100);
            }
            // asking a server that hangs may hang as well
            Thread.ofVirtual().start(() -> JdbcSource.cancel(statement));
            Thread.sleep(1000);
            connection.abort(Runnable::run);
        } catch (InterruptedException _) {
            // the statement has ended
        } catch (SQLException | RuntimeException _) {
            // the connection has gone in the meantime
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
