package org.bottega.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.automl.AutoMl;
import org.bottega.automl.AutoMlResult;
import org.bottega.automl.AutoMlSettings;
import org.bottega.automl.Proposal;
import org.bottega.automl.Remark;
import org.bottega.automl.SearchJournal;
import org.bottega.explain.Evaluation;
import org.bottega.explain.EvaluationFile;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.report.CardFile;
import org.bottega.explain.report.ModelCard;
import org.bottega.explain.report.ModelReport;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Costs;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.bottega.onnx.OnnxExport;
import org.bottega.workspace.job.JobResult;
import org.jspecify.annotations.Nullable;

/// The main job: from a file to a model that is judged, explained, saved and exported.
public final class AutoMlRun {
    public static final String MODEL = "model.bottega";
    public static final String ONNX = "model.onnx";
    public static final String REPORT = "report.html";

    /// The small model that was made of the winner.
    public static final String SMALL = "small.bottega";

    /// With which the run is repeated.
    public static final String RECIPE = "run.json";

    /// What saving, judging and the report get of the budget, in seconds at least and at most; the report fits
    /// itself into what is left.
    private static final double FINISHING_SHARE = 0.12;

    private static final double FINISHING_LEAST = 1.5;
    private static final double FINISHING_MOST = 60;

    /// How long the file of the report takes to be written once it is put together.
    private static final double WRITING_SECONDS = 0.3;

    /// How long the ONNX file of a model takes to be written and proved on a busy machine, by the size of the
    /// model's own file; the share of the time left that this may take; and that of the whole where a number of
    /// trials is done, so that the clock does not decide.
    private static final double ONNX_SECONDS_PER_BYTE = 6e-7;

    private static final double ONNX_SHARE = 0.5;
    private static final double ONNX_SHARE_OF_ALL = 0.1;

    private AutoMlRun() {}

    /// Goes on with a search that was stopped before its end: with its finished trials and what was left of its
    /// budget.
    ///
    /// @param out the folder of the search
    /// @throws ProblemException when there is none that could go on
    public static AutoMlOutcome resume(Path out, Progress progress) {
        var about = SearchJournal.about(out);
        if (about == null) {
            throw ProblemException.usage(
                    out.toString(),
                    "There is no search in this folder that could go on.",
                    "Name the folder of a search that was stopped before its end.");
        }
        return searched(AutoMlRequest.of(about), out, System.nanoTime(), progress);
    }

    /// Whether a folder holds a search that was stopped before its end.
    public static boolean resumes(Path out) {
        return SearchJournal.about(out) != null;
    }

    /// Searches, and writes the results into a folder. A search in that folder that was stopped before its end is
    /// forgotten.
    ///
    /// @param out is made when it is not there; files of the same names are replaced
    /// @throws ProblemException when data or settings cannot be used; nothing is written then
    public static AutoMlOutcome run(AutoMlRequest request, Path out, Progress progress) {
        return run(request, out, System.nanoTime(), progress);
    }

    /// The same with a budget that began before, when the process did.
    ///
    /// @param start as [System#nanoTime()] counts
    /// @throws ProblemException when data or settings cannot be used; nothing is written then
    public static AutoMlOutcome run(
            AutoMlRequest request, Path out, long start, Progress progress) {
        SearchJournal.delete(out);
        return searched(request, out, start, progress);
    }

    private static AutoMlOutcome searched(
            AutoMlRequest request, Path out, long start, Progress progress) {
        make(out);
        progress.at(0, "Reading the data");
        var read = DataSource.read(request.data(), progress.part(0, 0.04));
        read.schema().require(request.target());
        var fair = request.fair();
        var table = fair == null ? read : fair.rows(read, request.target());
        var test =
                request.test() == null
                        ? null
                        : DataSource.read(request.test(), read.schema(), progress.part(0.04, 0.06));
        if (test != null) {
            test.schema().require(request.target());
        }
        var proposal =
                Proposal.of(request.target(), table.column(request.target()), request.task());
        var settings = settings(request, table, proposal, start);
        var part = progress.part(0.06, 0.9);
        if (request.repeat() != null) {
            var result = AutoMl.repeat(table, settings, request.repeat(), part);
            return finish(request, table, test, result, out, start, progress);
        }
        AutoMlOutcome outcome;
        try (var journal = SearchJournal.open(out, request.toJson())) {
            // what was spent before a stop is a part of the budget too
            long begun = start - (long) (1e9 * journal.spent());
            var result = AutoMl.run(table, settings, journal, part);
            outcome = finish(request, table, test, result, out, begun, progress);
        } catch (ProblemException refused) {
            // before anything was learnt there is nothing to go on with
            if (SearchJournal.standings(out).isEmpty()) {
                SearchJournal.delete(out);
            }
            throw refused;
        }
        SearchJournal.delete(out);
        return outcome;
    }

