package org.bottega.automl;

import java.time.Duration;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Metric;

/// What AutoML is asked for.
///
/// @param budget how long to search, from the call on; joining what was found is part of it
/// @param trials how many candidates to try at most; 0 for as many as fit the budget. With a number
///     here and enough budget the same seed gives the same model
/// @param folds 1 for one hold-out split, 2 to 20 for cross-validation, 0 to decide by the data
/// @param algorithms ids of the algorithms to use, empty for all
public record AutoMlSettings(
        Task task,
        Metric metric,
        Duration budget,
        int trials,
        int folds,
        List<String> algorithms,
        long seed,
        int threads) {

    public static final Duration LONGEST = Duration.ofDays(30);

    public AutoMlSettings {
        algorithms = List.copyOf(algorithms);
        check(budget);
        if (folds < 0 || folds > 20) {
            throw ProblemException.usage(
                    "folds", folds + " folds cannot be used.", "Give 1 to 20.");
        }
        if (trials < 0) {
            throw ProblemException.usage(
                    "trials", trials + " trials cannot be used.", "Give 1 or more.");
        }
        if (threads < 1) {
            throw ProblemException.usage(
                    "threads", threads + " threads cannot be used.", "Give 1 or more.");
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

    /// A search by all algorithms with the machine's processors.
    public static AutoMlSettings of(Task task, Metric metric, Duration budget, long seed) {
        return new AutoMlSettings(
                task,
                metric,
                budget,
                0,
                0,
                List.of(),
                seed,
                Runtime.getRuntime().availableProcessors());
    }
}
