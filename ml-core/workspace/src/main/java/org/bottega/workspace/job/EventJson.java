package org.bottega.workspace.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;

/// Events of a job as JSON objects, one for each line of `events.jsonl`.
public final class EventJson {
    private EventJson() {}

    public static ObjectNode toJson(JobEvent event) {
        var json = Json.object();
        switch (event) {
            case JobEvent.Advanced(double fraction, String message) ->
                    json.put("event", "advanced").put("fraction", fraction).put("message", message);
            case JobEvent.Measured(String kind, String subject, Map<String, Double> values) ->
                    json.put("event", "measured")
                            .put("kind", kind)
                            .put("subject", subject)
                            .set("values", figures(values));
            case JobEvent.Noted(Problem problem) ->
                    json.put("event", "noted").set("problem", ProblemJson.write(problem));
            case JobEvent.Finished(String message) ->
                    json.put("event", "finished").put("message", message);
            case JobEvent.Failed(Problem problem) ->
                    json.put("event", "failed").set("problem", ProblemJson.write(problem));
            case JobEvent.Cancelled() -> json.put("event", "cancelled");
        }
        return json;
    }

    /// @throws IllegalArgumentException when it is no event
    /// @throws org.bottega.kernel.ProblemException when its problem is none
    public static JobEvent of(JsonNode json) {
        var event = json.path("event").asText();
        return switch (event) {
            case "advanced" ->
                    new JobEvent.Advanced(
                            json.path("fraction").asDouble(), json.path("message").asText());
            case "measured" ->
                    new JobEvent.Measured(
                            json.path("kind").asText(),
                            json.path("subject").asText(),
                            figures(json.path("values")));
            case "noted" ->
                    new JobEvent.Noted(
                            ProblemJson.read(new JsonView("problem", json.path("problem"))));
            case "finished" -> new JobEvent.Finished(json.path("message").asText());
            case "failed" ->
                    new JobEvent.Failed(
                            ProblemJson.read(new JsonView("problem", json.path("problem"))));
            case "cancelled" -> new JobEvent.Cancelled();
            default -> throw new IllegalArgumentException("not an event: " + event);
        };
    }

    /// Numbers that JSON has no word for become the texts `NaN`, `Infinity` and `-Infinity`.
    public static ObjectNode figures(Map<String, Double> values) {
        var json = Json.object();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    double value = entry.getValue();
                    if (Double.isFinite(value)) {
                        json.put(entry.getKey(), value);
                    } else {
                        json.put(entry.getKey(), Double.toString(value));
                    }
                });
        return json;
    }

    public static Map<String, Double> figures(JsonNode json) {
        var values = new HashMap<String, Double>();
        json.properties()
                .forEach(entry ->
                        values.put(entry.getKey(), Double.parseDouble(entry.getValue().asText())));
        return values;
    }
}
