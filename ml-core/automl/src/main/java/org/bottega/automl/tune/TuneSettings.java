package org.bottega.automl.tune;

import java.util.List;
import org.bottega.kernel.ProblemException;

/// What a tuner is asked for.
///
/// @param objectives one or more; with several the result is a front
/// @param trials the most trials, those of an interrupted run included
/// @param known trials of earlier runs over such settings, to learn from
public record TuneSettings(
        Space space,
        List<Objective> objectives,
        Strategy strategy,
        Pruning pruning,
        int trials,
        long seed,
        int threads,
        List<Tried> known) {
    public TuneSettings {
        objectives = List.copyOf(objectives);
        known = List.copyOf(known);
        if (trials < 1 || threads < 1) {
            throw ProblemException.usage(
                    trials < 1 ? "trials" : "threads",
                    (trials < 1 ? trials + " trials" : threads + " threads") + " cannot be used.",
                    "Give 1 or more.");
        }
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("no objective");
        }
    }

    public static TuneSettings of(Space space, Objective objective, int trials, long seed) {
        return new TuneSettings(
                space, List.of(objective), Strategy.TPE, Pruning.NONE, trials, seed, 1, List.of());
    }

    public TuneSettings withStrategy(Strategy other) {
        return new TuneSettings(space, objectives, other, pruning, trials, seed, threads, known);
    }
}
