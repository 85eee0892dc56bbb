package org.bottega.ui.engine;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Kind;
import org.bottega.model.Model;
import org.bottega.serve.ScoringServer;
import org.bottega.serve.ServeOptions;
import org.bottega.ui.page.endpoint.Endpoints;

/// Serves models from this process, on this machine only.
final class ServedModels implements Endpoints {
    private final Function<String, Model> models;
    private final BiConsumer<String, String> started;

    /// @param models loads a model by its id
    /// @param started is told the id of a model that is served, and its address
    ServedModels(Function<String, Model> models, BiConsumer<String, String> started) {
        this.models = models;
        this.started = started;
    }

    @Override
    public Server serve(String id, int port) {
        var model = models.apply(id);
        var server = ScoringServer.start(id, model, ServeOptions.onPort(port));
        started.accept(id, "http://localhost:" + server.port());
        return new Server() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public String curl() {
                return ServedModels.curl(model, server.port());
            }

            @Override
            public Counters counters() {
                var stats = server.stats();
                return new Counters(
                        stats.requests(),
                        stats.rows(),
                        stats.refused() + stats.failed(),
                        stats.p50());
            }

            @Override
            public void stop() {
                server.close();
            }
        };
    }

    /// A request with the first row that came with the model.
    private static String curl(Model model, int port) {
        var sample = model.sample();
        var fields = model.signature().inputs().fields();
        var row =
                IntStream.range(0, fields.size())
                        .mapToObj(i -> {
                            var field = fields.get(i);
                            var at = sample.schema().indexOf(field.name());
                            var text =
                                    sample.rows() == 0 || at.isEmpty()
                                            ? null
                                            : sample.column(at.getAsInt()).text(0);
                            var value =
                                    text == null
                                            ? "null"
                                            : field.kind() == Kind.NUMBER ? text : quoted(text);
                            return quoted(field.name()) + ": " + value;
                        })
                        .collect(Collectors.joining(", ", "{", "}"));
        return "curl -H 'Content-Type: application/json' -d '["
                + row.replace("'", "'\\''")
                + "]' http://127.0.0.1:"
                + port
                + "/invocations";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
