package org.bottega.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;

/// A [Task] as JSON: `{"kind": "classification", "target": "churn"}`.
public final class TaskJson {
    private TaskJson() {}

    public static JsonNode write(Task task) {
        var kind =
                switch (task) {
                    case Task.Classification _ -> "classification";
                    case Task.Regression _ -> "regression";
                };
        return Json.object().put("kind", kind).put("target", task.target());
    }

    /// @throws ProblemException naming the field that is wrong
    public static Task read(JsonView json) {
        var target = json.at("target").text();
        return switch (json.at("kind").text()) {
            case "classification" -> new Task.Classification(target);
            case "regression" -> new Task.Regression(target);
            default -> throw json.at("kind").refused("\"classification\" or \"regression\"");
        };
    }
}
