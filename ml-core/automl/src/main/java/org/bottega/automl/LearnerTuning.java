package org.bottega.automl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.ParetoFront;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Trialled.Steps;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.automl.tune.Tuner;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.Target;
import org.bottega.learn.encode.Weights;
import org.bottega.learn.metric.Goal;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;

/// Finds the settings under which one algorithm does best on a table.
///
/// A trial is judged fold by fold, and each fold is a step at which it may be given up. Where pruning works by
/// halving, two cheaper steps come first: the first fold learnt from a ninth and from a third of its rows.
public final class LearnerTuning {
    private static final int FOLDS = 5;
    private static final int LATENCY_ROWS = 2_000;

    /// What a trial is judged by besides the metric.
    public enum Besides {
        /// microseconds to predict one row, with one thread
        LATENCY,
        /// bytes of the model's file
        SIZE
    }

    /// What is asked for.
    ///
    /// @param fixed settings that are not varied
    /// @param besides further objectives: the result is then a front
    /// @param tuning its objectives are filled in by [LearnerTuning#run]
    /// @param folds 0 for five
    public record Request(
            Task task,
            Goal goal,
            Algorithm algorithm,
            Params fixed,
            List<Besides> besides,
            int folds,
            TuneSettings tuning) {
        public Request {
            besides = List.copyOf(besides);
        }
    }

    /// @param best by the metric
    /// @param front the trials that no other beats in all objectives; only the best where there is one
    /// @param model learnt from all rows with the best settings
    public record Result(
            List<Objective> objectives,
            List<Tried> tried,
            Tried best,
            List<Tried> front,
            Model model) {}

    private final Request request;
    private final Material material;
    private final Table table;
    private final Progress progress;

    private LearnerTuning(Request request, Material material, Table table, Progress progress) {
        this.request = request;
        this.material = material;
        this.table = table;
        this.progress = progress;
    }

    /// The objectives of a request: its metric first.
    public static List<Objective> objectives(Goal goal, List<Besides> besides) {
        var objectives = new ArrayList<Objective>();
        objectives.add(new Objective(goal.metric().id(), goal.greaterIsBetter()));
        for (var one : besides) {
            objectives.add(new Objective(org.bottega.kernel.param.Domain.Choice.word(one), false));
        }
        return objectives;
    }

    /// @throws ProblemException when the data cannot be learnt from, or no trial came to an end
    public static Result run(
            Table table, Request request, Journal journal, Deadline deadline, Progress progress) {
        if (!request.algorithm().accepts(request.task())) {
            throw ProblemException.usage(
                    request.algorithm().info().id(),
                    request.algorithm().info().name() + " is not for this task.",
                    "See: bottega algorithms.");
        }
        var known = Target.learn(table, request.task());
        var weights = Weights.of(table, known.rows());
        var target = new Target(known.y(), known.classes(), weights.rows());
        var asked = request.tuning();
        var settings =
                new TuneSettings(
                        asked.space(),
                        objectives(request.goal(), request.besides()),
                        asked.strategy(),
                        asked.pruning(),
                        asked.trials(),
                        asked.seed(),
                        asked.threads(),
                        asked.known());
        int folds = request.folds() == 0 ? FOLDS : request.folds();
        var judging = folds == 1 ? Judging.folds(1) : new Judging(Judging.Kind.FOLDS, folds, 1, "");
        var material =
                new Material(
                        table,
                        request.task().target(),
                        target,
                        weights.values(),
                        Folds.of(judging, table, target, asked.seed()),
                        FeatureChoices.NONE,
                        asked.seed());
        var tuning = new LearnerTuning(request, material, table, progress);
        var tried = Tuner.run(settings, tuning::score, deadline, progress.part(0, 0.9), journal);
        return tuning.result(settings, tried);
    }

