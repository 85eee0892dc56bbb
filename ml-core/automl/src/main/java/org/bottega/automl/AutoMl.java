package org.bottega.automl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.Target;
import org.bottega.learn.encode.Weights;
import org.bottega.learn.metric.Bootstrap;
import org.bottega.model.Model;
import org.jspecify.annotations.Nullable;

/// The search as a whole: plan, trials, ensemble, one model.
public final class AutoMl {
    /// Below so many rows no validation tells anything.
    public static final int FEWEST_ROWS = 10;

    private static final int INTERVAL_ROUNDS = 200;

    /// A second level must lessen the loss by such a share of it: it has seen the validation rows' neighbours.
    private static final double LEVEL_GAIN = 0.003;

    private static final int LEVEL_ROWS = 750;
    private static final int LEVEL_MEMBERS = 8;
    private static final int LEVEL_PATIENCE = 6;
    private static final int LEVEL_TRIALS = 10;

    private final Table table;
    private final AutoMlSettings settings;
    private final @Nullable Repeat repeat;
    private final Progress progress;
    private final long start = System.nanoTime();
    private final Deadline deadline;
    private final Shelf shelf = new Shelf();

    private final @Nullable SearchJournal journal;

    private AutoMl(
            Table table,
            AutoMlSettings settings,
            @Nullable Repeat repeat,
            @Nullable SearchJournal journal,
            Progress progress) {
        this.journal = journal;
        this.table = prepared(table, settings);
        this.settings = settings;
        this.repeat = repeat;
        this.progress = progress;
        this.deadline = settings.counted() ? Deadline.never() : left(settings, journal);
    }

    /// Searches.
    ///
    /// @param table training rows with the target; rows without a target value are left out
    /// @throws ProblemException when the data cannot be learnt from
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static AutoMlResult run(Table table, AutoMlSettings settings, Progress progress) {
        return new AutoMl(table, settings, null, null, progress).run();
    }

    /// Searches, and keeps finished trials; goes on from those that are kept already.
    ///
    /// @param journal of a search with the same table and settings
    public static AutoMlResult run(
            Table table, AutoMlSettings settings, SearchJournal journal, Progress progress) {
        return new AutoMl(table, settings, null, journal, progress).run();
    }

    private static Deadline left(AutoMlSettings settings, @Nullable SearchJournal journal) {
        var spent = Duration.ofMillis(journal == null ? 0 : Math.round(1000 * journal.spent()));
        var left = settings.budget().minus(spent);
        return Deadline.in(left.isNegative() ? Duration.ZERO : left);
    }

    /// Does a finished search again: with the same table and settings the same model comes out.
    public static AutoMlResult repeat(
            Table table, AutoMlSettings settings, Repeat repeat, Progress progress) {
        int count = Math.max(1, repeat.candidates(1).size());
        return new AutoMl(
                        table,
                        settings.withTrials(count).withJudging(repeat.judging()),
                        repeat,
                        null,
                        progress)
                .run();
    }

    private static Table prepared(Table table, AutoMlSettings settings) {
        var out = table;
        for (var name : settings.leaveOut()) {
            out = out.with(table.schema().require(name).withRole(Role.IGNORE), table.column(name));
        }
        var judging = settings.judging();
        if (!judging.column().isEmpty()) {
            var field = table.schema().require(judging.column());
            if (field.name().equals(settings.task().target())) {
                throw ProblemException.usage(
                        field.name(),
                        "The target cannot say how to validate.",
                        "Choose another column.");
            }
            if (judging.kind() == Judging.Kind.GROUPED) {
                // a group that is not seen again is nothing to learn from
                out = out.with(field.withRole(Role.GROUP), table.column(field.name()));
            }
        }
        return out;
    }

