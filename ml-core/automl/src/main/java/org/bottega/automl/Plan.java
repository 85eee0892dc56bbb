package org.bottega.automl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Trait;

/// What to try in which order, and how to judge it. Depends on the data's size and the settings only,
/// never on the clock.
///
/// @param folds 1 for a hold-out split
/// @param candidates in the order of trying
/// @param patience stop after so many candidates in a row that did not better the best; 0 for never
/// @param reasons sentences for the report
record Plan(int folds, List<Candidate> candidates, int patience, List<String> reasons) {
    /// Measured with LightGBM at a learning rate of 0.05 until it stops early: seconds of one thread for
    /// a million cells (rows × columns) and one tree a round.
    private static final double SECONDS_PER_MILLION_CELLS = 4.6;

    static Plan of(
            int rows,
            int columns,
            int classes,
            AutoMlSettings settings,
            List<Algorithm> algorithms) {
        int folds =
                settings.folds() > 0 ? settings.folds() : folds(rows, columns, classes, settings);
        var candidates = candidates(algorithms);
        var reasons = new ArrayList<String>();
        reasons.add(
                folds == 1
                        ? "Judged on a hold-out part of the rows: cross-validation of %,d rows does not fit the budget."
                                .formatted(rows)
                        : "Judged by %d-fold cross-validation: every row is predicted by a model that did not learn from it."
                                .formatted(folds));
        reasons.add(
                "%d configurations of %d algorithms are tried in an order that is known to win early, then variations of the best."
                        .formatted(candidates.size(), algorithms.size()));
        return new Plan(folds, candidates, patience(rows), List.copyOf(reasons));
    }

    private static int folds(int rows, int columns, int classes, AutoMlSettings settings) {
        double cells = rows * (double) Math.max(1, columns) / 1e6 * (classes > 2 ? classes : 1);
        double oneFit = SECONDS_PER_MILLION_CELLS * cells / settings.threads();
        double seconds = settings.budget().toMillis() / 1000.0;
        int wanted = rows < 10_000 ? 8 : 5;
        for (int folds = wanted; folds >= 3; folds--) {
            if (folds * oneFit <= 0.4 * seconds) {
                return folds;
            }
        }
        return 3 * oneFit <= 0.7 * seconds ? 3 : 1;
    }

    /// After AutoGluon's limits for small data: there, more trials only fit the noise of the validation.
    private static int patience(int rows) {
        if (rows <= 500) {
            return 8;
        }
        if (rows <= 2_500) {
            return 15;
        }
        return rows <= 10_000 ? 40 : rows <= 100_000 ? 100 : 0;
    }

    private record Choice(Algorithm algorithm, int preset, int priority) {}

    private static List<Candidate> candidates(List<Algorithm> algorithms) {
        var choices = new ArrayList<Choice>();
        for (var algorithm : algorithms) {
            var presets = algorithm.presets();
            for (int p = 0; p < presets.size(); p++) {
                int priority =
                        algorithm.has(Trait.BASELINE)
                                ? Integer.MAX_VALUE
                                : presets.get(p).priority();
                choices.add(new Choice(algorithm, p, priority));
            }
        }
        choices.sort(Comparator.comparingInt(Choice::priority).reversed());
        var candidates = new ArrayList<Candidate>();
        for (var choice : choices) {
            var preset = choice.algorithm().presets().get(choice.preset());
            var name = choice.algorithm().info().name();
            candidates.add(
                    new Candidate(
                            candidates.size(),
                            choice.preset() == 0
                                    ? name
                                    : name + " (" + preset.id().toLowerCase(Locale.ROOT) + ")",
                            choice.algorithm(),
                            preset.params()));
        }
        return List.copyOf(candidates);
    }
}
