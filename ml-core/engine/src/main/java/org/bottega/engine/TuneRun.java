package org.bottega.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bottega.automl.LearnerTuning;
import org.bottega.automl.Proposal;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.chart.Html;
import org.bottega.engine.tune.Ranges;
import org.bottega.engine.tune.TuneReport;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;

/// Tunes one algorithm on a file: journal, model and a document go into a folder. A run that was killed goes on
/// from the last finished trial when it is started again with the same folder.
public final class TuneRun {
    public static final String REPORT = "tuning.html";

    private TuneRun() {}

    /// What is asked for.
    ///
    /// @param metric empty for the one that suits the task
    /// @param fixed settings that are not varied, by id
    /// @param vary lines as `learning-rate=0.01..0.3`; none for what is usually varied
    /// @param budget `null` for no limit but the number of trials
    /// @param warmStart the folder of an earlier tuning to learn from
    public record Request(
            Path data,
            String target,
            Proposal.Wanted task,
            String metric,
            String algorithm,
            Map<String, String> fixed,
            List<String> vary,
            List<LearnerTuning.Besides> besides,
            Strategy strategy,
            Pruning pruning,
            int folds,
            int trials,
            @Nullable Duration budget,
            long seed,
            int threads,
            @Nullable Path warmStart) {
        public Request {
            fixed = Map.copyOf(fixed);
            vary = List.copyOf(vary);
            besides = List.copyOf(besides);
        }
    }

    /// @param out is made when it is not there
    public static LearnerTuning.Result run(Request request, Path out, Progress progress) {
        var algorithm = Algorithms.byId(request.algorithm());
        var fixed = algorithm.params().read(request.fixed());
        var space = Ranges.read(algorithm, request.vary());
        var known =
                request.warmStart() == null
                        ? List.<Tried>of()
                        : Journal.read(request.warmStart().resolve(Journal.FILE));
        var table = DataSource.read(request.data(), progress.part(0, 0.04));
        table.schema().require(request.target());
        var proposal =
                Proposal.of(request.target(), table.column(request.target()), request.task());
        var metric =
                request.metric().isEmpty()
                        ? proposal.metric()
                        : Metric.of(request.metric(), proposal.classes());
        var goal = Goal.of(metric);
        var objectives = LearnerTuning.objectives(goal, request.besides());
        var settings =
                new TuneSettings(
                        space,
                        objectives,
                        request.strategy(),
                        request.pruning(),
                        request.trials(),
                        request.seed(),
                        request.threads(),
                        known);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TuneFacts.of(proposal.classes(), metric, objectives).write(out);
        try (var journal = Journal.open(out.resolve(Journal.FILE), about(request, space))) {
            var result =
                    LearnerTuning.run(
                            table,
                            new LearnerTuning.Request(
                                    proposal.task(),
                                    goal,
                                    algorithm,
                                    fixed,
                                    request.besides(),
                                    request.folds(),
                                    settings),
                            journal,
                            left(request.budget(), request.threads(), journal),
                            progress.part(0.04, 0.97));
            Bundle.write(result.model(), out.resolve(AutoMlRun.MODEL));
            WholeFile.write(
                    out.resolve(REPORT),
                    Html.of(
                            TuneReport.of(
                                    algorithm.info().name() + " tuned for " + request.target(),
                                    lead(result),
                                    new TuningCharts(space, result.objectives(), result.tried()),
                                    best(result))));
            progress.at(1, "Done");
            return result;
        }
    }

    /// What is left of the time: trials of before have taken theirs.
    public static Deadline left(@Nullable Duration budget, int threads, Journal journal) {
        if (budget == null) {
            return Deadline.never();
        }
        double spent =
                journal.trials().stream().mapToDouble(Tried::seconds).sum() / Math.max(1, threads);
        double left = Math.max(0, budget.toMillis() / 1000.0 - spent);
        return Deadline.in(Duration.ofMillis(Math.round(1000 * left)));
    }

    /// What makes two runs the same tuning: everything but how long and by how many.
    private static com.fasterxml.jackson.databind.node.ObjectNode about(
            Request request, Space space) {
        var json = Json.object();
        json.put("data", request.data().toString());
        json.put("target", request.target());
        json.put("metric", request.metric());
        json.put("algorithm", request.algorithm());
        json.set("fixed", Json.plain(new java.util.TreeMap<>(request.fixed())));
        var dimensions = json.putArray("space");
        space.dimensions().forEach(d -> dimensions.add(d.toString()));
        var besides = json.putArray("besides");
        request.besides().forEach(b -> besides.add(Domain.Choice.word(b)));
        json.put("strategy", Domain.Choice.word(request.strategy()));
        json.put("pruning", Domain.Choice.word(request.pruning()));
        json.put("folds", request.folds());
        json.put("seed", request.seed());
        return json;
    }

    private static String lead(LearnerTuning.Result result) {
        long pruned = result.tried().stream().filter(t -> t.state() == Tried.State.PRUNED).count();
        long failed = result.tried().stream().filter(t -> t.state() == Tried.State.FAILED).count();
        return "%d trials, %d of them given up on their way, %d failed. The best has a %s of %.5g: %s."
                .formatted(
                        result.tried().size(),
                        pruned,
                        failed,
                        result.objectives().getFirst().name(),
                        result.best().scores().getFirst(),
                        TuningCharts.line(result.best().values()));
    }

    /// The front, or the done trials, best first.
    public static List<Tried> best(LearnerTuning.Result result) {
        return ranked(
                result.front().size() > 1 ? result.front() : result.tried(),
                result.objectives().getFirst());
    }

    /// The done trials, best first.
    public static List<Tried> ranked(List<Tried> tried, Objective objective) {
        var order = Comparator.comparingDouble((Tried t) -> t.scores().getFirst());
        return tried.stream()
                .filter(t -> t.done() && Double.isFinite(t.scores().getFirst()))
                .sorted(objective.greaterIsBetter() ? order.reversed() : order)
                .toList();
    }
}
