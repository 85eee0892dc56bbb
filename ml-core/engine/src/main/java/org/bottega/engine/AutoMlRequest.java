package org.bottega.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.automl.AutoMlSettings;
import org.bottega.automl.Proposal.Wanted;
import org.jspecify.annotations.Nullable;

/// A search as a value that can be written to a job's `spec.json`.
///
/// @param data a CSV or Parquet file, or a snapshot's folder
/// @param test a file of the same columns on which the winner is judged; `null` for none
/// @param target the column to predict
/// @param metric a metric's id, empty for the one that suits the task
/// @param budget how long all of it may take: reading, searching, joining
/// @param trials how many candidates at most, 0 for no limit but the budget
/// @param folds see `AutoMlSettings`
/// @param algorithms ids, empty for all
/// @param outputs whether to write the ONNX file and the report beside the model
public record AutoMlRequest(
        Path data,
        @Nullable Path test,
        String target,
        Wanted task,
        String metric,
        Duration budget,
        int trials,
        int folds,
        List<String> algorithms,
        long seed,
        int threads,
        boolean outputs) {

    public AutoMlRequest {
        algorithms = List.copyOf(algorithms);
        AutoMlSettings.check(budget);
    }

    public static AutoMlRequest of(Path data, String target, Duration budget, long seed) {
        return new AutoMlRequest(
                data,
                null,
                target,
                Wanted.AUTO,
                "",
                budget,
                0,
                0,
                List.of(),
                seed,
                Runtime.getRuntime().availableProcessors(),
                true);
    }

    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("data", data.toString());
        if (test != null) {
            json.put("test", test.toString());
        }
        json.put("target", target);
        json.put("task", task.name().toLowerCase(Locale.ROOT));
        json.put("metric", metric);
        json.put("budgetSeconds", budget.toMillis() / 1000.0);
        json.put("trials", trials);
        json.put("folds", folds);
        algorithms.forEach(json.putArray("algorithms")::add);
        json.put("seed", seed);
        json.put("threads", threads);
        json.put("outputs", outputs);
        return json;
    }

    /// @param json as [#toJson()] writes it
    public static AutoMlRequest of(ObjectNode json) {
        var algorithms = new ArrayList<String>();
        json.withArray("algorithms").forEach(a -> algorithms.add(a.asText()));
        return new AutoMlRequest(
                Path.of(json.required("data").asText()),
                json.has("test") ? Path.of(json.get("test").asText()) : null,
                json.required("target").asText(),
                Wanted.valueOf(json.required("task").asText().toUpperCase(Locale.ROOT)),
                json.path("metric").asText(""),
                Duration.ofMillis(Math.round(json.required("budgetSeconds").asDouble() * 1000)),
                json.path("trials").asInt(),
                json.path("folds").asInt(),
                algorithms,
                json.path("seed").asLong(1),
                json.path("threads").asInt(1),
                json.path("outputs").asBoolean(true));
    }
}