    private AutoMlResult run() {
        var known = Target.learn(table, settings.task());
        var weights = Weights.of(table, known.rows());
        weights.notes().forEach(n -> progress.report(new JobEvent.Noted(n)));
        var target = new Target(known.y(), known.classes(), weights.rows());
        if (target.rows().length < FEWEST_ROWS) {
            throw ProblemException.input(
                    settings.task().target(),
                    "Only " + target.rows().length + " rows have a value in the target.",
                    "AutoML needs at least " + FEWEST_ROWS + ".");
        }
        var plan = plan(target);
        if (journal != null) {
            journal.begin(plan.judging(), target);
        }
        var warnings = warn(target, weights.rows());
        var generated = generated(plan, target, weights.values());
        if (journal != null) {
            journal.keep(generated.lines());
        }
        var wishes = new ArrayList<>(own());
        wishes.addAll(generated.lines());
        var folds = Folds.of(plan.judging(), table, target, settings.seed());
        var material =
                new Material(
                        table,
                        settings.task().target(),
                        target,
                        weights.values(),
                        folds,
                        new FeatureChoices(wishes),
                        settings.seed());
        warnings.addAll(unusable(material));
        warnings.forEach(w -> progress.report(new JobEvent.Noted(w.problem())));
        try (shelf) {
            return searched(plan, material, warnings, generated);
        }
    }

    private Plan plan(Target target) {
        var judged = journal == null ? null : journal.judging();
        var plan = Plan.of(table, target, judged == null ? settings : settings.withJudging(judged));
        return repeat == null
                ? plan
                : new Plan(
                        repeat.judging(),
                        repeat.candidates(1),
                        0,
                        plan.workers(),
                        plan.fitSeconds(),
                        plan.reasons());
    }

    private List<Warned> warn(Target target, int[] rows) {
        var warnings = new ArrayList<>(Suspicion.of(table, target, settings.task().target()));
        int classes = target.classes().size();
        var counts = new int[Math.max(1, classes)];
        for (int row : rows) {
            counts[classes == 0 ? 0 : (int) target.y()[row]]++;
        }
        if (classes > 0) {
            int least = 0;
            for (int k = 1; k < classes; k++) {
                least = counts[k] < counts[least] ? k : least;
            }
            if (counts[least] < 5) {
                warnings.add(
                        new Warned(
                                Remark.about(
                                        settings.task().target(),
                                        "rare-class",
                                        target.classes().get(least),
                                        counts[least]),
                                "Bring more rows of it, or join it with another class."));
            }
        }
        if (rows.length < 100) {
            warnings.add(
                    new Warned(
                            Remark.about(settings.task().target(), "few-rows", rows.length),
                            "Look at their intervals, and bring more rows if you can."));
        }
        return warnings;
    }

    private static List<Warned> unusable(Material material) {
        if (material.features(Encoding.TREES).width() > 0) {
            return List.of();
        }
        return List.of(
                new Warned(
                        Remark.of("no-input"),
                        "The model always tells the same; add columns whose values differ."));
    }

    /// What a person wants of columns.
    private List<String> own() {
        return settings.features().stream()
                .filter(l ->
                        !l.equals(FeatureChoices.GENERATED)
                                && !l.equals(FeatureChoices.NOT_GENERATED))
                .toList();
    }

    /// A search that is repeated or goes on has the features of before.
    private Generation.Kept generated(Plan plan, Target target, double @Nullable [] weights) {
        var before =
                repeat != null ? repeat.features() : journal == null ? null : journal.features();
        if (before != null) {
            return new Generation.Kept(before, List.of());
        }
        if (!Generation.wanted(settings, target.rows().length, plan.fitSeconds())) {
            return Generation.Kept.NOTHING;
        }
        return Generation.of(table, target, weights, settings, own(), progress.part(0, 0.02));
    }

