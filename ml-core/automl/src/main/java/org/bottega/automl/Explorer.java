package org.bottega.automl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Suggested;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.metric.Goal;
import org.jspecify.annotations.Nullable;

/// Once the known configurations are used up: Bayesian optimisation within the families that did best. A
/// Gaussian process over all trials of the family says which settings promise an improvement.
final class Explorer {
    private static final int FAMILIES = 3;
    private static final int SEEN = 60;

    private Explorer() {}

    /// @param best trials, best first
    /// @return nothing when no family has anything to vary
    static @Nullable Candidate next(int number, List<Trial> best, Goal goal, long seed) {
        var families = new LinkedHashMap<String, Algorithm>();
        for (var trial : best) {
            var algorithm = trial.candidate().algorithm();
            if (families.size() < FAMILIES && Suggested.space(algorithm).isPresent()) {
                families.putIfAbsent(algorithm.info().id(), algorithm);
            }
        }
        if (families.isEmpty()) {
            return null;
        }
        // the best family is varied as often as the second and the third together
        var random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
        int place = random.nextInt(6);
        int chosen = Math.min(families.size() - 1, place < 3 ? 0 : place < 5 ? 1 : 2);
        var algorithm = List.copyOf(families.values()).get(chosen);
        var space = Suggested.space(algorithm).orElseThrow();
        var tried = new ArrayList<Map<String, Object>>();
        var losses = new ArrayList<Double>();
        for (var trial : best) {
            double loss = goal.loss(trial.score());
            if (trial.candidate().algorithm().info().id().equals(algorithm.info().id())
                    && Double.isFinite(loss)
                    && tried.size() < SEEN) {
                tried.add(Suggested.values(space, algorithm, trial.candidate().params()));
                losses.add(loss);
            }
        }
        var strategy = tried.size() >= 4 ? Strategy.BAYES : Strategy.SOBOL;
        return Suggested.next(space, strategy, tried, losses, number, seed)
                .map(values ->
                        new Candidate(
                                number,
                                algorithm.info().name() + " (variation " + number + ")",
                                algorithm,
                                algorithm.params().read(values)))
                .orElse(null);
    }
}
