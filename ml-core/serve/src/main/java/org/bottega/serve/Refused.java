package org.bottega.serve;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.List;
import org.bottega.kernel.Problem;

/// Answers what the web server refuses before a path is looked at: malformed requests, heads that are
/// too long. The same shape as all other refusals, and nothing of the server's inside.
final class Refused implements DirectHandler {
    private Refused() {}

    static DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(type, new Refused());
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        int code = status.code() == 500 && eventType == EventType.BAD_REQUEST ? 400 : status.code();
        var body =
                Answers.refusal(
                        code >= 500 ? "The server failed." : "The request is malformed.",
                        List.of(
                                Problem.error(
                                        "request",
                                        "It is not a request that this server can read.",
                                        "Send a plain HTTP/1.1 request.")));
        headers.set(HeaderNames.CONTENT_TYPE, Answer.JSON);
        return TransportResponse.builder()
                .status(Status.create(code))
                .headers(headers)
                .entity(body)
                .keepAlive(false)
                .build();
    }
}
