package org.bottega.serve;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Closes connections on which a request was begun and does not come to its end: the web server itself
/// closes only those on which nothing was begun. A connection is known by its thread.
final class Watchdog implements Http1ConnectionListener, AutoCloseable {
    private record Waiting(ConnectionContext connection, long deadline) {}

    private final Map<Thread, Waiting> waiting = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Thread round;

    Watchdog(Duration patience) {
        this.patience = patience;
        this.round = Thread.ofVirtual().name("serve watchdog").start(this::watch);
    }

    /// The first line of a request has come.
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        waiting.put(
                Thread.currentThread(),
                new Waiting(connection, System.nanoTime() + patience.toNanos()));
    }

    /// The whole request has come, on this thread's connection.
    void received() {
        waiting.remove(Thread.currentThread());
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(8));
                long now = System.nanoTime();
                waiting.forEach((thread, request) -> {
                    if (request.deadline() - now < 0 && waiting.remove(thread, request)) {
                        close(request.connection());
                    }
                });
            }
        } catch (InterruptedException _) {
            // The server has stopped.
        }
    }

    private static void close(ConnectionContext connection) {
        try {
            connection.serverSocket().close();
        } catch (RuntimeException _) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        round.interrupt();
    }
}
