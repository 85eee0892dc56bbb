package org.bottega.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.bottega.automl.Aim;
import org.bottega.automl.AutoMlSettings;
import org.bottega.automl.Judging;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.automl.Repeat;
import org.bottega.kernel.param.Domain;
import org.jspecify.annotations.Nullable;

/// A search as a value that can be written to a job's `spec.json`.
///
/// @param data a CSV or Parquet file, or a snapshot's folder
/// @param test a file of the same columns on which the winner is judged; `null` for none
/// @param target the column to predict
/// @param metric a metric's id, empty for the one that suits the task
/// @param costs for the metric of costs: `true>told` to what that mistake costs
/// @param quantile for the quantile loss
/// @param budget how long all of it may take: reading, searching, joining
/// @param trials how many candidates at most, 0 for no limit but the budget
/// @param algorithms ids, empty for all
/// @param leaveOut columns that are not learnt from
/// @param features what is done with columns, see `FeatureChoices`
/// @param distil whether one small model is made of the winner as well
/// @param outputs whether to write the ONNX file and the report beside the model
/// @param fair how equal the winner has to be to two groups; `null` where that does not matter
/// @param repeat a finished search that is to be done again; `null` for a new one
public record AutoMlRequest(
        Path data,
        @Nullable Path test,
        String target,
        Wanted task,
        String metric,
        Map<String, Double> costs,
        double quantile,
        Duration budget,
        Aim aim,
        Judging judging,
        int trials,
        List<String> algorithms,
        List<String> leaveOut,
        List<String> features,
        boolean distil,
        long seed,
        int threads,
        boolean outputs,
        @Nullable FairSearch fair,
        @Nullable Repeat repeat) {

    public AutoMlRequest {
        algorithms = List.copyOf(algorithms);
        leaveOut = List.copyOf(leaveOut);
        features = List.copyOf(features);
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
        AutoMlSettings.check(budget);
    }

    public static AutoMlRequest of(Path data, String target, Duration budget, long seed) {
        return new AutoMlRequest(
                data,
                null,
                target,
                Wanted.AUTO,
                "",
                Map.of(),
                0.5,
                budget,
                Aim.BALANCED,
                Judging.AUTO,
                0,
                List.of(),
                List.of(),
                List.of(),
                false,
                seed,
                Runtime.getRuntime().availableProcessors(),
                true,
                null,
                null);
    }

    /// This request with a file to judge the winner on.
    public AutoMlRequest tested(Path file) {
        return with(d -> d.test = file);
    }

    /// This request by another metric, for a task of that kind.
    public AutoMlRequest by(Wanted otherTask, String otherMetric) {
        return with(d -> {
            d.task = otherTask;
            d.metric = otherMetric;
        });
    }

    public AutoMlRequest to(Aim otherAim, Judging otherJudging) {
        return with(d -> {
            d.aim = otherAim;
            d.judging = otherJudging;
        });
    }

    /// This request with a bound on how unequal the winner may be.
    public AutoMlRequest fairly(FairSearch bound) {
        return with(d -> d.fair = bound);
    }

    /// This request without these columns.
    public AutoMlRequest leavingOut(List<String> columns) {
        return with(d -> d.leaveOut = columns);
    }

    /// This request with wishes for columns, as `FeatureChoices` reads them.
    public AutoMlRequest withFeatures(List<String> lines) {
        return with(d -> d.features = lines);
    }

    public AutoMlRequest withTrials(int most) {
        return with(d -> d.trials = most);
    }

    public AutoMlRequest withThreads(int most) {
        return with(d -> d.threads = most);
    }

    /// This request without the ONNX file and the report.
    public AutoMlRequest bare() {
        return with(d -> d.outputs = false);
    }

    /// This request as a repetition of a finished search.
    public AutoMlRequest again(Repeat done) {
        return with(d -> d.repeat = done);
    }

    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("data", data.toString());
        if (test != null) {
            json.put("test", test.toString());
        }
        json.put("target", target);
        json.put("task", task.name().toLowerCase(Locale.ROOT));
        json.put("metric", metric);
        var priced = json.putObject("costs");
        costs.forEach(priced::put);
        json.put("quantile", quantile);
        json.put("budgetSeconds", budget.toMillis() / 1000.0);
        json.put("aim", Domain.Choice.word(aim));
        var judged = json.putObject("validation");
        judged.put("kind", Domain.Choice.word(judging.kind()));
        judged.put("folds", judging.folds());
        judged.put("repeats", judging.repeats());
        judged.put("column", judging.column());
        json.put("trials", trials);
        algorithms.forEach(json.putArray("algorithms")::add);
        leaveOut.forEach(json.putArray("leaveOut")::add);
        features.forEach(json.putArray("features")::add);
        json.put("distil", distil);
        json.put("seed", seed);
        json.put("threads", threads);
        json.put("outputs", outputs);
        if (fair != null) {
            json.set("fair", fair.toJson());
        }
        if (repeat != null) {
            json.set("repeat", RepeatJson.write(repeat));
        }
        return json;
    }

    /// @param json as [#toJson()] writes it
    public static AutoMlRequest of(ObjectNode json) {
        var costs = new LinkedHashMap<String, Double>();
        json.path("costs")
                .properties()
                .forEach(c -> costs.put(c.getKey(), c.getValue().asDouble()));
        return new AutoMlRequest(
                Path.of(json.required("data").asText()),
                json.has("test") ? Path.of(json.get("test").asText()) : null,
                json.required("target").asText(),
                Wanted.valueOf(json.required("task").asText().toUpperCase(Locale.ROOT)),
                json.path("metric").asText(""),
                costs,
                json.path("quantile").asDouble(0.5),
                Duration.ofMillis(Math.round(json.required("budgetSeconds").asDouble() * 1000)),
                new Domain.Choice<>(Aim.class).read("aim", json.path("aim").asText("balanced")),
                json.has("validation")
                        ? RepeatJson.judging(json.path("validation"))
                        : Judging.folds(json.path("folds").asInt()),
                json.path("trials").asInt(),
                texts(json.path("algorithms")),
                texts(json.path("leaveOut")),
                texts(json.path("features")),
                json.path("distil").asBoolean(),
                json.path("seed").asLong(1),
                json.path("threads").asInt(1),
                json.path("outputs").asBoolean(true),
                json.has("fair") ? FairSearch.of(json.path("fair")) : null,
                json.has("repeat") ? RepeatJson.read(json.path("repeat")) : null);
    }

    private static List<String> texts(JsonNode array) {
        var out = new ArrayList<String>();
        array.forEach(t -> out.add(t.asText()));
        return out;
    }

    private AutoMlRequest with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /// The same with some of it changed: the one place where all of it is copied.
    private static final class Draft {
        private Path data;
        private @Nullable Path test;
        private String target;
        private Wanted task;
        private String metric;
        private Map<String, Double> costs;
        private double quantile;
        private Duration budget;
        private Aim aim;
        private Judging judging;
        private int trials;
        private List<String> algorithms;
        private List<String> leaveOut;
        private List<String> features;
        private boolean distil;
        private long seed;
        private int threads;
        private boolean outputs;
        private @Nullable FairSearch fair;
        private @Nullable Repeat repeat;

        Draft(AutoMlRequest of) {
            data = of.data;
            test = of.test;
            target = of.target;
            task = of.task;
            metric = of.metric;
            costs = of.costs;
            quantile = of.quantile;
            budget = of.budget;
            aim = of.aim;
            judging = of.judging;
            trials = of.trials;
            algorithms = of.algorithms;
            leaveOut = of.leaveOut;
            features = of.features;
            distil = of.distil;
            seed = of.seed;
            threads = of.threads;
            outputs = of.outputs;
            fair = of.fair;
            repeat = of.repeat;
        }

        AutoMlRequest made() {
            return new AutoMlRequest(
                    data,
                    test,
                    target,
                    task,
                    metric,
                    costs,
                    quantile,
                    budget,
                    aim,
                    judging,
                    trials,
                    algorithms,
                    leaveOut,
                    features,
                    distil,
                    seed,
                    threads,
                    outputs,
                    fair,
                    repeat);
        }
    }
}
