package org.bottega.automl;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.jspecify.annotations.Nullable;

/// What AutoML is asked for.
///
/// @param budget how long to search, from the call on; joining what was found is part of it
/// @param trials how many candidates to try at most; 0 for as many as fit the budget. With a number
///     here and enough budget the same seed gives the same model
/// @param algorithms ids of the algorithms to use, empty for all
/// @param leaveOut columns that are not learnt from
/// @param features what is done with columns instead of what the algorithms declare, see `FeatureChoices`
/// @param distil whether one small model is made of the winner in the end
/// @param fairBy how equal the winner has to be to two groups; `null` where that does not matter
public record AutoMlSettings(
        Task task,
        Goal goal,
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
        @Nullable FairBy fairBy) {

    public static final Duration LONGEST = Duration.ofDays(30);

    public AutoMlSettings {
        algorithms = List.copyOf(algorithms);
        leaveOut = List.copyOf(leaveOut);
        features = List.copyOf(features);
        check(budget);
        if (trials < 0) {
            throw ProblemException.usage(
                    "trials", trials + " trials cannot be used.", "Give 1 or more.");
        }
        if (threads < 1) {
            throw ProblemException.usage(
                    "threads", threads + " threads cannot be used.", "Give 1 or more.");
        }
        if (leaveOut.contains(task.target())) {
            throw ProblemException.usage(
                    task.target(),
                    "The target cannot be left out.",
                    "Leave out other columns, or choose another target.");
        }
    }

    /// @throws ProblemException (usage) unless it is from one second to 30 days
    public static void check(Duration budget) {
        if (budget.compareTo(Duration.ofSeconds(1)) < 0 || budget.compareTo(LONGEST) > 0) {
            throw ProblemException.usage(
                    "budget",
                    "A budget of " + budget.toSeconds() + " s cannot be used.",
                    "Give 1s to 30d.");
        }
    }

    /// A balanced search by all algorithms with the machine's processors.
    public static AutoMlSettings of(Task task, Metric metric, Duration budget, long seed) {
        return new AutoMlSettings(
                task,
                Goal.of(metric),
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
                null);
    }

    public AutoMlSettings withTrials(int most) {
        return with(d -> d.trials = most);
    }

    /// These settings with a bound on how unequal the winner may be.
    public AutoMlSettings withFairness(FairBy bound) {
        return with(d -> d.fairBy = bound);
    }

    public AutoMlSettings withAim(Aim other) {
        return with(d -> d.aim = other);
    }

    public AutoMlSettings withJudging(Judging other) {
        return with(d -> d.judging = other);
    }

    public AutoMlSettings withAlgorithms(String... ids) {
        return with(d -> d.algorithms = List.of(ids));
    }

    public AutoMlSettings withFeatures(String... lines) {
        return with(d -> d.features = List.of(lines));
    }

    /// Whether a run must not depend on the clock.
    boolean counted() {
        return trials > 0;
    }

    private AutoMlSettings with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /// The same with some of it changed: the one place where all of it is copied.
    private static final class Draft {
        private Task task;
        private Goal goal;
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
        private @Nullable FairBy fairBy;

        Draft(AutoMlSettings of) {
            task = of.task;
            goal = of.goal;
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
            fairBy = of.fairBy;
        }

        AutoMlSettings made() {
            return new AutoMlSettings(
                    task,
                    goal,
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
                    fairBy);
        }
    }
}
