package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.chart.Numbers;
import org.bottega.engine.ForecastRun;
import org.bottega.engine.ModelFiles;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.performance.ClassScores;
import org.bottega.explain.performance.ErrorTable;
import org.bottega.explain.performance.PerformanceJson;
import org.bottega.explain.performance.RegressionDiagnostics;
import org.bottega.explain.performance.ScoreIntervals;
import org.bottega.explain.performance.Segments;
import org.bottega.explain.performance.ThresholdTable;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Figures;
import org.bottega.kernel.table.Table;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega evaluate`.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Tell how good a model is on the rows of a file: scores with intervals, classes, thresholds, worst segments and errors.")
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_ERRORS = 20;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "Rows with the target column.")
    private Path data = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "MODEL",
            description = "Another model of the same target to compare with on the same rows.")
    private @Nullable Path against;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class that thresholds are about (default: the second).")
    private @Nullable String positive;

    @Option(
            names = "--costs",
            paramLabel = "TP,FP,FN,TN",
            split = ",",
            description = "What one row of each outcome costs (default: 0,1,1,0).")
    private List<Double> costs = new ArrayList<>();

    @Option(
            names = "--confidence",
            defaultValue = "0.95",
            description = "Of the intervals (default: 0.95).")
    private double confidence;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides how rows are drawn for the intervals (default: 1).")
    private long seed;

    @Option(
            names = "--cut-offs",
            defaultValue = "1",
            description =
                    "For a forecast: how many places are forecast from, one horizon apart (default: 1, the last steps).")
    private int cutOffs;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!(confidence > 0 && confidence < 1)) {
            throw ProblemException.usage(
                    "--confidence", "It must lie between 0 and 1.", "Give 0.95, for example.");
        }
        var price = price();
        var read = Bundle.read(model);
        var progress = console.progress("Judging");
        if (read.horizon().isPresent()) {
            return forecast(read, progress);
        }
        var rows = ModelFiles.read(read, data, progress.part(0, 0.3));
        var evaluation = Evaluation.of(read, rows);
        var scores =
                ScoreIntervals.of(
                        evaluation,
                        confidence,
                        ScoreIntervals.USUAL_DRAWS,
                        seed,
                        progress.part(0.3, 0.8));
        var segments =
                Segments.find(
                        evaluation,
                        rows,
                        read.signature().inputs().names(),
                        Segments.Settings.USUAL,
                        progress.part(0.8, 1));
        var document = Json.object();
        document.put("target", evaluation.target());
        document.put("rows", evaluation.rows());
        document.put("leftOut", evaluation.leftOut());
        document.put("confidence", confidence);
        document.set("scores", PerformanceJson.scores(scores, Locale.ENGLISH));
        var second = against;
        if (second != null) {
            document.set("against", compared(evaluation, second, rows));
        }
        if (evaluation.classifies()) {
            classes(document, evaluation, price);
        } else {
            document.set(
                    "residuals",
                    PerformanceJson.residuals(
                            RegressionDiagnostics.of(evaluation), Locale.ENGLISH));
        }
        document.set("segments", PerformanceJson.segments(segments));
        document.set(
                "errors",
                PerformanceJson.errors(evaluation, ErrorTable.worst(evaluation, MOST_ERRORS)));
        if (json) {
            console.result(Json.pretty(document).stripTrailing());
        } else {
            print(evaluation, scores, segments, document);
        }
        return 0;
    }

    /// The last steps of each series, told from those before.
    private int forecast(Model read, Progress progress) {
        var test = ForecastRun.judge(read, ModelFiles.rows(read, data, progress), cutOffs);
        var scores = new Figures();
        test.scores()
                .forEach((id, value) -> scores.row().text("metric", id).number("value", value));
        if (json) {
            var document = Json.object();
            document.put("target", read.signature().task().target());
            document.set("scores", ForecastCommand.rows(scores.table()));
            document.set("steps", ForecastCommand.rows(test.bySteps()));
            document.set("series", ForecastCommand.rows(test.bySeries()));
            console.result(Json.pretty(document).stripTrailing());
        } else {
            console.result(ForecastCommand.table(scores.table()));
            var steps = test.bySteps().schema().names().stream();
            console.result(
                    ForecastCommand.table(
                            test.bySteps()
                                    .select(steps.filter(n -> !n.contains("nominal")).toList())));
        }
        return 0;
    }

    private ThresholdTable.RowCosts price() {
        if (costs.isEmpty()) {
            return ThresholdTable.RowCosts.EVEN;
        }
        if (costs.size() != 4 || !costs.stream().allMatch(Double::isFinite)) {
            throw ProblemException.usage(
                    "--costs",
                    "Four numbers are needed.",
                    "Give what a true positive, a false positive, a false negative and a true negative cost: 0,1,5,0.");
        }
        return new ThresholdTable.RowCosts(costs.get(0), costs.get(1), costs.get(2), costs.get(3));
    }

    private void classes(
            ObjectNode document, Evaluation evaluation, ThresholdTable.RowCosts price) {
        document.set(
                "classes",
                PerformanceJson.classes(ClassScores.of(evaluation, confidence), Locale.ENGLISH));
        document.set("confusion", PerformanceJson.confusion(evaluation));
        var name = positive;
        int k = name == null ? 1 : evaluation.classes().indexOf(name);
        if (k < 0) {
            throw ProblemException.usage(
                    "--class",
                    "There is no class \"" + name + "\".",
                    Nearest.hint(name == null ? "" : name, evaluation.classes()));
        }
        var table = ThresholdTable.of(evaluation, k);
        var node = document.putObject("thresholds");
        node.put("class", table.className());
        node.set("cheapest", PerformanceJson.point(table.cheapest(price), price, Locale.ENGLISH));
        node.set("bestF1", PerformanceJson.point(table.bestF1(), price, Locale.ENGLISH));
        var all = node.putArray("all");
        for (int t = 0; t <= 20; t++) {
            all.add(PerformanceJson.point(table.at(t / 20.0), price, Locale.ENGLISH));
        }
    }

    private ObjectNode compared(Evaluation first, Path file, Table rows) {
        Model other = Bundle.read(file);
        if (!other.signature().task().equals(Bundle.read(model).signature().task())
                || !other.signature().classes().equals(first.classes())) {
            throw ProblemException.usage(
                    "--against",
                    "The models do not tell the same.",
                    "Compare models of the same target and classes.");
        }
        var second = Evaluation.of(other, rows);
        var node = Json.object();
        node.put("model", file.toString());
        var array = node.putArray("better");
        for (var metric : first.scores().keySet()) {
            var apart =
                    ScoreIntervals.difference(
                            first, second, metric, confidence, ScoreIntervals.USUAL_DRAWS, seed);
            var entry = array.addObject();
            entry.put("metric", metric.id());
            entry.setAll(PerformanceJson.estimate(apart, Locale.ENGLISH));
            entry.put("tie", apart.bounds().map(i -> i.contains(0)).orElse(true));
        }
        return node;
    }

    private void print(
            Evaluation evaluation,
            java.util.Map<Metric, Estimate> scores,
            Segments segments,
            ObjectNode document) {
        console.result(
                evaluation.rows()
                        + " rows judged"
                        + (evaluation.leftOut() > 0
                                ? ", " + evaluation.leftOut() + " left out"
                                : ""));
        var lines = new ArrayList<List<String>>();
        scores.forEach((metric, estimate) ->
                lines.add(
                        List.of(
                                metric.label(),
                                estimate.known() ? Numbers.shortly(estimate.orNaN()) : "–",
                                estimate.bounds()
                                        .map(i ->
                                                Numbers.shortly(i.low())
                                                        + " to "
                                                        + Numbers.shortly(i.high()))
                                        .orElse(""))));
        console.result(Console.table(List.of("metric", "score", "interval"), lines));
        for (var entry : document.path("against").path("better")) {
            console.result(
                    entry.path("metric").asText()
                            + (entry.path("tie").asBoolean()
                                    ? ": a tie"
                                    : ": "
                                            + (entry.path("value").asDouble() > 0
                                                    ? "better"
                                                    : "worse")
                                            + " by "
                                            + Numbers.shortly(
                                                    Math.abs(entry.path("value").asDouble()))));
        }
        if (segments.found().isEmpty()) {
            console.result("No segment is worse than the others beyond chance.");
            return;
        }
        console.result("");
        console.result(
                "Worst of " + segments.tested() + " segments (what is listed is no chance):");
        var worst = new ArrayList<List<String>>();
        for (var segment : segments.found()) {
            worst.add(
                    List.of(
                            segment.words(),
                            Integer.toString(segment.rows()),
                            Numbers.shortly(segment.error()),
                            Numbers.shortly(segment.elsewhere())));
        }
        console.result(
                Console.table(
                        List.of(
                                "segment",
                                "rows",
                                evaluation.classifies() ? "told wrongly" : "mean error",
                                "elsewhere"),
                        worst));
    }
}
