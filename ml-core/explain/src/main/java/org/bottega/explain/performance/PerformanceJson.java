package org.bottega.explain.performance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.learn.metric.Metric;
import org.bottega.model.json.Json;

/// What was found out about a model's performance, as JSON. Figures are `{"value", "low", "high"}`, or
/// `{"value": null, "error"}` with a sentence.
public final class PerformanceJson {
    private PerformanceJson() {}

    public static ObjectNode estimate(Estimate estimate, Locale locale) {
        var node = Json.object();
        switch (estimate) {
            case Estimate.Unknown(var reason) ->
                    node.putNull("value").put("error", reason.sentence(locale));
            case Estimate.Known(double value, var interval) -> {
                node.set("value", Json.number(value));
                if (interval != null) {
                    node.put("low", interval.low()).put("high", interval.high());
                }
            }
        }
        return node;
    }

    public static ArrayNode scores(Map<Metric, Estimate> scores, Locale locale) {
        var array = Json.array();
        scores.forEach((metric, estimate) -> {
            var node = array.addObject();
            node.put("metric", metric.id());
            node.put("label", metric.label());
            node.put("greaterIsBetter", metric.greaterIsBetter());
            node.setAll(estimate(estimate, locale));
        });
        return array;
    }

    public static ArrayNode classes(ClassScores scores, Locale locale) {
        var array = Json.array();
        for (var c : scores.classes()) {
            var node = array.addObject();
            node.put("class", c.name());
            node.put("rows", c.rows());
            node.put("told", c.told());
            node.put("right", c.right());
            node.set("precision", estimate(c.precision(), locale));
            node.set("recall", estimate(c.recall(), locale));
            node.set("f1", estimate(c.f1(), locale));
            node.set("auc", estimate(c.auc(), locale));
            node.set("averagePrecision", estimate(c.averagePrecision(), locale));
        }
        return array;
    }

    /// Rows are true classes, columns what they were told to be.
    public static ArrayNode confusion(Evaluation evaluation) {
        var array = Json.array();
        var confusion = evaluation.confusion();
        for (int t = 0; t < confusion.classes(); t++) {
            var row = array.addArray();
            for (int p = 0; p < confusion.classes(); p++) {
                row.add(confusion.count(t, p));
            }
        }
        return array;
    }

    public static ObjectNode point(
            ThresholdTable.Point point, ThresholdTable.RowCosts costs, Locale locale) {
        var node = Json.object();
        node.put("threshold", point.threshold());
        node.put("TP", point.truePositives());
        node.put("FP", point.falsePositives());
        node.put("FN", point.falseNegatives());
        node.put("TN", point.trueNegatives());
        node.set("precision", estimate(point.precision(), locale));
        node.set("recall", estimate(point.recall(), locale));
        node.set("specificity", estimate(point.specificity(), locale));
        node.set("accuracy", estimate(point.accuracy(), locale));
        node.set("f1", estimate(point.f1(), locale));
        node.put("mcc", point.correlation());
        node.put("cost", point.cost(costs));
        return node;
    }

    public static ObjectNode residuals(RegressionDiagnostics found, Locale locale) {
        var node = Json.object();
        node.set("bias", estimate(found.bias(), locale));
        var quantiles = node.putObject("quantiles");
        String[] shares = {"5", "25", "50", "75", "95"};
        for (int q = 0; q < shares.length; q++) {
            quantiles.set(shares[q], Json.number(found.quantiles().get(q)));
        }
        node.set("medianError", Json.number(found.medianError()));
        node.set("largestError", Json.number(found.largestError()));
        node.set("symmetricError", Json.number(found.symmetricError()));
        node.set("explainedVariance", estimate(found.explained(), locale));
        node.set("rankCorrelation", estimate(found.rankCorrelation(), locale));
        node.set("normality", estimate(found.normality(), locale));
        node.set("evenSpread", estimate(found.evenSpread(), locale));
        node.set("durbinWatson", estimate(found.neighbours(), locale));
        var bands = node.putArray("bands");
        for (var band : found.bands()) {
            bands.addObject()
                    .put("rows", band.rows())
                    .<ObjectNode>set("predicted", Json.number(band.told()))
                    .<ObjectNode>set("residual", Json.number(band.residual()))
                    .set("spread", Json.number(band.spread()));
        }
        return node;
    }

    public static ObjectNode segments(Segments segments) {
        var node = Json.object();
        node.put("tested", segments.tested());
        node.set("overall", Json.number(segments.overall()));
        var array = node.putArray("found");
        for (var segment : segments.found()) {
            array.addObject()
                    .put("segment", segment.words())
                    .put("rows", segment.rows())
                    .put("error", segment.error())
                    .put("elsewhere", segment.elsewhere())
                    .put("effect", segment.effect())
                    .put("p", segment.chance());
        }
        return node;
    }

    /// Rows are counted from 1, as a person counts them.
    public static ArrayNode errors(Evaluation evaluation, List<ErrorTable.Row> rows) {
        var array = Json.array();
        for (var row : rows) {
            var node = array.addObject();
            node.put("row", row.row() + 1);
            if (evaluation.classifies()) {
                node.put("truth", evaluation.classes().get((int) row.truth()));
                node.put("told", evaluation.classes().get((int) row.told()));
                node.put("probability", row.sure());
            } else {
                node.set("truth", Json.number(row.truth()));
                node.set("told", Json.number(row.told()));
            }
            node.put("loss", row.loss());
        }
        return array;
    }
}