    private static AutoMlSettings settings(
            AutoMlRequest request, Table table, Proposal proposal, long start) {
        var metric =
                request.metric().isEmpty()
                        ? request.costs().isEmpty() ? proposal.metric() : Metric.COST
                        : Metric.of(request.metric(), proposal.classes());
        Costs costs = null;
        if (!request.costs().isEmpty()) {
            if (metric != Metric.COST || proposal.classes() == 0) {
                throw ProblemException.usage(
                        "costs",
                        "Costs of mistakes are given, but the metric is not the cost.",
                        "Choose the metric cost for a target of classes, or leave the costs out.");
            }
            costs = Costs.read(request.costs(), Target.learn(table, proposal.task()).classes());
        }
        var fair = request.fair();
        return new AutoMlSettings(
                proposal.task(),
                new Goal(metric, costs, request.quantile()),
                searchTime(request, start),
                request.aim(),
                request.judging(),
                request.trials(),
                request.algorithms(),
                request.leaveOut(),
                request.features(),
                request.distil(),
                request.seed(),
                request.threads(),
                fair == null ? null : fair.bound(table, proposal.task()));
    }

    /// Before anything long is done: a search whose results cannot be written is of no use.
    private static void make(Path out) {
        try {
            Files.createDirectories(out);
        } catch (IOException _) {
            throw ProblemException.input(
                    out.toString(), "This folder cannot be made.", "Choose another place.");
        }
        if (!Files.isWritable(out)) {
            throw ProblemException.input(
                    out.toString(),
                    "Nothing may be written into this folder.",
                    "Choose another place or change its permissions.");
        }
    }

    /// What is left for the search once reading is done and the files are still to be written.
    private static Duration searchTime(AutoMlRequest request, long start) {
        double budget = request.budget().toMillis() / 1000.0;
        double gone = (System.nanoTime() - start) / 1e9;
        double finishing =
                request.outputs()
                        ? Math.clamp(FINISHING_SHARE * budget, FINISHING_LEAST, FINISHING_MOST)
                        : 0.02 * budget;
        return Duration.ofMillis(Math.round(1000 * Math.max(1, budget - gone - finishing)));
    }

    /// A number of trials is done whatever it takes, and then its report is always made of the same rows.
    private static Deadline end(AutoMlRequest request, long start) {
        return request.trials() > 0
                ? Deadline.never()
                : Deadline.at(start + request.budget().toNanos());
    }

    private static AutoMlOutcome finish(
            AutoMlRequest request,
            Table table,
            @Nullable Table test,
            AutoMlResult result,
            Path out,
            long start,
            Progress progress) {
        var files = new ArrayList<String>();
        progress.checkCancelled();
        progress.at(0.9, "Saving the model");
        Bundle.write(result.model(), out.resolve(MODEL));
        files.add(MODEL);
        if (result.small() != null) {
            Bundle.write(result.small(), out.resolve(SMALL));
            files.add(SMALL);
        }
        WholeFile.write(out.resolve(RECIPE), Json.pretty(request.again(result.repeat()).toJson()));
        files.add(RECIPE);
        progress.at(0.92, "Judging the model");
        var evaluation =
                test == null ? outOfFold(table, result) : Evaluation.of(result.model(), test);
        EvaluationFile.write(evaluation, out.resolve(EvaluationFile.NAME));
        var scores = new LinkedHashMap<String, Double>();
        if (test != null) {
            evaluation.scores().forEach((metric, value) -> scores.put(metric.id(), value));
        }
        var card = card(request, test == null ? table : test, result, test == null);
        if (card != null) {
            CardFile.write(out.resolve(MODEL), card);
            files.add(CardFile.of(out.resolve(MODEL)).getFileName().toString());
        }
        if (request.outputs()) {
            progress.at(0.94, "Exporting to ONNX");
            var end = end(request, start);
            onnx(result.model(), table, out, files, request.budget(), end, progress);
            progress.at(0.96, "Writing the report");
            ModelReport.write(
                    result.model(),
                    evaluation,
                    facts(request, table, result)
                            .withFairness(card == null ? List.of() : card.fairness()),
                    test == null ? table : test,
                    out.resolve(REPORT),
                    Locale.ENGLISH,
                    end.within(end.seconds() - WRITING_SECONDS),
                    progress.part(0.96, 0.99));
            files.add(REPORT);
        }
        var outcome =
                new AutoMlOutcome(
                        kind(result.model()),
                        request.target(),
                        result.goal().metric().id(),
                        result.leaderboard(),
                        result.plan(),
                        result.interval(),
                        scores,
                        table.rows(),
                        (System.nanoTime() - start) / 1e9,
                        PeakMemory.bytes(),
                        files);
        WholeFile.write(out.resolve(AutoMlOutcome.FILE), Json.pretty(outcome.toJson()));
        var figures = new LinkedHashMap<String, Double>(scores);
        figures.put("score", result.leaderboard().getFirst().score());
        progress.report(
                new JobEvent.Measured(JobResult.METRICS, result.goal().metric().id(), figures));
        progress.at(1, "Done");
        return outcome;
    }

