package org.bottega.explain.fairness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.bottega.explain.estimate.Estimate;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.model.json.Json;
import org.bottega.model.json.ProblemJson;

/// Reports about fairness as the JSON of Clarify's `analysis.json`, its names and nesting, with interval,
/// sentence and reason beside each value.
public final class FairnessJson {
    private FairnessJson() {}

    /// @param reports one or more, of the same facet column and favoured outcome
    public static ObjectNode of(List<FairnessReport> reports, String target, Locale locale) {
        var first = reports.getFirst();
        var root = Json.object();
        root.put("version", "1.0");
        root.put("rows", first.rows());
        root.put("leftOut", first.leftOut());
        root.put("awsCompatible", first.question().awsCompatible());
        root.put("confidence", first.question().confidence());
        for (var stage : FairnessMetric.Stage.values()) {
            if (reports.getFirst().results().stream().noneMatch(r -> r.metric().stage() == stage)) {
                continue;
            }
            var part =
                    root.putObject(
                            stage == FairnessMetric.Stage.DATA
                                    ? "pre_training_bias_metrics"
                                    : "post_training_bias_metrics");
            part.put("label", target);
            part.put("label_value_or_threshold", String.join(",", first.question().favoured()));
            var facets = part.putObject("facets").putArray(first.question().facet().column());
            for (var report : reports) {
                var facet = facets.addObject();
                facet.put("value_or_threshold", value(report.question().facet()));
                var metrics = facet.putArray("metrics");
                report.results().stream()
                        .filter(r -> r.metric().stage() == stage)
                        .forEach(r -> metric(metrics.addObject(), r, locale));
            }
        }
        var groups = root.putArray("groups");
        for (var report : reports) {
            rates(groups.addObject().put("side", "a"), report.a());
            rates(groups.addObject().put("side", "d"), report.d());
        }
        root.set(
                "notes",
                ProblemJson.write(
                        reports.stream()
                                .flatMap(r -> r.notes().stream())
                                .map(n -> n.problem(locale))
                                .toList()));
        return root;
    }

    private static String value(Facet facet) {
        return switch (facet) {
            case Facet.Values(_, var values) -> String.join(",", values);
            case Facet.Above(_, double threshold) -> "(" + NumberColumn.text(threshold) + ", max]";
        };
    }

    private static void metric(ObjectNode node, FairnessResult result, Locale locale) {
        node.put("name", result.metric().name());
        node.put("description", result.metric().title(locale));
        estimate(node, "value", result.estimate(), locale);
        node.put("sentence", result.sentence(locale));
        node.put("verdict", Domain.Choice.word(result.verdict()));
        if (result.metric() == FairnessMetric.DI) {
            node.put("fourFifths", Domain.Choice.word(result.fourFifths()));
        }
    }

    /// Value, `low` and `high` where there is an interval, `error` where there is no value.
    static void estimate(ObjectNode node, String name, Estimate estimate, Locale locale) {
        switch (estimate) {
            case Estimate.Unknown(var reason) ->
                    node.putNull(name).put("error", reason.sentence(locale));
            case Estimate.Known(double value, var interval) -> {
                if (Double.isInfinite(value)) {
                    node.put(name, value > 0 ? "Infinity" : "-Infinity");
                } else {
                    node.put(name, value);
                }
                if (interval != null) {
                    node.put("low", interval.low()).put("high", interval.high());
                }
            }
        }
    }

    private static void rates(ObjectNode node, GroupRates rates) {
        node.put("name", rates.name());
        node.put("rows", rates.rows());
        node.put("TP", rates.truePositives());
        node.put("FP", rates.falsePositives());
        node.put("FN", rates.falseNegatives());
        node.put("TN", rates.trueNegatives());
        number(node, "observedPositive", rates.observedPositive());
        number(node, "predictedPositive", rates.predictedPositive());
        number(node, "recall", rates.recall());
        number(node, "specificity", rates.specificity());
        number(node, "precision", rates.precision());
        number(node, "rejectionRate", rates.rejectionRate());
        number(node, "conditionalAcceptance", rates.conditionalAcceptance());
        number(node, "conditionalRejection", rates.conditionalRejection());
        number(node, "accuracy", rates.accuracy());
        number(node, "f1", rates.f1());
    }

    private static void number(ObjectNode node, String name, Estimate estimate) {
        node.set(name, Json.number(estimate.orNaN()));
    }

    /// The best thresholds, a pair for the two groups, whose disparity is at most that of each name; without a name
    /// where no pair keeps to it.
    public static ObjectNode of(ThresholdTradeOff tradeOff, double... most) {
        var node = Json.object();
        node.put("quality", Domain.Choice.word(tradeOff.quality()));
        node.put("disparity", Domain.Choice.word(tradeOff.disparity()));
        var within = node.putObject("within");
        for (double limit : most) {
            tradeOff.within(limit)
                    .ifPresent(point ->
                            within.putObject(Double.toString(limit))
                                    .put("thresholdA", point.a())
                                    .put("thresholdD", point.d())
                                    .put("quality", point.quality())
                                    .put("disparity", point.disparity()));
        }
        return node;
    }

    /// Groups of several columns as an array.
    public static ArrayNode of(GroupComparison comparison) {
        var array = Json.array();
        for (var group : comparison.groups()) {
            var node = array.addObject();
            rates(node, group.rates());
            number(node, "impact", group.impact());
            group.impact()
                    .bounds()
                    .ifPresent(i -> node.put("impactLow", i.low()).put("impactHigh", i.high()));
            node.put("small", group.small());
        }
        return array;
    }
}
