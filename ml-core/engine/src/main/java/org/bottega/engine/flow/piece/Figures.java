package org.bottega.engine.flow.piece;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.explain.Evaluation;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FindingJson;
import org.bottega.model.json.Json;

/// Named numbers that flow as metrics.
///
/// @param subject what they are of, such as a model's name
/// @param values by id, in the order in which a person reads them; NaN where there is none
/// @param fairness what was found out about fairness, where that is what the figures are of
public record Figures(String subject, Map<String, Double> values, List<FairnessFinding> fairness) {
    public Figures(String subject, Map<String, Double> values) {
        this(subject, values, List.of());
    }

    public Figures {
        fairness = List.copyOf(fairness);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Every score of an evaluation and the number of judged rows.
    public static Figures of(String subject, Evaluation evaluation) {
        var values = new LinkedHashMap<String, Double>();
        evaluation.scores().forEach((metric, value) -> values.put(metric.id(), value));
        values.put("rows", (double) evaluation.rows());
        return new Figures(subject, values);
    }

    String text() {
        var json = Json.object();
        json.put("format", 1);
        json.put("subject", subject);
        var figures = json.putObject("figures");
        values.forEach((id, value) -> figures.set(id, Json.number(value)));
        if (!fairness.isEmpty()) {
            var found = json.putArray("fairness");
            fairness.forEach(f -> found.add(FindingJson.write(f)));
        }
        return Json.pretty(json) + "\n";
    }

    static Figures parse(String text) {
        var view = Json.read("metrics", text);
        var json = view.node();
        var values = new LinkedHashMap<String, Double>();
        json.path("figures")
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
        var fairness =
                view.find("fairness")
                        .map(f -> f.items().stream().map(FindingJson::read).toList())
                        .orElse(List.of());
        return new Figures(json.path("subject").asText(""), values, fairness);
    }

    /// A number as outlines and reports show it: four digits that count.
    public static String shown(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
