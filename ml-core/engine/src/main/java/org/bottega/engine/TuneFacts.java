package org.bottega.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bottega.automl.tune.Objective;
import org.bottega.kernel.file.WholeFile;
import org.bottega.learn.metric.Metric;
import org.bottega.model.json.Json;

/// What a tuning found out about its data before the first trial: a small file beside the journal, with which
/// its trials can be shown while it runs and after.
///
/// @param task `binary`, `multiclass` or `regression`; `workflow` where one is tuned
/// @param metric the metric's id
/// @param objectives what the scores of a trial are, in their order
public record TuneFacts(String task, String metric, List<Objective> objectives) {
    public static final String FILE = "tuning.json";

    public TuneFacts {
        objectives = List.copyOf(objectives);
    }

    static TuneFacts of(int classes, Metric metric, List<Objective> objectives) {
        var task = classes == 0 ? "regression" : classes == 2 ? "binary" : "multiclass";
        return new TuneFacts(task, metric.id(), objectives);
    }

    public void write(Path folder) {
        var json = Json.object();
        json.put("task", task);
        json.put("metric", metric);
        var all = json.putArray("objectives");
        for (var objective : objectives) {
            var one = all.addObject();
            one.put("name", objective.name());
            one.put("greaterIsBetter", objective.greaterIsBetter());
        }
        WholeFile.write(folder.resolve(FILE), Json.pretty(json));
    }

    /// @return empty where a tuning had not begun
    public static Optional<TuneFacts> read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var json = Json.read(file.toString(), Files.readAllBytes(file)).node();
            var objectives = new ArrayList<Objective>();
            json.path("objectives")
                    .forEach(o ->
                            objectives.add(
                                    new Objective(
                                            o.path("name").asText(),
                                            o.path("greaterIsBetter").asBoolean())));
            return objectives.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new TuneFacts(
                                    json.path("task").asText(),
                                    json.path("metric").asText(),
                                    objectives));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
