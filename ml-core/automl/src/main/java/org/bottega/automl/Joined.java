package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.learn.linear.Baseline;
import org.jspecify.annotations.Nullable;

/// Trials of one level and how much each weighs in the winner.
///
/// @param weights one a trial, summing to 1
/// @param predictions the weighted mean of their predictions: read only
@SuppressWarnings("ArrayRecordComponent")
record Joined(List<Trial> trials, double[] weights, double[] predictions, double score) {
    /// Members with less weight are left out when that costs nothing measurable.
    private static final double LEAST_WEIGHT = 0.04;

    /// Only so many of the best are chosen from: more would fit the noise of few rows.
    private static final int MOST = 60;

    /// Chooses by what the trials told of rows they had not learnt from.
    ///
    /// @param single whether only one may be chosen
    static Joined of(List<Trial> trials, Folds folds, AutoMlSettings settings, boolean single) {
        var able = able(trials, folds, settings);
        int classes = folds.outputs() > 1 ? folds.outputs() : 0;
        var weights = new double[trials.size()];
        if (single) {
            weights[able.getFirst()] = 1;
        } else {
            var chosen =
                    EnsembleSelection.weights(
                            able.stream().map(t -> trials.get(t).predictions()).toList(),
                            folds.truth(),
                            classes,
                            settings.goal(),
                            settings.seed(),
                            bound(folds, settings));
            for (int m = 0; m < chosen.length; m++) {
                weights[able.get(m)] = chosen[m];
            }
            weights = lighter(weights, trials, folds, settings);
        }
        var mean =
                EnsembleSelection.mean(trials.stream().map(Trial::predictions).toList(), weights);
        return new Joined(
                trials, weights, mean, settings.goal().score(folds.truth(), mean, classes));
    }

    private static EnsembleSelection.@Nullable Bound bound(Folds folds, AutoMlSettings settings) {
        var fair = settings.fairBy();
        if (fair == null) {
            return null;
        }
        var rows = folds.rows();
        return (places, y, told) ->
                fair.excess(fair.of(Arrays.stream(places).map(p -> rows[p]).toArray(), y, told));
    }

    /// How far predictions of all judged rows are above the bound, 0 without one.
    static double excess(double[] told, Folds folds, AutoMlSettings settings) {
        var fair = settings.fairBy();
        return fair == null ? 0 : fair.excess(fair.of(folds.rows(), folds.truth(), told));
    }

    /// Leaves out what is slight or not worth its work, unless that breaks the bound.
    private static double[] lighter(
            double[] weights, List<Trial> trials, Folds folds, AutoMlSettings settings) {
        var fewer =
                Worth.weights(
                        trials.stream().map(Trial::predictions).toList(),
                        withoutSlight(weights),
                        trials.stream().mapToDouble(Joined::work).toArray(),
                        settings.aim().mostWork(),
                        folds.truth(),
                        folds.outputs() > 1 ? folds.outputs() : 0,
                        settings.goal());
        if (settings.fairBy() == null) {
            return fewer;
        }
        var told = trials.stream().map(Trial::predictions).toList();
        return excess(EnsembleSelection.mean(told, fewer), folds, settings)
                        > excess(EnsembleSelection.mean(told, weights), folds, settings)
                ? weights
                : fewer;
    }

    /// What all its folds make of a row.
    private static double work(Trial trial) {
        return trial.fitted().stream().mapToDouble(Shelf.Kept::work).sum();
    }

    private static double[] withoutSlight(double[] weights) {
        double kept = Arrays.stream(weights).filter(w -> w > LEAST_WEIGHT).sum();
        if (kept < 0.5) {
            return weights;
        }
        return Arrays.stream(weights).map(w -> w > LEAST_WEIGHT ? w / kept : 0).toArray();
    }

    /// The trials that may join the winner, best first. A baseline may not where there is anything else: a
    /// constant hardly moves a ranking metric, so that selection would take it for noise's sake and draw all
    /// probabilities to the mean.
    private static List<Integer> able(List<Trial> trials, Folds folds, AutoMlSettings settings) {
        var excess =
                trials.stream()
                        .mapToDouble(t -> excess(t.predictions(), folds, settings))
                        .toArray();
        var order =
                Comparator.comparingDouble((Integer t) -> excess[t])
                        .thenComparingDouble(
                                (Integer t) -> settings.goal().loss(trials.get(t).score()));
        var able =
                IntStream.range(0, trials.size())
                        .filter(t -> !(trials.get(t).candidate().algorithm() instanceof Baseline))
                        .boxed()
                        .sorted(order)
                        .limit(MOST)
                        .toList();
        return able.isEmpty() ? IntStream.range(0, trials.size()).boxed().toList() : able;
    }

    List<Trial> members() {
        var members = new ArrayList<Trial>();
        for (int t = 0; t < weights.length; t++) {
            if (weights[t] > 0) {
                members.add(trials.get(t));
            }
        }
        return members;
    }

    double[] shares() {
        return Arrays.stream(weights).filter(w -> w > 0).toArray();
    }
}
