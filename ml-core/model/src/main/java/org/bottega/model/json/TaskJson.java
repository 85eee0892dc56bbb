package org.bottega.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;

/// A [Task] as JSON: `{"kind": "classification", "target": "churn"}`.
public final class TaskJson {
    private static final int MOST_DIMENSIONS = 100_000;

    private TaskJson() {}

    public static JsonNode write(Task task) {
        var json = Json.object().put("kind", kind(task));
        if (task.supervised()) {
            json.put("target", task.target());
        }
        if (task instanceof Task.MultiLabel(var labels)) {
            json.set("labels", Json.plain(labels));
        }
        if (task instanceof Task.Forecast forecast) {
            json.put("time", forecast.time()).put("horizon", forecast.horizon());
            json.set("series", Json.plain(forecast.series()));
        }
        if (task instanceof Task.Projection(int dimensions)) {
            json.put("dimensions", dimensions);
        }
        return json;
    }

    /// The word for a kind of task.
    public static String kind(Task task) {
        return switch (task) {
            case Task.Classification _ -> "classification";
            case Task.Regression _ -> "regression";
            case Task.Clustering _ -> "clustering";
            case Task.MultiLabel _ -> "multi-label";
            case Task.Anomaly _ -> "anomaly";
            case Task.Projection _ -> "projection";
            case Task.Forecast _ -> "forecast";
        };
    }

    /// @throws ProblemException naming the field that is wrong
    public static Task read(JsonView json) {
        return switch (json.at("kind").text()) {
            case "classification" -> new Task.Classification(json.at("target").text());
            case "regression" -> new Task.Regression(json.at("target").text());
            case "clustering" -> new Task.Clustering();
            case "multi-label" -> labels(json.at("labels"));
            case "anomaly" -> new Task.Anomaly();
            case "projection" ->
                    new Task.Projection(json.at("dimensions").whole(1, MOST_DIMENSIONS));
            case "forecast" ->
                    new Task.Forecast(
                            json.at("target").text(),
                            json.at("time").text(),
                            json.at("series").texts(),
                            json.at("horizon").whole(1, MOST_DIMENSIONS));
            default ->
                    throw json.at("kind")
                            .refused(
                                    "\"classification\", \"regression\", \"multi-label\", \"clustering\", \"anomaly\","
                                            + " \"projection\" or \"forecast\"");
        };
    }

    private static Task labels(JsonView json) {
        var labels = json.texts();
        if (labels.isEmpty() || labels.stream().distinct().count() < labels.size()) {
            throw json.refused("labels, each once");
        }
        return new Task.MultiLabel(labels);
    }
}
