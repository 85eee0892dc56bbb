package org.bottega.serve;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.serve.rows.CsvRows;
import org.bottega.serve.rows.JsonRows;
import org.bottega.serve.rows.Refusal;
import org.bottega.serve.rows.Rows;

/// What is answered under each path.
final class Endpoints {
    private static final System.Logger LOG = System.getLogger(Endpoints.class.getName());
    private static final int SMALL = 64 << 10;

    private final String name;
    private final Model model;
    private final ServeOptions options;
    private final Guard guard;
    private final Counters counters;
    private final byte[] schema;
    private final Page page = new Page();
    private final Semaphore turns;
    private final Semaphore largeBodies;
    private volatile boolean stopping;

    Endpoints(String name, Model model, ServeOptions options, Counters counters) {
        this.name = name;
        this.model = model;
        this.options = options;
        this.guard = new Guard(options);
        this.counters = counters;
        this.schema = new SchemaDocument(name, model).json();
        this.turns = new Semaphore(options.mostAtOnce());
        this.largeBodies = new Semaphore(options.mostAtOnce());
    }

    /// Answers everything, also what went wrong in here.
    Answer answer(Exchange exchange) {
        try {
            if (stopping) {
                throw busy("The server is stopping.");
            }
            guard.checkSite(
                    exchange.header("Host"),
                    exchange.header("Origin"),
                    exchange.header("Sec-Fetch-Site"));
            return switch (exchange.path()) {
                case "/ping" -> get(exchange, ping());
                case "/schema" -> {
                    guard.checkKey(exchange.header("Authorization"));
                    yield get(exchange, Answer.json(200, schema));
                }
                case "/" -> get(exchange, page());
                case "/invocations" -> {
                    require(exchange, "POST");
                    guard.checkKey(exchange.header("Authorization"));
                    yield predict(exchange);
                }
                default ->
                        throw new Refusal(
                                404,
                                "There is nothing under this path.",
                                Problem.error(
                                        "path",
                                        "This server does not know the path.",
                                        "Known are /, /ping, /schema and /invocations."));
            };
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (ProblemException e) {
            return refused(new Refusal(400, "The rows do not fit the model.", e.problems()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return refused(busy("The server is stopping."));
        } catch (IOException _) {
            return refused(
                    new Refusal(
                            400,
                            "The body could not be read.",
                            Problem.error("body", "It broke off.", "Send it again.")));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request failed", e);
            return refused(
                    new Refusal(
                            500,
                            "The server failed.",
                            Problem.error(
                                    "",
                                    "A fault in the server, not in the request.",
                                    "Look into its log.")));
        }
    }

    private Answer predict(Exchange exchange) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var type = Body.type(exchange.header("Content-Type"));
        boolean csv = wantsCsv(exchange.header("Accept"));
        var length = exchange.header("Content-Length");
        boolean small =
                length.filter(l -> l.matches("\\d{1,8}") && Long.parseLong(l) <= SMALL).isPresent();
        var gate = small ? new Semaphore(1) : largeBodies;
        enter(gate);
        try {
            var bytes = Body.read(exchange.body(), length, options.mostBytes(), options.patience());
            exchange.received();
            enter(turns);
            try {
                var rows = rows(bytes, type);
                if (model.horizon().isPresent()) {
                    return forecast(rows, csv, start);
                }
                var predictions = model.predict(rows.table());
                counters.predicted(predictions.rows(), System.nanoTime() - start);
                return csv
                        ? new Answer(
                                200,
                                "text/csv; charset=utf-8; header=present",
                                Map.of(),
                                Answers.csv(predictions))
                        : Answer.json(
                                200,
                                Answers.json(name, model.signature(), predictions, rows.notes()));
            } finally {
                turns.release();
            }
        } finally {
            gate.release();
        }
    }

    /// A history in, the steps that follow it out.
    private Answer forecast(Rows rows, boolean csv, long start) {
        Table table;
        try {
            table = model.answer(rows.table());
        } catch (ProblemException e) {
            throw new Refusal(400, "The rows cannot be forecast.", e.problems(), Map.of());
        }
        counters.predicted(table.rows(), System.nanoTime() - start);
        return csv
                ? new Answer(
                        200,
                        "text/csv; charset=utf-8; header=present",
                        Map.of(),
                        Answers.csv(table))
                : Answer.json(200, Answers.json(name, table, rows.notes()));
    }

    private Rows rows(byte[] bytes, Body.Type type) {
        var inputs = model.reads();
        return switch (type.format()) {
            case CSV -> CsvRows.read(bytes, inputs, options.mostRows(), type.header());
            case JSON -> JsonRows.read(bytes, inputs, options.mostRows());
        };
    }

    private void enter(Semaphore gate) throws InterruptedException {
        if (!gate.tryAcquire(options.patience().toMillis() / 4, TimeUnit.MILLISECONDS)) {
            throw busy("The server has as many requests as it can answer at once.");
        }
    }

    /// JSON unless CSV is asked for by name.
    private static boolean wantsCsv(Optional<String> accept) {
        var wanted = accept.orElse("*/*");
        boolean json = wanted.contains("application/json");
        boolean csv = wanted.contains("text/csv");
        if (json && csv) {
            return wanted.indexOf("text/csv") < wanted.indexOf("application/json");
        }
        if (!json && !csv && !wanted.contains("*")) {
            throw new Refusal(
                    406,
                    "The answer cannot be written in the form asked for.",
                    Problem.error(
                            "Accept", "It is not known.", "Ask for application/json or text/csv."));
        }
        return csv;
    }

    private static Answer get(Exchange exchange, Answer answer) {
        require(exchange, "GET");
        return answer;
    }

    private static void require(Exchange exchange, String method) {
        if (!exchange.method().equals(method)) {
            throw new Refusal(
                    405,
                    "The method is not allowed here.",
                    List.of(
                            Problem.error(
                                    "method",
                                    "This path does not take it.",
                                    "Use " + method + ".")),
                    Map.of("Allow", method));
        }
    }

    private Answer ping() {
        return Answer.json(
                200,
                Answers.json(out -> {
                    out.writeStartObject();
                    out.writeStringField("status", "ok");
                    out.writeStringField("model", name);
                    out.writeEndObject();
                }));
    }

    private Answer page() {
        return new Answer(
                200,
                "text/html; charset=utf-8",
                Map.of("Content-Security-Policy", page.policy()),
                page.html());
    }

    private static Refusal busy(String what) {
        return new Refusal(
                503,
                "The server is busy.",
                List.of(Problem.error("", what, "Try again soon.")),
                Map.of("Retry-After", "1"));
    }

    static Answer refused(Refusal refusal) {
        return new Answer(
                refusal.status(),
                Answer.JSON,
                refusal.headers(),
                Answers.refusal(refusal.error(), refusal.problems()));
    }

    /// From now on nothing new is begun.
    void stop() {
        stopping = true;
    }

    /// The turns that requests wait for.
    Semaphore turns() {
        return turns;
    }
}
