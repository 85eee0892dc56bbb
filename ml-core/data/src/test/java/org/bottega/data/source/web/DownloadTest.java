package org.bottega.data.source.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server on this computer.
class DownloadTest {
    @TempDir Path folder;
    private HttpServer server;
    private String root;
    private final byte[] data = new byte[300_000];
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(data);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String serve(String path, Answer answer) {
        server.createContext(
                path,
                exchange -> {
                    var range = exchange.getRequestHeaders().getFirst("Range");
                    var condition = exchange.getRequestHeaders().getFirst("If-Range");
                    requests.add(range == null ? "all" : range + " " + condition);
                    try (exchange) {
                        answer.to(exchange);
                    }
                });
        return root + path;
    }

    private void whole(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, data.length);
        exchange.getResponseBody().write(data);
    }

    /// Sends less than it promises, and hangs up.
    private void cut(HttpExchange exchange, int from, int to, String tag) throws IOException {
        exchange.getResponseHeaders().set("ETag", tag);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes " + from + "-" + (data.length - 1) + "/" + data.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, data.length - from);
        exchange.getResponseBody().write(data, from, to - from);
        exchange.getResponseBody().flush();
    }

    /// Where the part begins that was asked for, 0 when all was.
    private static int asked(HttpExchange exchange) {
        var range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    }

    private Path fetch(String address) {
        return new Download(_ -> true, 1_000_000, Duration.ofSeconds(3))
                .fetch(address, folder, Progress.none());
    }

    private String refusal(String address) {
        return assertThrows(ProblemException.class, () -> fetch(address)).getMessage();
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileComesWholeUnderItsName() throws Exception {
        var file = fetch(serve("/some/", this::whole) + "data%20set.csv?x=1");
        assertEquals("data set.csv", file.getFileName().toString());
        assertArrayEquals(data, Files.readAllBytes(file));
        assertEquals(List.of("data set.csv"), files());
    }

    @Test
    void aDownloadThatIsCutGoesOnWhereItEnded() throws Exception {
        var address =
                serve(
                        "/a.bin",
                        exchange -> {
                            // How much of a cut answer arrives is up to the network.
                            int from = asked(exchange);
                            int to = requests.size() == 1 ? 100_000 : Math.max(from, 250_000);
                            cut(exchange, from, requests.size() > 2 ? data.length : to, "\"v1\"");
                        });
        assertArrayEquals(data, Files.readAllBytes(fetch(address)));
        assertEquals("all", requests.getFirst());
        var later = requests.subList(1, requests.size());
        assertEquals(2, later.size());
        for (var request : later) {
            assertTrue(request.matches("bytes=[1-9][0-9]*- \"v1\""), request);
        }
        assertEquals(List.of("a.bin"), files());
    }

    @Test
    void aFileThatChangedInTheMeantimeIsTakenFromItsBeginning() throws Exception {
        var address =
                serve(
                        "/a.bin",
                        exchange -> {
                            if (requests.size() == 1) {
                                cut(exchange, 0, 100_000, "\"v1\"");
                            } else {
                                whole(exchange);
                            }
                        });
        assertArrayEquals(data, Files.readAllBytes(fetch(address)));
    }

    @Test
    void aDownloadThatCannotEndIsKeptForTheNextTime() throws Exception {
        var address =
                serve(
                        "/a.bin",
                        exchange -> {
                            if (requests.size() == 1) {
                                cut(exchange, 0, 100_000, "\"v1\"");
                            } else if (requests.size() <= 5) {
                                exchange.sendResponseHeaders(503, -1);
                            } else {
                                cut(exchange, asked(exchange), data.length, "\"v1\"");
                            }
                        });
        var refused = refusal(address);
        assertTrue(
                refused.matches(
                        ".*The download broke off after [1-9][0-9,]* bytes \\(it answers 503\\). Try again; it goes on from there."),
                refused);
        assertArrayEquals(data, Files.readAllBytes(fetch(address)));
        assertTrue(requests.getLast().matches("bytes=[1-9][0-9]*- \"v1\""), requests.getLast());
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAndWhileItComes() throws Exception {
        var told =
                serve(
                        "/told",
                        exchange -> {
                            exchange.sendResponseHeaders(200, 5_000_000);
                            exchange.getResponseBody().write(data);
                        });
        assertEquals(
                "told: The file has 5,000,000 bytes or more; 1,000,000 are allowed. Raise the limit if that is meant.",
                refusal(told));
        var untold =
                serve(
                        "/untold",
                        exchange -> {
                            exchange.sendResponseHeaders(200, 0);
                            for (int i = 0; i < 100; i++) {
                                exchange.getResponseBody().write(data);
                            }
                        });
        assertTrue(refusal(untold).contains("1,000,000 are allowed"));
        assertEquals(List.of(), files());
    }

    @Test
    void whatTheServerRefusesIsToldAtOnce() {
        assertTrue(
                refusal(serve("/none", e -> e.sendResponseHeaders(404, -1)))
                        .endsWith(
                                "There is no such file on the server (404). Check the address in a browser."));
        assertTrue(
                refusal(serve("/secret", e -> e.sendResponseHeaders(403, -1)))
                        .contains("The server does not let you have this file (403)."));
        assertEquals(2, requests.size());
    }

    private Answer to(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @Test
    void redirectsAreFollowedButNotForEverAndNotAnywhere() throws Exception {
        serve("/end.csv", this::whole);
        assertArrayEquals(data, Files.readAllBytes(fetch(serve("/begin.csv", to("end.csv")))));
        assertTrue(refusal(serve("/loop", to("/loop"))).contains("sends on more than 10 times"));
        for (var away :
                List.of("file:///etc/passwd", "ftp://127.0.0.1/x", "jar:file:/x!/y", "data:,x")) {
            assertTrue(
                    refusal(serve("/away" + away.hashCode(), to(away)))
                            .contains("Only http and https addresses are read."),
                    away);
        }
    }

    @Test
    void addressesOfOtherKindsAreRefused() {
        for (var address :
                List.of(
                        "file:///etc/passwd",
                        "ftp://h/x",
                        "h/x",
                        "http:///x",
                        "https://u:p@h/x",
                        "",
                        "http://h h/")) {
            assertThrows(ProblemException.class, () -> fetch(address), address);
        }
        assertThrows(
                ProblemException.class,
                () -> WebAddress.of("https://h/x").redirected("http://h/x"));
        assertEquals(
                "https://h/b",
                WebAddress.of("http://h/a").redirected("https://h/b").uri().toString());
    }

    @Test
    void namesThatMeanPathsAreMadeHarmless() {
        assertEquals("download", WebAddress.of("https://h").fileName());
        assertEquals("download", WebAddress.of("https://h/a/..").fileName());
        assertEquals(
                "etc_passwd",
                WebAddress.of("https://h/..%2fetc%5cpasswd").fileName().replaceFirst("^_", ""));
        assertEquals("x_.csv", WebAddress.of("https://h/a/x%00.csv").fileName());
    }

    @Test
    void nobodyIsAskedWithoutConsentAndItIsRemembered() throws Exception {
        var first = serve("/a.csv", this::whole);
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> new Download(_ -> false).fetch(first, folder, Progress.none()));
        assertTrue(refused.getMessage().contains("Downloads from this host were not allowed."));
        assertEquals(List.of(), requests);
        var asked = new ArrayList<String>();
        Consent person = host -> asked.add(host);
        var file = folder.resolve("allowed-hosts.txt");
        for (int i = 0; i < 2; i++) {
            new Download(new RememberedConsent(file, person)).fetch(first, folder, Progress.none());
        }
        assertEquals(List.of(root.substring("http://".length())), asked);
        new RememberedConsent(file, person).forget(asked.getFirst());
        assertFalse(new RememberedConsent(file, _ -> false).to(asked.getFirst()));
        // a host that it sends on to is asked about as well
        var elsewhere =
                serve("/b.csv", to("http://localhost:" + server.getAddress().getPort() + "/a.csv"));
        var here = root.substring("http://".length());
        assertThrows(
                ProblemException.class,
                () ->
                        new Download(host -> host.equals(here))
                                .fetch(elsewhere, folder, Progress.none()));
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAndACancelIsPrompt() {
        var silent =
                serve(
                        "/silent",
                        exchange -> {
                            cut(exchange, 0, 10_000, "\"v\"");
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        long end = System.nanoTime() + 500_000_000L;
        var stopped =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return System.nanoTime() > end;
                    }
                };
        assertThrows(
                CancellationException.class,
                () ->
                        new Download(_ -> true, 1_000_000, Duration.ofSeconds(30))
                                .fetch(silent, folder, stopped));
        assertTrue(System.nanoTime() - end < 2_000_000_000L);
        var impatient = new Download(_ -> true, 1_000_000, Duration.ofMillis(100));
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> impatient.fetch(silent, folder, Progress.none()));
        assertTrue(refused.getMessage().contains("broke off after"), refused.getMessage());
    }
}
