package org.bottega.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks a server as a program would, and over a bare socket what no client library would send.
final class Caller implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScoringServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Caller(ScoringServer server) {
        this.server = server;
    }

    /// An answer with its body as JSON where it is JSON.
    record Reply(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        String where() {
            return json().path("problems").path(0).path("where").asText();
        }

        String what() {
            return json().path("problems").path(0).path("what").asText();
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Reply get(String path) {
        return send(to(path));
    }

    Reply post(String type, String body, String... headers) {
        return post(type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply post(String type, byte[] body, String... headers) {
        var request =
                to("/invocations")
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Reply json(String body) {
        return post("application/json", body);
    }

    Reply csv(String body) {
        return post("text/csv", body);
    }

    /// Sends bytes as they are and returns the status line and everything after it until the server
    /// closes or has been silent for two seconds.
    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var text = new StringBuilder();
            try {
                var buffer = new byte[8192];
                for (int n = socket.getInputStream().read(buffer);
                        n >= 0;
                        n = socket.getInputStream().read(buffer)) {
                    text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } catch (IOException _) {
                // Silence or a reset: what came is the answer.
            }
            return text.toString();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
