package org.bottega.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bottega.kernel.ProblemException;
import org.bottega.model.Model;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScoringServerTest {
    private static final String ROW =
            "{\"age\":50,\"job\":\"teacher\",\"member\":\"yes\",\"joined\":\"2017-07-14\"}";

    /// 1 / (1 + exp(−(0.1 + 1.5)))
    private static final double TEACHER = 0.8320183851339245;

    private static ScoringServer server;
    private static Caller caller;

    @BeforeAll
    static void start() {
        server =
                ScoringServer.start(
                        "answers",
                        SampleModels.classifier(),
                        new ServeOptions(
                                "127.0.0.1",
                                0,
                                Optional.empty(),
                                100_000,
                                1_000,
                                4,
                                Duration.ofSeconds(2)));
        caller = new Caller(server);
    }

    @AfterAll
    static void stop() {
        caller.close();
        server.close();
    }

    @Test
    void pingTellsTheModelsName() {
        var reply = caller.get("/ping");
        assertEquals(200, reply.status());
        assertEquals("{\"status\":\"ok\",\"model\":\"answers\"}", reply.body());
    }

    @Test
    void theSchemaTellsKindsLevelsRangesAndSamples() {
        var schema = caller.get("/schema").json();
        assertEquals("classification", schema.path("task").asText());
        assertEquals("[\"no\",\"yes\"]", schema.path("classes").toString());
        assertEquals(
                "{\"name\":\"age\",\"kind\":\"number\",\"min\":31.0,\"max\":55.0,\"whole\":true}",
                schema.path("inputs").path(0).toString());
        assertEquals(
                "[\"clerk\",\"farmer\",\"teacher\"]",
                schema.path("inputs").path(1).path("levels").toString());
        assertEquals(
                "{\"name\":\"joined\",\"kind\":\"date-time\",\"min\":\"1970-01-01\",\"max\":\"2017-07-14T02:40:00\"}",
                schema.path("inputs").path(3).toString());
        assertEquals(
                "{\"age\":31,\"job\":\"teacher\",\"member\":\"yes\",\"joined\":\"2017-07-14T02:40:00\"}",
                schema.path("samples").path(0).toString());
        assertTrue(schema.path("samples").path(2).path("age").isNull());
    }

    @Test
    void thePageIsOneDocumentWithAStrictPolicy() {
        var reply = caller.get("/");
        assertEquals(200, reply.status());
        assertTrue(reply.body().contains("<title>"));
        assertFalse(reply.body().matches("(?s).*(src|href)=\"https?:.*"), "external resources");
        var policy = reply.response().headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void anObjectAListAndInstancesGiveTheSame() {
        var one = caller.json(ROW).json();
        assertEquals("yes", one.path("predictions").path(0).path("prediction").asText());
        assertEquals(
                TEACHER,
                one.path("predictions").path(0).path("probabilities").path("yes").asDouble(),
                1e-15);
        var many = caller.json("[" + ROW + "," + ROW + "]").json();
        assertEquals(2, many.path("predictions").size());
        assertEquals(
                one,
                caller.json("{\"instances\":[" + ROW + "],\"parameters\":{\"a\":[1]}}").json());
        assertEquals(many, caller.post("application/jsonlines", ROW + "\n" + ROW + "\n").json());
    }

    @Test
    void csvWithAHeaderInAnyOrderAndWithoutOne() {
        var named = caller.csv("note,joined,member,job,age\nx,2017-07-14,yes,teacher,50\n").json();
        assertEquals(named, caller.csv("50,teacher,yes,2017-07-14\r\n").json());
        assertEquals(named, caller.json(ROW).json());
        assertEquals(
                named,
                caller.post("text/csv; header=absent; charset=UTF-8", "50,teacher,yes,2017-07-14")
                        .json());
        assertEquals(
                named, caller.csv("\uFEFFage,job,member,joined\n50,teacher,yes,2017-07-14").json());
    }

    @Test
    void csvIsAnsweredToThoseWhoAskForIt() {
        var reply = caller.post("application/json", ROW, "Accept", "text/csv");
        assertTrue(
                reply.body().startsWith("prediction,probability no,probability yes\r\nyes,0.1679"),
                reply.body());
        assertEquals(406, caller.post("application/json", ROW, "Accept", "image/png").status());
    }

    @Test
    void missingValuesAndDocumentedCoercionsAreAccepted() {
        var model = SampleModels.classifier();
        double missing = model.predict(model.sample()).value(2, 1);
        var reply =
                caller.json("{\"age\":null,\"job\":\"\",\"member\":null,\"joined\":\"\"}").json();
        assertEquals(
                missing,
                reply.path("predictions").path(0).path("probabilities").path("yes").asDouble());
        assertEquals(
                caller.json(ROW).json(),
                caller.json(
                                "{\"age\":\"5e1\",\"job\":\"teacher\",\"member\":true,\"joined\":\"2017-07-14 00:00\",\"more\":[{}]}")
                        .json());
        assertEquals(200, caller.csv(" 50 ,teacher,1,\n").status());
    }

    @Test
    void aCategoryNeverSeenIsAcceptedAndNoted() {
        var reply = caller.json(ROW.replace("teacher", "pilot"));
        assertEquals(200, reply.status());
        assertEquals("row 1, job", reply.json().path("notes").path(0).path("where").asText());
    }

    @Test
    void everyWrongFieldIsNamedWithItsRow() {
        var reply =
                caller.json(
                        "["
                                + ROW
                                + ",{\"age\":\"old\",\"job\":{\"a\":1},\"member\":\"maybe\",\"joined\":\"31.03.2026\"}]");
        assertEquals(400, reply.status());
        assertEquals(
                List.of("row 2, age", "row 2, job", "row 2, member", "row 2, joined"),
                reply.json().path("problems").findValuesAsText("where"));
        assertEquals("\"old\" is not a number.", reply.what());
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        for (var wrong :
                List.of("\"NaN\"", "\"Infinity\"", "\"0x1F\"", "1e999", "true", "\"1,5\"", "[1]")) {
            var reply = caller.json(ROW.replace("50", wrong));
            assertEquals(400, reply.status(), wrong);
            assertEquals("row 1, age", reply.where(), wrong);
        }
        assertEquals(400, caller.json(ROW.replace("50", "NaN")).status());
    }

    @Test
    void missingFieldsAreNamedAndTheNearestNameProposed() {
        var reply = caller.json(ROW.replace("\"age\"", "\"agee\""));
        assertEquals(400, reply.status());
        assertEquals("row 1, age", reply.where());
        assertEquals(
                "Is it \"agee\"? Rename it.",
                reply.json().path("problems").path(0).path("fix").asText());
        var header = caller.csv("agee,job,member,joined\n1,clerk,no,\n");
        assertEquals("header, age", header.where());
        assertEquals("row 2", caller.csv("age,job,member,joined\n1,clerk,no,\n1,clerk\n").where());
        assertEquals("row 1", caller.csv("1,clerk\n").where());
        assertEquals("header, job", caller.csv("age,job,job,member,joined\n1,a,b,no,\n").where());
    }

    @Test
    void bodiesThatAreNotWhatTheyClaimAreRefused() {
        for (var body :
                List.of(
                        "",
                        "   ",
                        "[]",
                        "nothing",
                        "42",
                        "[1]",
                        "[[1]]",
                        "{",
                        "[" + ROW,
                        ROW + ",",
                        "null",
                        "{\"instances\":[]}",
                        "{\"instances\":3}",
                        "{\"age\":1,\"age\":2}")) {
            var reply = caller.json(body);
            assertEquals(400, reply.status(), body);
            assertFalse(reply.json().path("error").asText().isEmpty(), body);
        }
        for (var body : List.of("", "age,job,member,joined\n", "\"age,job\n1", "\n\n")) {
            assertEquals(400, caller.csv(body).status(), body);
        }
        assertEquals(
                400,
                caller.post("application/json", new byte[] {'[', '"', (byte) 0xC3, '('}).status());
        assertEquals(
                400, caller.post("text/csv", new byte[] {(byte) 0xFF, 'a', ',', 'b'}).status());
    }

    @Test
    void nestingIsLimited() {
        assertEquals(400, caller.json("[".repeat(40_000)).status());
        var deep = "{\"x\":" + "[".repeat(40_000) + "]".repeat(40_000) + "}";
        var reply = caller.json(deep);
        assertEquals(400, reply.status());
        assertTrue(reply.what().contains("nested too deeply"), reply.body());
    }

    @Test
    void tooManyBytesOrRowsAreRefused() throws IOException {
        assertEquals(413, caller.csv("x".repeat(100_001)).status());
        assertEquals(413, caller.csv("1,,,\n".repeat(1_001)).status());
        var unsized =
                caller.to("/invocations")
                        .header("Content-Type", "text/csv")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(new byte[150_000])));
        assertEquals(413, caller.send(unsized).status());
        var huge =
                caller.raw(
                        "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 1000000000000\r\n\r\nabc");
        assertTrue(huge.startsWith("HTTP/1.1 413"), huge);
    }

    @Test
    void otherContentTypesAndCharactersAreRefused() {
        assertEquals(415, caller.post("application/xml", "<a/>").status());
        assertEquals(415, caller.post("application/json; charset=utf-16", ROW).status());
        assertEquals(
                415,
                caller.send(
                                caller.to("/invocations")
                                        .POST(HttpRequest.BodyPublishers.ofString(ROW)))
                        .status());
    }

    @Test
    void unknownPathsAndWrongMethodsAreRefused() {
        assertEquals(404, caller.get("/invocations/").status());
        assertEquals(404, caller.get("/..%2f..%2fetc/passwd").status());
        assertEquals(404, caller.get("/models/../schema").status());
        var wrong = caller.get("/invocations");
        assertEquals(405, wrong.status());
        assertEquals("POST", wrong.response().headers().firstValue("Allow").orElse(""));
        assertEquals(405, caller.send(caller.to("/ping").DELETE()).status());
        assertEquals(
                405,
                caller.send(
                                caller.to("/invocations")
                                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
                        .status());
    }

    @Test
    void otherSitesAreRefused() throws IOException {
        assertEquals(
                403,
                caller.post("application/json", ROW, "Origin", "https://evil.example").status());
        assertEquals(403, caller.post("application/json", ROW, "Origin", "null").status());
        assertEquals(
                403, caller.post("application/json", ROW, "Sec-Fetch-Site", "cross-site").status());
        assertEquals(
                200,
                caller.post("application/json", ROW, "Origin", "http://127.0.0.1:" + server.port())
                        .status());
        var rebound = caller.raw("GET /schema HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        assertTrue(rebound.startsWith("HTTP/1.1 403"), rebound);
    }

    @Test
    void malformedRequestsAreRefusedWithoutInnerDetails() throws IOException {
        for (var request :
                List.of(
                        "nonsense\r\n\r\n",
                        "GET /ping HTTP/1.1\r\n\r\n",
                        "GET /ping HTTP/1.1\r\nHost: localhost\r\nBad Header\r\n\r\n",
                        "GET /ping HTTP/1.1\r\nHost: localhost\r\nX: "
                                + "y".repeat(40_000)
                                + "\r\n\r\n",
                        "GET /" + "y".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: x\r\n\r\n",
                        "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: -5\r\n\r\n",
                        "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                        "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            var reply = caller.raw(request);
            var shown = request.substring(0, Math.min(200, request.length())) + " -> " + reply;
            assertTrue(reply.isEmpty() || reply.startsWith("HTTP/1.1 4"), shown);
            assertFalse(reply.contains("Exception") || reply.contains("\tat "), shown);
            assertFalse(reply.contains("HTTP/1.1 200"), shown);
        }
        assertEquals(200, caller.get("/ping").status());
    }

    @Test
    void aBodyThatNeverEndsDoesNotKeepOthersWaiting() throws IOException {
        try (var slow = new Socket("127.0.0.1", server.port())) {
            slow.getOutputStream()
                    .write(
                            "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 50\r\n\r\n5"
                                    .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            assertEquals(200, caller.json(ROW).status());
        }
    }

    @Test
    void aRequestThatDoesNotComeToItsEndIsCutOff() throws IOException {
        var options =
                new ServeOptions(
                        "127.0.0.1", 0, Optional.empty(), 1_000, 10, 1, Duration.ofMillis(200));
        try (var own = ScoringServer.start("own", SampleModels.classifier(), options)) {
            for (var begun :
                    List.of(
                            "GET /ping HTTP/1.1\r\nHost: local",
                            "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 50\r\n\r\n5",
                            "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n5\r\n")) {
                try (var socket = new Socket("127.0.0.1", own.port())) {
                    socket.setSoTimeout(10_000);
                    socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    assertClosed(socket, begun);
                }
            }
            try (var client = new Caller(own)) {
                assertEquals(200, client.json(ROW).status());
            }
        }
    }

    /// Reads to the end; a timeout means that the server still holds the connection.
    private static void assertClosed(Socket socket, String begun) throws IOException {
        try {
            assertFalse(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .contains("200"),
                    begun);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open: " + begun, e);
        } catch (SocketException _) {
            // A reset is an end too.
        }
    }

    @Test
    void aFullServerAsksToComeBack() throws InterruptedException {
        server.turns().acquire(4);
        try {
            var reply = caller.json(ROW);
            assertEquals(503, reply.status());
            assertEquals("1", reply.response().headers().firstValue("Retry-After").orElse(""));
            assertEquals(200, caller.get("/ping").status());
        } finally {
            server.turns().release(4);
        }
        assertEquals(200, caller.json(ROW).status());
    }

    @Test
    void whatWasDoneIsCounted() {
        try (var own = start(SampleModels.regressor());
                var client = new Caller(own)) {
            assertTrue(Double.isNaN(own.stats().p50()));
            var number = client.csv("30,,,\n,,,\n").json().path("predictions");
            assertEquals(3005, number.path(0).path("prediction").asDouble());
            assertEquals(4005, number.path(1).path("prediction").asDouble());
            client.csv("x,,,\n");
            client.get("/ping");
            // The counter is moved after the answer is sent.
            for (int i = 0; i < 200 && own.stats().running() > 0; i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
            var stats = own.stats();
            assertEquals(3, stats.requests());
            assertEquals(1, stats.refused());
            assertEquals(0, stats.failed());
            assertEquals(2, stats.rows());
            assertTrue(stats.p50() > 0 && stats.p99() >= stats.p50());
        }
    }

    @Test
    void aTakenPortIsAProblemWithAWayOut() {
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                ScoringServer.start(
                                        "second",
                                        SampleModels.classifier(),
                                        ServeOptions.onPort(server.port())));
        assertEquals("port " + server.port(), refused.problems().getFirst().where());
    }

    @Test
    void nobodyListensAfterTheStop() {
        var own = start(SampleModels.regressor());
        int port = own.port();
        own.close();
        assertThrows(IOException.class, () -> new Socket("127.0.0.1", port).close());
    }

    @Test
    void anAddressThatOthersReachNeedsAKey() {
        assertThrows(
                ProblemException.class,
                () ->
                        new ServeOptions(
                                "0.0.0.0", 0, Optional.empty(), 1, 1, 1, Duration.ofSeconds(1)));
        var options =
                new ServeOptions(
                        "0.0.0.0", 0, Optional.of("geheim"), 1 << 20, 10, 1, Duration.ofSeconds(1));
        try (var own = ScoringServer.start("kept", SampleModels.classifier(), options);
                var client = new Caller(own)) {
            assertEquals(401, client.json(ROW).status());
            assertEquals(401, client.get("/schema").status());
            assertEquals(200, client.get("/ping").status());
            assertEquals(
                    200,
                    client.post("application/json", ROW, "Authorization", "Bearer geheim")
                            .status());
        }
    }

    private static ScoringServer start(Model model) {
        return ScoringServer.start("own", model, ServeOptions.onPort(0));
    }
}
