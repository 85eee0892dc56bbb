package org.bottega.automl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.encode.Target;
import org.bottega.learn.encode.Weights;
import org.bottega.learn.linear.Baseline;
import org.bottega.learn.validation.Split;
import org.bottega.learn.validation.Validation;
import org.bottega.model.Model;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Predictor;

/// The search as a whole: plan, trials, ensemble, one model.
public final class AutoMl {
    /// Below so many rows no validation tells anything.
    public static final int FEWEST_ROWS = 10;

    private static final double HOLD_OUT = 0.2;

    /// Members with less weight are left out when that costs nothing measurable.
    private static final double LEAST_WEIGHT = 0.04;

    private AutoMl() {}

    /// Searches.
    ///
    /// @param table training rows with the target; rows without a target value are left out
    /// @throws ProblemException when the data cannot be learnt from
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static AutoMlResult run(Table table, AutoMlSettings settings, Progress progress) {
        long start = System.nanoTime();
        var deadline = Deadline.in(settings.budget());
        var known = Target.learn(table, settings.task());
        var weights = Weights.of(table, known.rows());
        weights.notes().forEach(n -> progress.report(new JobEvent.Noted(n)));
        var target = new Target(known.y(), known.classes(), weights.rows());
        int classes = target.classes().size();
        if (target.rows().length < FEWEST_ROWS) {
            throw ProblemException.input(
                    settings.task().target(),
                    "Only " + target.rows().length + " rows have a value in the target.",
                    "AutoML needs at least " + FEWEST_ROWS + ".");
        }
        var plan =
                Plan.of(
                        target.rows().length,
                        table.schema().size() - 1,
                        classes,
                        settings,
                        algorithms(settings));
        var material =
                new Material(
                        table,
                        settings.task().target(),
                        target,
                        weights.values(),
                        splits(plan, target, settings),
                        settings.seed());
        var search = new Search(material, plan, settings, deadline, progress.part(0, 0.97));
        var trials = search.run();
        progress.at(0.97, "Joining the best");
        var shares = weights(trials, search, settings, classes);
        var winner =
                EnsembleSelection.mean(trials.stream().map(Trial::predictions).toList(), shares);
        double seconds = (System.nanoTime() - start) / 1e9;
        var board = leaderboard(trials, shares, winner, search.truth(), settings, classes, seconds);
        progress.report(
                new JobEvent.Measured(
                        "ensemble",
                        board.getFirst().name(),
                        Map.of("score", board.getFirst().score())));
        var reasons = new ArrayList<>(plan.reasons());
        reasons.add(verdict(trials, shares, board));
        var model = model(table, material, trials, shares, board, settings);
        return new AutoMlResult(
                model,
                settings.metric(),
                board,
                List.copyOf(reasons),
                search.judged(),
                winner,
                seconds);
    }

    private static List<Algorithm> algorithms(AutoMlSettings settings) {
        if (settings.algorithms().isEmpty()) {
            return Algorithms.all().stream()
                    .filter(a -> a.accepts(settings.task()) && !a.has(Trait.ON_REQUEST))
                    .toList();
        }
        var named = settings.algorithms().stream().map(Algorithms::byId).toList();
        for (var algorithm : named) {
            if (!algorithm.accepts(settings.task())) {
                throw ProblemException.usage(
                        algorithm.info().id(),
                        algorithm.info().name() + " is not for this task.",
                        "These are: "
                                + String.join(", ", Algorithms.idsFor(settings.task()))
                                + ".");
            }
        }
        return named;
    }

    private static List<Split> splits(Plan plan, Target target, AutoMlSettings settings) {
        int classes = target.classes().size();
        return plan.folds() == 1
                ? List.of(
                        Validation.holdOut(
                                target.y(), classes, target.rows(), HOLD_OUT, settings.seed()))
                : Validation.folds(
                        target.y(), classes, target.rows(), plan.folds(), settings.seed());
    }