    private Result result(TuneSettings settings, List<Tried> tried) {
        var best = Tuner.best(tried, settings.objectives().getFirst());
        if (best == null) {
            var why = tried.stream().filter(t -> !t.note().isEmpty()).findFirst();
            throw ProblemException.input(
                    request.algorithm().info().id(),
                    "No trial came to an end" + why.map(t -> ": " + t.note()).orElse("."),
                    "Give more time, or other ranges.");
        }
        long failed = tried.stream().filter(t -> t.state() == Tried.State.FAILED).count();
        if (failed > 0) {
            progress.report(
                    new JobEvent.Noted(
                            Problem.warning(
                                    request.algorithm().info().id(),
                                    failed + " of " + tried.size() + " trials failed.",
                                    "Their reasons stand in the journal.")));
        }
        var front =
                settings.objectives().size() == 1
                        ? List.of(best)
                        : ParetoFront.of(tried, settings.objectives());
        progress.at(0.92, "Learning with the best settings from all rows");
        var model =
                Trainer.of(settings.seed(), Math.max(1, settings.threads()))
                        .train(
                                table,
                                request.task(),
                                request.algorithm(),
                                params(best.values()),
                                progress.part(0.92, 1));
        return new Result(settings.objectives(), tried, best, front, model);
    }

    private Params params(Map<String, Object> values) {
        var all = new LinkedHashMap<>(request.fixed().plain());
        all.putAll(values);
        return request.algorithm().params().read(all);
    }

    private List<Double> score(Map<String, Object> values, int number, Steps steps) {
        var candidate =
                new Candidate(
                        number,
                        request.algorithm().info().name(),
                        request.algorithm(),
                        params(values));
        var folds = material.folds();
        long seed = request.tuning().seed();
        boolean halving =
                request.tuning().pruning() == Pruning.HALVING
                        || request.tuning().pruning() == Pruning.HYPERBAND;
        for (double share : halving ? new double[] {1 / 9.0, 1 / 3.0} : new double[0]) {
            var fitted =
                    FoldFit.fit(
                            material, candidate, 0, share, 1, seed, Deadline.never(), progress());
            if (!steps.goOn(folds.score(request.goal(), 0, fitted.predictions()))) {
                return List.of();
            }
        }
        var predictions = folds.empty();
        double sum = 0;
        FoldFit.Fitted last = null;
        for (int f = 0; f < folds.count(); f++) {
            last = FoldFit.fit(material, candidate, f, 1, seed + f, Deadline.never(), progress());
            folds.add(f, last.predictions(), predictions);
            sum += folds.score(request.goal(), f, last.predictions());
            if (f + 1 < folds.count() && !steps.goOn(sum / (f + 1))) {
                return List.of();
            }
        }
        var scores = new ArrayList<Double>();
        scores.add(request.goal().score(folds.truth(), predictions, material.classes()));
        if (last != null) {
            for (var one : request.besides()) {
                scores.add(
                        switch (one) {
                            case LATENCY -> latency(last, candidate);
                            case SIZE -> size(last, candidate);
                        });
            }
        }
        return scores;
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void at(double fraction, String message) {}

            @Override
            public void report(JobEvent event) {
                progress.report(event);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    /// Microseconds a row: the quickest of five goes, since other work on the machine only ever slows.
    private double latency(FoldFit.Fitted fitted, Candidate candidate) {
        var matrix =
                material.matrix(candidate.algorithm().learner(candidate.params()).encoding(), 0);
        int count = Math.min(LATENCY_ROWS, matrix.rows());
        var rows = new int[count];
        java.util.Arrays.setAll(rows, i -> i);
        double least = Double.POSITIVE_INFINITY;
        for (int go = 0; go < 5; go++) {
            long start = System.nanoTime();
            FoldFit.predict(fitted.predictor(), matrix, rows);
            least = Math.min(least, (System.nanoTime() - start) / 1e3 / count);
        }
        return least;
    }

    private double size(FoldFit.Fitted fitted, Candidate candidate) {
        var encoding = candidate.algorithm().learner(candidate.params()).encoding();
        var model =
                Trainer.model(
                        table,
                        request.task(),
                        material.target(),
                        material.features(encoding),
                        fitted.predictor(),
                        Map.of());
        try {
            Path file = Files.createTempFile("trial", ".bottega");
            try {
                Bundle.write(model, file);
                return Files.size(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