    private AutoMlResult searched(
            Plan plan, Material material, List<Warned> warnings, Generation.Kept generated) {
        var folds = material.folds();
        boolean again =
                settings.aim().single()
                        || plan.judging().kind() == Judging.Kind.HOLD_OUT
                        || plan.judging().kind() == Judging.Kind.TIME_ORDERED;
        boolean level = level(plan, material);
        double left = deadline.seconds();
        // learning again from all rows takes about a fifth more than one fold did
        double refit =
                Math.min(
                        0.3, 0.06 + 2 * plan.fitSeconds() / settings.threads() / Math.max(1, left));
        double share = again ? 1 - refit : level ? 0.62 : 0.96;
        var search =
                new Search(
                        material,
                        plan,
                        settings,
                        within(share * left),
                        shelf,
                        journal,
                        progress.part(0, level ? 0.6 : 0.95));
        var trials = search.run();
        var first = Joined.of(trials, folds, settings, settings.aim().single());
        var second = level ? above(plan, material, first) : null;
        progress.at(0.96, "Joining the best");
        boolean stacked = second != null && better(second.joined(), first, folds);
        var winner = stacked && second != null ? second.joined() : first;
        var corrected = corrected(winner, material);
        var assembly = new Winner(material, settings, again, deadline, progress);
        var made =
                assembly.make(
                        first,
                        stacked && second != null ? second.joined() : null,
                        stacked && second != null ? second.material() : null);
        var whole = new Winner.Made(made.features(), corrected.around(made.predictor()));
        double seconds = (System.nanoTime() - start) / 1e9;
        var board =
                Board.of(
                        winner,
                        stacked ? first.trials() : second == null ? List.of() : second.trials(),
                        stacked,
                        corrected.predictions(),
                        corrected.curve() != null,
                        folds,
                        settings,
                        seconds);
        progress.report(
                new JobEvent.Measured(
                        "ensemble",
                        board.getFirst().name(),
                        Map.of("score", board.getFirst().score())));
        var interval =
                Bootstrap.of(
                        settings.goal(),
                        folds.truth(),
                        corrected.predictions(),
                        material.classes(),
                        0.95,
                        INTERVAL_ROUNDS,
                        settings.seed());
        var reasons = new ArrayList<>(plan.reasons());
        reasons.addAll(generated.remarks());
        reasons.addAll(search.leftOut());
        if (second != null) {
            reasons.add(Remark.of(stacked ? "level.kept" : "level.left-out"));
        }
        var correction = corrected.reason();
        if (correction != null) {
            reasons.add(correction);
        }
        reasons.add(verdict(winner, board));
        var fair = settings.fairBy();
        if (fair != null) {
            reasons.add(fairness(fair, board));
        }
        settings.leaveOut().forEach(c -> reasons.add(Remark.about(c, "left-out")));
        warnings.forEach(w -> reasons.add(w.remark()));
        var facts = new LinkedHashMap<String, String>();
        facts.put("score.low", Double.toString(interval.low()));
        facts.put("score.high", Double.toString(interval.high()));
        var model = assembly.model(whole, board, facts);
        return new AutoMlResult(
                model,
                settings.distil() ? small(material, model, board) : null,
                settings.goal(),
                board,
                List.copyOf(reasons),
                interval,
                folds.rows(),
                corrected.predictions(),
                Repeat.of(
                        plan.judging(),
                        generated.lines(),
                        trials,
                        second == null ? List.of() : second.trials()),
                (System.nanoTime() - start) / 1e9);
    }

    /// What is done to the winner's probabilities; nothing that would break the bound on its fairness.
    private Corrected corrected(Joined winner, Material material) {
        var folds = material.folds();
        var none = new Corrected(null, winner.predictions(), null);
        if (settings.aim() == Aim.EXPLAINABLE) {
            return none;
        }
        var corrected =
                Corrected.of(
                        settings.goal(),
                        folds.truth(),
                        winner.predictions(),
                        material.target().classes());
        return Joined.excess(corrected.predictions(), folds, settings)
                        > Joined.excess(winner.predictions(), folds, settings)
                ? none
                : corrected;
    }

    private Deadline within(double seconds) {
        return deadline.finite()
                ? Deadline.in(Duration.ofNanos((long) (1e9 * Math.max(0.05, seconds))))
                : deadline;
    }

    /// Whether a second level is tried.
    private boolean level(Plan plan, Material material) {
        if (repeat != null) {
            return !repeat.candidates(2).isEmpty();
        }
        var kind = plan.judging().kind();
        return settings.aim() == Aim.BEST
                && material.target().rows().length >= LEVEL_ROWS
                && material.classes() <= 30
                && (kind == Judging.Kind.FOLDS
                        || kind == Judging.Kind.REPEATED
                        || kind == Judging.Kind.GROUPED);
    }

