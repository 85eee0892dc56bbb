package org.bottega.serve;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bottega.kernel.ProblemException;
import org.bottega.model.Model;

/// A model behind HTTP: `GET /ping`, `GET /schema`, `POST /invocations` (CSV or JSON in, JSON or CSV
/// out) and `GET /`, a page to try it. A body that cannot be used is answered with 4xx and
/// `{"error", "problems": [{"where", "what", "fix"}]}`.
public final class ScoringServer implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    /// Held so that its level stays set: the web server tells of each start on its own otherwise.
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    private final WebServer server;
    private final Endpoints endpoints;
    private final Counters counters;
    private final ServeOptions options;
    private final Watchdog watchdog;

    private ScoringServer(
            WebServer server,
            Endpoints endpoints,
            Counters counters,
            ServeOptions options,
            Watchdog watchdog) {
        this.server = server;
        this.endpoints = endpoints;
        this.counters = counters;
        this.options = options;
        this.watchdog = watchdog;
    }

    /// Begins to listen.
    ///
    /// @param name what the answers call the model
    /// @throws ProblemException when the port is taken
    public static ScoringServer start(String name, Model model, ServeOptions options) {
        WEB_SERVER.setLevel(Level.WARNING);
        requireFree(options);
        var counters = new Counters();
        var endpoints = new Endpoints(name, model, options, counters);
        var watchdog = new Watchdog(options.patience().multipliedBy(2));
        var server =
                WebServer.builder()
                        .address(options.address())
                        .port(options.port())
                        .shutdownHook(false)
                        .maxPayloadSize(-1)
                        .idleConnectionTimeout(SILENCE)
                        .idleConnectionPeriod(SILENCE.dividedBy(2))
                        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                        .addProtocol(
                                Http1Config.builder()
                                        .maxPrologueLength(4096)
                                        .maxHeadersSize(16_384)
                                        .addReceiveListener(watchdog)
                                        .build())
                        .directHandlers(Refused.handlers())
                        .routing(routing ->
                                routing.any((request, response) ->
                                        answer(request, response, endpoints, counters, watchdog)))
                        .build();
        server.start();
        if (!server.isRunning()) {
            watchdog.close();
            throw taken(options);
        }
        return new ScoringServer(server, endpoints, counters, options, watchdog);
    }

    /// The web server logs a taken port and goes on; we want to say it ourselves.
    private static void requireFree(ServeOptions options) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(options.address(), options.port()));
        } catch (IOException _) {
            throw taken(options);
        }
    }

    private static ProblemException taken(ServeOptions options) {
        return ProblemException.usage(
                "port " + options.port(),
                "The server cannot listen on " + options.host() + ":" + options.port() + ".",
                "Another program may use the port; choose another one, or 0 for any.");
    }

    private static void answer(
            ServerRequest request,
            ServerResponse response,
            Endpoints endpoints,
            Counters counters,
            Watchdog watchdog) {
        counters.begin();
        int status = 500;
        try {
            var answer = endpoints.answer(exchange(request, watchdog));
            status = answer.status();
            response.status(status);
            response.header("Content-Type", answer.contentType());
            response.header("Cache-Control", "no-store");
            response.header("X-Content-Type-Options", "nosniff");
            response.header("Referrer-Policy", "no-referrer");
            answer.headers().forEach(response::header);
            if (status >= 400 && !request.prologue().method().text().equals("GET")) {
                // What is left of the body is not waited for.
                response.header("Connection", "close");
            }
            response.send(answer.body());
        } finally {
            watchdog.received();
            counters.end(status);
        }
    }

    private static Exchange exchange(ServerRequest request, Watchdog watchdog) {
        return new Exchange() {
            @Override
            public String method() {
                return request.prologue().method().text();
            }

            @Override
            public String path() {
                return request.prologue().uriPath().rawPath();
            }

            @Override
            public Optional<String> header(String name) {
                return request.headers().first(HeaderNames.create(name));
            }

            @Override
            public InputStream body() {
                return request.content().inputStream();
            }

            @Override
            public void received() {
                watchdog.received();
            }
        };
    }

    public int port() {
        return server.port();
    }

    /// Where the page is, such as `http://127.0.0.1:8080/`.
    public URI address() {
        var host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return URI.create("http://" + host + ":" + port() + "/");
    }

    public ServerStats stats() {
        return counters.read();
    }

    /// The turns that requests wait for.
    java.util.concurrent.Semaphore turns() {
        return endpoints.turns();
    }

    /// Stops taking requests, lets those that run end (ten seconds at most) and closes the port.
    @Override
    public void close() {
        endpoints.stop();
        watchdog.close();
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            while (counters.running() > 0 && System.nanoTime() < end) {
                Thread.sleep(5);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (UncheckedIOException _) {
            // The port is closed already.
        }
    }
}