    /// All that is known of fairness where it was asked about, by the rows that were judged.
    ///
    /// @param held whether those are rows of the table that each model had not learnt from
    private static @Nullable ModelCard card(
            AutoMlRequest request, Table rows, AutoMlResult result, boolean held) {
        var fair = request.fair();
        if (fair == null) {
            return null;
        }
        var model = result.model();
        var judged = held ? rows.rows(result.judged()) : rows;
        var told =
                held
                        ? new Predictions(model.signature(), result.predictions())
                        : model.predict(judged);
        var question = fair.question(rows);
        var data = held || request.test() == null ? request.data() : request.test();
        return ModelCard.EMPTY.with(
                List.of(
                        new FairnessFinding(
                                Instant.now(),
                                data.getFileName().toString(),
                                Fairness.of(model, judged, told, question))));
    }

    /// Without a test file the winner is judged by its predictions of rows it had not learnt from.
    private static Evaluation outOfFold(Table table, AutoMlResult result) {
        var signature = result.model().signature();
        var y = Target.judge(table, signature.task().target(), signature.classes()).y();
        var truth = Arrays.stream(result.judged()).mapToDouble(r -> y[r]).toArray();
        return Evaluation.of(
                signature.classes(),
                signature.task().target(),
                truth,
                result.predictions(),
                result.judged());
    }

    /// A model that the format cannot hold is still a model: the reason is told and the rest is written.
    private static void onnx(
            Model model,
            Table table,
            Path out,
            List<String> files,
            Duration budget,
            Deadline end,
            Progress progress) {
        try {
            double seconds = ONNX_SECONDS_PER_BYTE * Files.size(out.resolve(MODEL));
            double allowed =
                    end.finite()
                            ? ONNX_SHARE * end.seconds()
                            : ONNX_SHARE_OF_ALL * budget.toMillis() / 1000.0;
            if (seconds > allowed) {
                progress.report(
                        new JobEvent.Noted(
                                Problem.note(
                                        ONNX,
                                        "It was not written: the model is large, and its ONNX file would not have been ready in the time given. \"bottega export\" writes it.")));
                return;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        try {
            int rows = Math.min(1000, table.rows());
            OnnxExport.write(model, table.slice(0, rows), out.resolve(ONNX));
            files.add(ONNX);
        } catch (ProblemException e) {
            e.problems().forEach(p -> progress.report(new JobEvent.Noted(p)));
        }
    }

    private static ModelReport.Facts facts(
            AutoMlRequest request, Table table, AutoMlResult result) {
        var board =
                result.leaderboard().stream()
                        .map(s ->
                                new ModelReport.Row(
                                        s.name(),
                                        s.score(),
                                        s.spread(),
                                        s.fitSeconds(),
                                        s.weight(),
                                        s.disparity() == null ? Double.NaN : s.disparity().value()))
                        .toList();
        return new ModelReport.Facts(
                request.data().getFileName().toString(),
                request.test() == null ? "" : request.test().getFileName().toString(),
                table.rows(),
                result.plan().stream().map(Remark::toString).toList(),
                result.goal().metric(),
                board,
                result.seconds(),
                Map.of("seed", Long.toString(request.seed())));
    }

    static String kind(Model model) {
        return switch (model.signature().classes().size()) {
            case 0 -> "regression";
            case 2 -> "binary";
            default -> "multiclass";
        };
    }
}
