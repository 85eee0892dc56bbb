package org.bottega.serve;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A runner, not a test: single rows over kept connections on loopback against a model of 100 trees.
/// Prints requests a second and latencies for 1, 4 and 16 callers.
final class ServeLatency {
    private static final int REQUESTS = 20_000;

    private ServeLatency() {}

    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        try (var server =
                ScoringServer.start(
                        "hundred trees", SampleModels.hundredTrees(), ServeOptions.onPort(0))) {
            System.out.printf(
                    Locale.ROOT, "started in %.0f ms%n", (System.nanoTime() - begin) / 1e6);
            for (int callers : new int[] {1, 1, 4, 16}) {
                measure(server.port(), callers);
            }
            System.out.println(server.stats());
        }
    }

    private static void measure(int port, int callers) throws InterruptedException {
        int each = REQUESTS / callers;
        var took = new long[callers * each];
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int c = 0; c < callers; c++) {
            int first = c * each;
            threads.add(Thread.ofPlatform().start(() -> call(port, took, first, first + each)));
        }
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%d callers: %.0f requests/s, p50 %.0f µs, p99 %.0f µs%n",
                callers,
                took.length / seconds,
                took[took.length / 2] / 1e3,
                took[took.length * 99 / 100] / 1e3);
    }

    private static void call(int port, long[] took, int from, int to) {
        var row = "{\"age\":50,\"job\":\"teacher\",\"member\":\"yes\",\"joined\":\"2017-07-14\"}";
        var request =
                ("POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: "
                                + row.length()
                                + "\r\n\r\n"
                                + row)
                        .getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            for (int i = from; i < to; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(request);
                answer(in);
                took[i] = System.nanoTime() - start;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(InputStream in) throws IOException {
        int length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
