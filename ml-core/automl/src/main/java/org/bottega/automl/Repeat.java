package org.bottega.automl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.learn.Algorithms;

/// A finished search as what is needed to do it again exactly: how it was judged and each trial with the
/// settings that came out, number of rounds included. The clock has no part in it.
///
/// @param features what was made of pairs of columns, as `FeatureChoices` reads it
/// @param trials of the first level, then of the second
public record Repeat(Judging judging, List<String> features, List<Done> trials) {
    /// @param level 1, or 2 for one that read the predictions of the first
    /// @param params as tried
    /// @param folds for each fold the settings with which it is learnt again
    /// @param cuts for each fold at which question about the time its fit was cut short, 0 where it was not or the
    ///     settings say how far it came
    public record Done(
            int level,
            int number,
            String name,
            String algorithm,
            Map<String, Object> params,
            List<Map<String, Object>> folds,
            List<Long> cuts) {
        public Done {
            folds = List.copyOf(folds);
            cuts = List.copyOf(cuts);
            if (cuts.size() != folds.size()) {
                throw new IllegalArgumentException(
                        cuts.size() + " cuts of " + folds.size() + " folds");
            }
        }
    }

    public Repeat {
        features = List.copyOf(features);
        trials = List.copyOf(trials);
    }

    static Repeat of(
            Judging judging, List<String> features, List<Trial> first, List<Trial> second) {
        var done = new ArrayList<Done>();
        first.forEach(t -> done.add(done(1, t)));
        second.forEach(t -> done.add(done(2, t)));
        return new Repeat(judging, features, done);
    }

    private static Done done(int level, Trial trial) {
        var candidate = trial.candidate();
        return new Done(
                level,
                candidate.number(),
                candidate.name(),
                candidate.algorithm().info().id(),
                candidate.params().plain(),
                trial.again().stream().map(f -> f.params().plain()).toList(),
                trial.again().stream().map(Found::cut).toList());
    }

    /// @throws ProblemException when an algorithm or a setting is not there any more
    List<Candidate> candidates(int level) {
        return trials.stream()
                .filter(t -> t.level() == level)
                .map(t -> {
                    var algorithm = Algorithms.byId(t.algorithm());
                    return new Candidate(
                            t.number(),
                            t.name(),
                            algorithm,
                            algorithm.params().read(t.params()),
                            IntStream.range(0, t.folds().size())
                                    .mapToObj(f ->
                                            new Found(
                                                    algorithm.params().read(t.folds().get(f)),
                                                    t.cuts().get(f)))
                                    .toList());
                })
                .toList();
    }
}
