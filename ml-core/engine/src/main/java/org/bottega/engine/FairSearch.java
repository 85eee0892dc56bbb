package org.bottega.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.bottega.automl.FairBy;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.explain.fairness.Reweighing;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;
import org.bottega.model.json.Json;

/// What a search is asked about fairness, as a value of a job's `spec.json`.
///
/// @param group who may be at a disadvantage: `sex=Female` or `age>40`
/// @param favoured the outcomes people wish for; for numbers the one above which a value is favoured
/// @param metric what is compared
/// @param most the largest disparity that a winner should have, 0 to 1
/// @param reweigh whether rows are weighed so that outcome and group are independent in what is learnt from
public record FairSearch(
        String group, List<String> favoured, FairBy.Kind metric, double most, boolean reweigh) {
    /// What a disparity may be where nobody says it.
    public static final double USUAL = 0.1;

    public FairSearch {
        favoured = List.copyOf(favoured);
        if (favoured.stream().allMatch(String::isBlank)) {
            throw ProblemException.usage(
                    "favoured",
                    "Nobody says which outcome is favoured.",
                    "Give the one people wish for: --favoured VALUE.");
        }
    }

    FairnessQuestion question(Table table) {
        return FairnessQuestion.of(Facet.parse(group, table), favoured);
    }

    /// The bound for a search of a table.
    ///
    /// @throws ProblemException when a column or value is not in the data
    public FairBy bound(Table table, org.bottega.kernel.task.Task task) {
        var sides = Facet.sides(Facet.parse(group, table), table);
        var classes = Target.learn(table, task).classes();
        if (classes.isEmpty()) {
            return new FairBy(group, sides, new boolean[0], border(), metric, most);
        }
        var marked = new boolean[classes.size()];
        for (var name : favoured) {
            int at = classes.indexOf(name);
            if (at < 0) {
                throw ProblemException.usage(
                        "favoured",
                        "\"" + task.target() + "\" is never \"" + name + "\".",
                        Nearest.hint(name, classes));
            }
            marked[at] = true;
        }
        return new FairBy(group, sides, marked, Double.NaN, metric, most);
    }

    private double border() {
        var text = favoured.getFirst().strip();
        try {
            return Double.parseDouble(text.startsWith(">") ? text.substring(1) : text);
        } catch (NumberFormatException _) {
            throw ProblemException.usage(
                    "favoured",
                    "\"" + text + "\" is no number, but the target holds numbers.",
                    "Give the number above which a value is favoured.");
        }
    }

    /// The rows as they are learnt from: with weights where that was asked for.
    public Table rows(Table table, String target) {
        return reweigh ? Reweighing.weighted(table, target, question(table)) : table;
    }

    ObjectNode toJson() {
        var json = Json.object();
        json.put("group", group);
        favoured.forEach(json.putArray("favoured")::add);
        json.put("metric", metric.name());
        json.put("most", most);
        json.put("reweigh", reweigh);
        return json;
    }

    static FairSearch of(JsonNode json) {
        var favoured = new ArrayList<String>();
        json.path("favoured").forEach(f -> favoured.add(f.asText()));
        return new FairSearch(
                json.path("group").asText(),
                favoured,
                kind(json.path("metric").asText("DPPL")),
                json.path("most").asDouble(USUAL),
                json.path("reweigh").asBoolean());
    }

    /// @throws ProblemException (usage) when no search can go by that metric
    public static FairBy.Kind kind(String code) {
        return new Domain.Choice<>(FairBy.Kind.class)
                .read("fairness-metric", code.strip().toLowerCase(java.util.Locale.ROOT));
    }
}
