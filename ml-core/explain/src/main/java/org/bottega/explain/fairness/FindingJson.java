package org.bottega.explain.fairness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;
import org.bottega.explain.estimate.Reason;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// A [FairnessFinding] as a model's card keeps it: nothing is lost, so that figures, intervals and sentences in every
/// language come back as they were.
public final class FindingJson {
    private static final String NO_PART = "fairness.no-part";

    private FindingJson() {}

    public static ObjectNode write(FairnessFinding finding) {
        var report = finding.report();
        var node = Json.object();
        node.put("made", finding.made().toString());
        node.put("data", finding.data());
        question(node.putObject("question"), report.question());
        node.put("rows", report.rows());
        node.put("leftOut", report.leftOut());
        var names = report.results().getFirst().names();
        node.putObject("names")
                .put("a", names.a())
                .put("d", names.d())
                .put("favoured", names.favoured())
                .put("group", names.group());
        counts(node.putObject("a"), report.a());
        counts(node.putObject("d"), report.d());
        var metrics = node.putArray("metrics");
        for (var result : report.results()) {
            var one = metrics.addObject().put("name", result.metric().name());
            estimate(one, result.estimate());
            if (result.partOfA().known() || result.partOfD().known()) {
                estimate(one.putObject("partOfA"), result.partOfA());
                estimate(one.putObject("partOfD"), result.partOfD());
            }
        }
        report.notes().stream().map(FairnessNote::toJson).forEach(node.putArray("notes")::add);
        return node;
    }

    private static void question(ObjectNode node, FairnessQuestion question) {
        switch (question.facet()) {
            case Facet.Values(var column, var values) -> {
                node.put("column", column);
                values.forEach(node.putArray("values")::add);
            }
            case Facet.Above(var column, double threshold) ->
                    node.put("column", column).put("above", threshold);
        }
        question.favoured().forEach(node.putArray("favoured")::add);
        if (question.group() != null) {
            node.put("group", question.group());
        }
        if (question.threshold() != null) {
            node.put("threshold", question.threshold());
        }
        node.put("awsCompatible", question.awsCompatible());
        node.put("confidence", question.confidence());
        node.put("draws", question.draws());
        node.put("seed", question.seed());
    }

    private static void counts(ObjectNode node, GroupRates rates) {
        node.put("name", rates.name())
                .put("TP", rates.truePositives())
                .put("FP", rates.falsePositives())
                .put("FN", rates.falseNegatives())
                .put("TN", rates.trueNegatives());
    }

    private static void estimate(ObjectNode node, Estimate estimate) {
        switch (estimate) {
            case Estimate.Unknown(Reason(var key, var values)) -> {
                node.put("because", key);
                values.forEach(node.putArray("named")::add);
            }
            case Estimate.Known(double value, var interval) -> {
                if (Double.isInfinite(value)) {
                    node.put("value", value > 0 ? "Infinity" : "-Infinity");
                } else {
                    node.put("value", value);
                }
                if (interval != null) {
                    node.put("low", interval.low()).put("high", interval.high());
                }
            }
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws ProblemException naming the field that is wrong
    public static FairnessFinding read(JsonView json) {
        var question = question(json.at("question"));
        var named = json.at("names");
        var names =
                new FairnessResult.Names(
                        named.at("a").text(),
                        named.at("d").text(),
                        named.at("favoured").text(),
                        named.at("group").text());
        var results = new ArrayList<FairnessResult>();
        for (var one : json.at("metrics").items()) {
            var name = one.at("name");
            var metric =
                    FairnessMetric.find(name.text())
                            .orElseThrow(() -> name.refused("a metric of fairness"));
            results.add(
                    new FairnessResult(
                            metric,
                            estimate(one),
                            one.find("partOfA")
                                    .map(FindingJson::estimate)
                                    .orElseGet(FindingJson::none),
                            one.find("partOfD")
                                    .map(FindingJson::estimate)
                                    .orElseGet(FindingJson::none),
                            names));
        }
        if (results.isEmpty()) {
            throw json.at("metrics").refused("at least one metric");
        }
        return new FairnessFinding(
                moment(json.at("made")),
                json.at("data").text(),
                new FairnessReport(
                        question,
                        whole(json.at("rows")),
                        whole(json.at("leftOut")),
                        results,
                        counts(json.at("a"), names, question),
                        counts(json.at("d"), names, question),
                        json.at("notes").items().stream()
                                // before, notes were sentences; their figures tell the same
                                .filter(n -> n.find("kind").isPresent())
                                .map(FairnessNote::of)
                                .toList()));
    }

    private static Estimate none() {
        return Estimate.unknown(NO_PART);
    }

    private static FairnessQuestion question(JsonView json) {
        var column = json.at("column").text();
        Facet facet =
                json.find("above").isPresent()
                        ? new Facet.Above(column, json.at("above").number())
                        : new Facet.Values(column, some(json.at("values")));
        double confidence = json.at("confidence").number();
        if (!(confidence > 0 && confidence < 1)) {
            throw json.at("confidence").refused("a number between 0 and 1");
        }
        var threshold = json.find("threshold").map(JsonView::number).orElse(null);
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw json.at("threshold").refused("a number from 0 to 1");
        }
        return new FairnessQuestion(
                facet,
                some(json.at("favoured")),
                json.find("group").map(JsonView::text).orElse(null),
                threshold,
                json.at("awsCompatible").flag(),
                confidence,
                whole(json.at("draws")),
                json.at("seed").node().asLong(1));
    }

    private static List<String> some(JsonView json) {
        var texts = json.texts();
        if (texts.isEmpty()) {
            throw json.refused("at least one value");
        }
        return texts;
    }

    static int whole(JsonView json) {
        return json.whole(0, Integer.MAX_VALUE);
    }

    private static Instant moment(JsonView json) {
        try {
            return Instant.parse(json.text());
        } catch (DateTimeException _) {
            throw json.refused("a moment such as 2026-01-31T12:00:00Z");
        }
    }

    private static GroupRates counts(
            JsonView json, FairnessResult.Names names, FairnessQuestion question) {
        return GroupRates.of(
                json.at("name").text(),
                names.favoured(),
                whole(json.at("TP")),
                whole(json.at("FP")),
                whole(json.at("FN")),
                whole(json.at("TN")),
                question.confidence());
    }

    private static Estimate estimate(JsonView json) {
        var because = json.find("because");
        if (because.isPresent()) {
            return new Estimate.Unknown(new Reason(because.get().text(), json.at("named").texts()));
        }
        var value = json.at("value");
        if (value.node().isTextual()) {
            return new Estimate.Known(
                    switch (value.text()) {
                        case "Infinity" -> Double.POSITIVE_INFINITY;
                        case "-Infinity" -> Double.NEGATIVE_INFINITY;
                        default -> throw value.refused("a number");
                    },
                    null);
        }
        if (json.find("low").isEmpty()) {
            return new Estimate.Known(value.number(), null);
        }
        double low = json.at("low").number();
        double high = json.at("high").number();
        if (low > high) {
            throw json.at("low").refused("a number not above \"high\"");
        }
        return new Estimate.Known(value.number(), new Interval(low, high));
    }
}