    private static double[] weights(
            List<Trial> trials, Search search, AutoMlSettings settings, int classes) {
        var able = able(trials);
        var chosen =
                EnsembleSelection.weights(
                        able.stream().map(t -> trials.get(t).predictions()).toList(),
                        search.truth(),
                        classes,
                        settings.metric(),
                        settings.seed());
        var weights = new double[trials.size()];
        for (int m = 0; m < chosen.length; m++) {
            weights[able.get(m)] = chosen[m];
        }
        double kept = 0;
        for (double weight : weights) {
            kept += weight > LEAST_WEIGHT ? weight : 0;
        }
        if (kept < 0.5) {
            return weights;
        }
        for (int m = 0; m < weights.length; m++) {
            weights[m] = weights[m] > LEAST_WEIGHT ? weights[m] / kept : 0;
        }
        return weights;
    }

    /// The trials that may join the winner. A baseline may not where there is anything else: a constant
    /// hardly moves a ranking metric, so that selection would take it for noise's sake and draw all
    /// probabilities to the mean.
    private static List<Integer> able(List<Trial> trials) {
        var able =
                IntStream.range(0, trials.size())
                        .filter(t -> !(trials.get(t).candidate().algorithm() instanceof Baseline))
                        .boxed()
                        .toList();
        return able.isEmpty() ? IntStream.range(0, trials.size()).boxed().toList() : able;
    }

    private static List<Standing> leaderboard(
            List<Trial> trials,
            double[] weights,
            double[] winner,
            double[] truth,
            AutoMlSettings settings,
            int classes,
            double seconds) {
        var metric = settings.metric();
        var rows = new ArrayList<Standing>();
        for (int t = 0; t < trials.size(); t++) {
            var trial = trials.get(t);
            rows.add(
                    new Standing(
                            trial.candidate().name(),
                            trial.candidate().algorithm().info().id(),
                            trial.candidate().params().plain(),
                            trial.score(),
                            trial.spread(),
                            trial.metrics(),
                            trial.seconds(),
                            weights[t]));
        }
        var order = Comparator.comparingDouble(Standing::score);
        rows.sort(metric.greaterIsBetter() ? order.reversed() : order);
        var members = rows.stream().filter(r -> r.weight() > 0).toList();
        if (members.size() == 1) {
            rows.remove(members.getFirst());
            rows.addFirst(members.getFirst());
            return List.copyOf(rows);
        }
        var metrics = new LinkedHashMap<String, Double>();
        for (var other : org.bottega.learn.metric.Metric.all(classes)) {
            metrics.put(other.id(), other.score(truth, winner, classes));
        }
        rows.addFirst(
                new Standing(
                        "Blend of " + members.size(),
                        "blend",
                        Map.of(),
                        metric.score(truth, winner, classes),
                        members.stream().mapToDouble(Standing::spread).min().orElse(0),
                        metrics,
                        seconds,
                        1));
        return List.copyOf(rows);
    }

    private static String verdict(List<Trial> trials, double[] weights, List<Standing> board) {
        long members = IntStream.range(0, weights.length).filter(t -> weights[t] > 0).count();
        return members == 1
                ? "%s alone was best of %d; nothing that was added to it helped."
                        .formatted(board.getFirst().name(), trials.size())
                : "The winner blends %d of %d models; each of them bettered it on rows it had not learnt from."
                        .formatted(members, trials.size());
    }

    private static Model model(
            Table table,
            Material material,
            List<Trial> trials,
            double[] weights,
            List<Standing> board,
            AutoMlSettings settings) {
        var chosen =
                IntStream.range(0, weights.length).filter(t -> weights[t] > 0).boxed().toList();
        var sets = chosen.stream().map(t -> material.features(trials.get(t).encoding())).toList();
        var union = Features.union(sets);
        var members = new ArrayList<Blend.Member>();
        for (int m = 0; m < chosen.size(); m++) {
            var trial = trials.get(chosen.get(m));
            members.add(
                    new Blend.Member(
                            trial.candidate().name(),
                            weights[chosen.get(m)],
                            union.positions().get(m),
                            Bag.of(trial.candidate().name(), trial.fitted())));
        }
        Predictor predictor =
                members.size() == 1
                        ? members.getFirst().predictor()
                        : new Blend(union.features().width(), members);
        var card = new LinkedHashMap<String, String>();
        card.put("algorithm", board.getFirst().name());
        card.put("metric", settings.metric().id());
        card.put("score", Double.toString(board.getFirst().score()));
        card.put("rows", Integer.toString(material.target().rows().length));
        card.put("seed", Long.toString(settings.seed()));
        return Trainer.model(
                table, settings.task(), material.target(), union.features(), predictor, card);
    }
}