    private record Above(Material material, Joined joined) {
        List<Trial> trials() {
            return joined.trials();
        }
    }

    private @Nullable Above above(Plan plan, Material material, Joined first) {
        if (first.members().isEmpty() || first.members().size() > LEVEL_MEMBERS) {
            return null;
        }
        var upper = material.above(first.members());
        var candidates =
                repeat == null
                        ? plan.candidates().stream()
                                .filter(c ->
                                        c.number() > 0
                                                && List.of(
                                                                "lightgbm",
                                                                "xgboost",
                                                                "extra-trees",
                                                                "random-forest",
                                                                "logistic-regression",
                                                                "ridge-regression")
                                                        .contains(c.algorithm().info().id()))
                                .limit(settings.counted() ? settings.trials() : LEVEL_TRIALS)
                                .toList()
                        : repeat.candidates(2);
        if (candidates.isEmpty()) {
            return null;
        }
        var upperPlan =
                new Plan(
                        plan.judging(),
                        candidates,
                        settings.counted() ? 0 : LEVEL_PATIENCE,
                        plan.workers(),
                        plan.fitSeconds(),
                        List.of());
        var search =
                new Search(
                        upper,
                        upperPlan,
                        settings.withTrials(settings.counted() ? candidates.size() : 0),
                        within(0.85 * deadline.seconds()),
                        shelf,
                        null,
                        progress.part(0.6, 0.95));
        var trials = search.run();
        return trials.isEmpty()
                ? null
                : new Above(upper, Joined.of(trials, material.folds(), settings, false));
    }

    private boolean better(Joined second, Joined first, Folds folds) {
        double over = Joined.excess(first.predictions(), folds, settings);
        double overSecond = Joined.excess(second.predictions(), folds, settings);
        if (over != overSecond) {
            return overSecond < over;
        }
        double before = settings.goal().loss(first.score());
        double after = settings.goal().loss(second.score());
        return after < before - LEVEL_GAIN * Math.abs(before);
    }

    private @Nullable Model small(Material material, Model model, List<Standing> board) {
        progress.at(0.99, "Making a small model of the winner");
        var fitted = material.fitted(Encoding.TREES);
        if (fitted.features().width() == 0) {
            return null;
        }
        var rows = material.target().rows();
        var told = model.predict(table.rows(rows)).values();
        var weights = material.weights();
        var predictor =
                Distillation.of(
                        fitted.encode(table),
                        rows,
                        told,
                        material.classes(),
                        weights == null ? new double[0] : weights,
                        settings.seed(),
                        settings.threads(),
                        Deadline.never(),
                        progress.part(0.99, 0.995));
        return new Winner(material, settings, false, deadline, progress)
                .model(
                        new Winner.Made(fitted.features(), predictor),
                        board,
                        Map.of("algorithm", "distilled from " + board.getFirst().name()));
    }

    /// What was reached of the bound, with a warning where it was not.
    private Remark fairness(FairBy fair, List<Standing> board) {
        var reached = board.getFirst().disparity();
        if (reached == null || Double.isNaN(reached.value())) {
            return Remark.of("fair.unknown", fair.words());
        }
        long within =
                board.stream()
                        .filter(s -> {
                            var own = s.disparity();
                            return own != null && fair.excess(own) == 0;
                        })
                        .count();
        if (fair.excess(reached) == 0) {
            return Remark.of(
                    "fair.kept",
                    fair.words(),
                    fair.kind().name(),
                    reached.value(),
                    reached.low(),
                    reached.high(),
                    fair.most(),
                    within,
                    board.size());
        }
        var warned =
                new Warned(
                        Remark.about(fair.words(), "fair.broken", fair.most(), reached.value()),
                        "Reweigh the rows, leave out columns that stand for the group, set a threshold for each group, or allow more.");
        progress.report(new JobEvent.Noted(warned.problem()));
        return warned.remark();
    }

    private static Remark verdict(Joined winner, List<Standing> board) {
        int members = winner.members().size();
        int tried = winner.trials().size();
        return members == 1
                ? Remark.of("winner.alone", board.getFirst().name(), tried)
                : Remark.of("winner.blend", members, tried);
    }
}
