package org.bottega.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.chart.Numbers;
import org.bottega.engine.ModelFiles;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessJson;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.explain.fairness.FairnessReport;
import org.bottega.explain.fairness.GroupComparison;
import org.bottega.explain.fairness.GroupThresholds;
import org.bottega.explain.fairness.ThresholdTradeOff;
import org.bottega.explain.report.CardFile;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega fairness`.
@Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        description =
                "Tell how fair a model and its data are to a group, by the metrics of SageMaker Clarify.")
final class FairnessCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "Rows with the target column.")
    private Path data = Path.of("");

    @Option(
            names = "--facet",
            required = true,
            paramLabel = "COLUMN=VALUE",
            description =
                    "The group that may be at a disadvantage: sex=Female, or age>40; a column alone looks at each of its values.")
    private String facet = "";

    @Option(
            names = "--favoured",
            required = true,
            paramLabel = "VALUE",
            description =
                    "The outcome one wishes for; may be repeated. For numbers the one above which a value is favoured.")
    private List<String> favoured = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Compare within the values of this column (CDDL and CDDPL).")
    private @Nullable String group;

    @Option(
            names = "--cross",
            split = ",",
            paramLabel = "COLUMN",
            description = "Compare all groups that these columns make together, such as sex,race.")
    private List<String> cross = new ArrayList<>();

    @Option(
            names = "--threshold",
            description =
                    "The probability from which on the favoured outcome is predicted (else the most probable class is).")
    private @Nullable Double threshold;

    @Option(
            names = "--aws-compatible",
            description =
                    "Divide and align as Clarify's code does, where that departs from the definitions.")
    private boolean aws;

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
            names = "--language",
            defaultValue = "en",
            description = "Of the sentences: en or it (default: en).")
    private Language language = Language.EN;

    @Option(
            names = "--mitigate",
            paramLabel = "MOST",
            description =
                    "Make a model whose difference is at most that, by a threshold for each group; needs --out.")
    private @Nullable Double mitigate;

    @Option(
            names = "--difference",
            defaultValue = "selection",
            description =
                    "What --mitigate makes equal: selection (favoured predictions), recall or odds (default: selection).")
    private String difference = "selection";

    @Option(names = "--out", paramLabel = "FILE", description = "The .bottega file of --mitigate.")
    private @Nullable Path out;

    @Option(
            names = "--no-card",
            description =
                    "Do not keep the result on the model's card, which lies beside the model.")
    private boolean noCard;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    FairnessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        check();
        var read = Bundle.read(model);
        var rows = ModelFiles.read(read, data, console.progress("Reading"));
        var told = read.predict(rows);
        var reports = new ArrayList<FairnessReport>();
        for (var each : facets(rows)) {
            reports.add(Fairness.of(read, rows, told, question(each)));
        }
        if (!noCard) {
            keep(reports);
        }
        var most = mitigate;
        if (most != null) {
            mitigate(read, rows, told, reports, most);
        }
        if (json) {
            var root =
                    FairnessJson.of(reports, read.signature().task().target(), language.locale());
            if (reports.size() == 1 && read.signature().classifies()) {
                var mitigation = root.putArray("thresholds");
                for (var disparity : ThresholdTradeOff.Disparity.values()) {
                    mitigation.add(
                            FairnessJson.of(
                                    ThresholdTradeOff.of(
                                            read,
                                            rows,
                                            told,
                                            reports.getFirst().question(),
                                            ThresholdTradeOff.Quality.ACCURACY,
                                            disparity),
                                    0.01,
                                    0.05,
                                    0.1));
                }
            }
            if (!cross.isEmpty()) {
                root.set("cross", FairnessJson.of(crossed(read, rows, told)));
            }
            console.result(Json.pretty(root).stripTrailing());
            return 0;
        }
        reports.forEach(this::print);
        if (!cross.isEmpty()) {
            print(crossed(read, rows, told));
        }
        return 0;
    }

    /// A folder in which nothing may be written is no reason to tell nothing.
    private void keep(List<FairnessReport> reports) {
        var now = Instant.now();
        var name = data.getFileName().toString();
        try {
            CardFile.keep(
                    model, reports.stream().map(r -> new FairnessFinding(now, name, r)).toList());
        } catch (ProblemException e) {
            e.problems()
                    .forEach(p -> console.problem(Problem.warning(p.where(), p.what(), p.fix())));
        }
    }

    private void mitigate(
            Model read, Table rows, Predictions told, List<FairnessReport> reports, double most) {
        var file = out;
        if (file == null) {
            throw ProblemException.usage(
                    "--out", "No file is named for the fairer model.", "Give --out fair.bottega.");
        }
        if (reports.size() != 1) {
            throw ProblemException.usage(
                    "--facet",
                    "One group must be named.",
                    "Give COLUMN=VALUE, such as sex=Female.");
        }
        var question = reports.getFirst().question();
        var kind =
                new org.bottega.kernel.param.Domain.Choice<>(ThresholdTradeOff.Disparity.class)
                        .read("--difference", difference);
        var point =
                ThresholdTradeOff.of(
                                read,
                                rows,
                                told,
                                question,
                                ThresholdTradeOff.Quality.ACCURACY,
                                kind)
                        .within(most)
                        .orElseThrow(() ->
                                ProblemException.input(
                                        "--mitigate",
                                        "No pair of thresholds keeps to a difference of "
                                                + most
                                                + ".",
                                        "Allow more."));
        var fair = GroupThresholds.model(read, rows, question, point);
        Bundle.write(fair, file);
        CardFile.keep(
                file,
                List.of(
                        new FairnessFinding(
                                Instant.now(),
                                data.getFileName().toString(),
                                Fairness.of(fair, rows, question.withThreshold(null)))));
        console.say(
                "Written: "
                        + file
                        + " (threshold "
                        + point.d()
                        + " for "
                        + question.facet().words()
                        + ", "
                        + point.a()
                        + " for others; accuracy "
                        + Numbers.shortly(point.quality())
                        + ", difference "
                        + Numbers.shortly(point.disparity())
                        + ")");
    }

    private void check() {
        if (!(confidence > 0 && confidence < 1)) {
            throw ProblemException.usage(
                    "--confidence", "It must lie between 0 and 1.", "Give 0.95, for example.");
        }
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw ProblemException.usage(
                    "--threshold", "A probability lies between 0 and 1.", "Give 0.5, for example.");
        }
    }

    private List<Facet> facets(Table rows) {
        return rows.schema().indexOf(facet).isPresent()
                ? Facet.each(facet, rows)
                : List.of(Facet.parse(facet, rows));
    }

    private FairnessQuestion question(Facet each) {
        return new FairnessQuestion(each, favoured, group, threshold, aws, confidence, 1000, seed);
    }

    private GroupComparison crossed(Model read, Table rows, Predictions told) {
        return GroupComparison.of(
                read, rows, told, cross, question(new Facet.Values(cross.getFirst(), List.of(""))));
    }

    private void print(FairnessReport report) {
        report.notes().forEach(n -> console.problem(n.problem(language.locale())));
        console.result(
                report.question().facet().words()
                        + " ("
                        + report.d().rows()
                        + " of "
                        + report.rows()
                        + " rows)");
        var lines = new ArrayList<List<String>>();
        for (var result : report.results()) {
            lines.add(
                    List.of(
                            result.metric().name(),
                            figure(result.estimate()),
                            interval(result.estimate())));
        }
        var table = Console.table(List.of("metric", "value", "interval"), lines).lines().toList();
        console.result(table.getFirst());
        for (int i = 0; i < report.results().size(); i++) {
            console.result(
                    String.format("%-44s  ", table.get(i + 1))
                            + report.results().get(i).sentence(language.locale()));
        }
        console.result("");
    }

    private void print(GroupComparison comparison) {
        var lines = new ArrayList<List<String>>();
        for (var group : comparison.groups()) {
            lines.add(
                    List.of(
                            group.rates().name() + (group.small() ? " (few rows)" : ""),
                            Integer.toString(group.rates().rows()),
                            figure(group.rates().observedPositive()),
                            figure(group.rates().predictedPositive()),
                            figure(group.rates().accuracy()),
                            figure(group.impact()),
                            interval(group.impact())));
        }
        console.result(
                Console.table(
                        List.of(
                                "group",
                                "rows",
                                "has it",
                                "predicted",
                                "accuracy",
                                "impact",
                                "interval"),
                        lines));
    }

    private static String figure(Estimate estimate) {
        return estimate.known() ? Numbers.shortly(estimate.orNaN()) : "–";
    }

    private static String interval(Estimate estimate) {
        return estimate.bounds()
                .map(i -> Numbers.shortly(i.low()) + " to " + Numbers.shortly(i.high()))
                .orElse("");
    }
}
