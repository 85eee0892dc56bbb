package org.bottega.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.automl.FairBy;
import org.bottega.automl.FoldScores;
import org.bottega.automl.Remark;
import org.bottega.automl.Standing;
import org.bottega.explain.performance.ModelComparison;
import org.bottega.learn.metric.Bootstrap;
import org.bottega.model.json.Json;

/// What a search came to, as scripts and pages read it.
///
/// @param task `binary`, `multiclass` or `regression`
/// @param metric id of the metric it went by
/// @param leaderboard best first; the first row is the winner
/// @param plan sentences that say how it was searched and why
/// @param interval in which the winner's score lies with 95 % confidence
/// @param test metrics on the test file by id, empty without one
/// @param seconds from the call to the last file written
/// @param peakMemoryBytes the most this process has taken
/// @param files names of what was written into the folder
public record AutoMlOutcome(
        String task,
        String target,
        String metric,
        List<Standing> leaderboard,
        List<Remark> plan,
        Bootstrap.Interval interval,
        Map<String, Double> test,
        long rows,
        double seconds,
        long peakMemoryBytes,
        List<String> files) {
    /// The file's name within a job's folder.
    public static final String FILE = "outcome.json";

    public AutoMlOutcome {
        leaderboard = List.copyOf(leaderboard);
        plan = List.copyOf(plan);
        test = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(test));
        files = List.copyOf(files);
    }

    public ObjectNode toJson() {
        var json = Json.object();
        json.put("task", task);
        json.put("target", target);
        json.put("metric", metric);
        var board = json.putArray("leaderboard");
        var ties = Ties.of(metric, leaderboard);
        for (int i = 0; i < leaderboard.size(); i++) {
            var row = leaderboard.get(i);
            var one = board.addObject();
            one.put("name", row.name());
            one.put("algorithm", row.algorithm());
            one.set("score", Json.number(row.score()));
            one.set("spread", Json.number(row.spread()));
            one.set("fitSeconds", Json.number(row.fitSeconds()));
            one.set("weight", Json.number(row.weight()));
            one.set("atSeconds", Json.number(row.atSeconds()));
            one.set("params", Json.plain(row.params()));
            if (!row.folds().values().isEmpty()) {
                var folds = one.putArray("foldScores");
                row.folds().values().forEach(v -> folds.add(Json.number(v)));
                one.set("testShare", Json.number(row.folds().testShare()));
            }
            if (i > 0) {
                ties.get(i).ifPresent(t -> one.set("againstBest", tie(t)));
            }
            var metrics = one.putObject("metrics");
            var disparity = row.disparity();
            if (disparity != null) {
                var unequal = one.putObject("disparity");
                unequal.set("value", Json.number(disparity.value()));
                unequal.set("low", Json.number(disparity.low()));
                unequal.set("high", Json.number(disparity.high()));
            }
            row.metrics().forEach((id, value) -> metrics.set(id, Json.number(value)));
        }
        plan.stream().map(Remark::toString).forEach(json.putArray("plan")::add);
        plan.stream().map(Remark::toJson).forEach(json.putArray("remarks")::add);
        var within = json.putArray("interval");
        within.add(Json.number(interval.low())).add(Json.number(interval.high()));
        var tested = json.putObject("test");
        test.forEach((id, value) -> tested.set(id, Json.number(value)));
        json.put("rows", rows);
        json.set("seconds", Json.number(seconds));
        json.put("peakMemoryBytes", peakMemoryBytes);
        files.forEach(json.putArray("files")::add);
        return json;
    }

    private static ObjectNode tie(ModelComparison.Standing row) {
        var json = Json.object();
        json.put("tied", row.tied());
        json.set("p", Json.number(row.chance()));
        json.set("behind", Json.number(row.behind()));
        var interval = row.interval();
        if (interval != null) {
            json.set("low", Json.number(interval.low()));
            json.set("high", Json.number(interval.high()));
        }
        return json;
    }

    /// @param json as [#toJson()] writes it
    public static AutoMlOutcome of(com.fasterxml.jackson.databind.JsonNode json) {
        var board = new ArrayList<Standing>();
        for (var row : json.path("leaderboard")) {
            var params = new LinkedHashMap<String, Object>();
            row.path("params")
                    .properties()
                    .forEach(p ->
                            params.put(
                                    p.getKey(),
                                    p.getValue().isNumber()
                                            ? p.getValue().numberValue()
                                            : p.getValue().asText()));
            board.add(
                    new Standing(
                            row.path("name").asText(),
                            row.path("algorithm").asText(),
                            params,
                            row.path("score").asDouble(Double.NaN),
                            row.path("spread").asDouble(),
                            numbers(row.path("metrics")),
                            row.path("fitSeconds").asDouble(),
                            row.path("weight").asDouble(),
                            row.path("atSeconds").asDouble(),
                            folds(row),
                            row.has("disparity") ? disparity(row.path("disparity")) : null));
        }
        return new AutoMlOutcome(
                json.path("task").asText(),
                json.path("target").asText(),
                json.path("metric").asText(),
                board,
                plan(json),
                new Bootstrap.Interval(
                        json.path("interval").path(0).asDouble(Double.NaN),
                        json.path("interval").path(1).asDouble(Double.NaN)),
                numbers(json.path("test")),
                json.path("rows").asLong(),
                json.path("seconds").asDouble(),
                json.path("peakMemoryBytes").asLong(),
                texts(json.path("files")));
    }

    /// Other languages need the remarks; older files have the sentences only.
    private static List<Remark> plan(com.fasterxml.jackson.databind.JsonNode json) {
        var remarks = new ArrayList<Remark>();
        for (var sentence : json.path("plan")) {
            remarks.add(Remark.of(json.path("remarks").path(remarks.size()), sentence.asText()));
        }
        return remarks;
    }

    private static FoldScores folds(com.fasterxml.jackson.databind.JsonNode row) {
        var values = new ArrayList<Double>();
        row.path("foldScores").forEach(v -> values.add(v.asDouble(Double.NaN)));
        return values.isEmpty()
                ? FoldScores.UNKNOWN
                : new FoldScores(values, row.path("testShare").asDouble());
    }

    private static FairBy.Disparity disparity(com.fasterxml.jackson.databind.JsonNode json) {
        return new FairBy.Disparity(
                json.path("value").asDouble(Double.NaN),
                json.path("low").asDouble(Double.NaN),
                json.path("high").asDouble(Double.NaN));
    }

    private static Map<String, Double> numbers(com.fasterxml.jackson.databind.JsonNode json) {
        var out = new LinkedHashMap<String, Double>();
        json.properties().forEach(p -> out.put(p.getKey(), p.getValue().asDouble(Double.NaN)));
        return out;
    }

    private static List<String> texts(com.fasterxml.jackson.databind.JsonNode json) {
        var out = new ArrayList<String>();
        json.forEach(t -> out.add(t.asText()));
        return out;
    }
}
