package org.bottega.automl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.learn.metric.Metric;
import org.jspecify.annotations.Nullable;

/// The leaderboard of a search.
final class Board {
    private Board() {}

    /// @param winner the level whose weighted mean won
    /// @param others trials of the other level
    /// @param predictions the winner's, as it tells them in the end
    /// @param corrected whether these are not the weighted mean itself
    static List<Standing> of(
            Joined winner,
            List<Trial> others,
            boolean stacked,
            double[] predictions,
            boolean corrected,
            Folds folds,
            AutoMlSettings settings,
            double seconds) {
        int classes = folds.outputs() > 1 ? folds.outputs() : 0;
        var rows = new ArrayList<Standing>();
        for (int t = 0; t < winner.trials().size(); t++) {
            rows.add(row(winner.trials().get(t), winner.weights()[t], stacked, folds, settings));
        }
        others.forEach(t -> rows.add(row(t, 0, false, folds, settings)));
        var order =
                Comparator.comparingDouble((Standing s) -> settings.goal().loss(s.score()))
                        .thenComparingDouble(s -> -s.weight());
        rows.sort(order);
        var members = rows.stream().filter(r -> r.weight() > 0).toList();
        if (members.size() == 1 && !stacked && !corrected) {
            rows.remove(members.getFirst());
            rows.addFirst(members.getFirst());
            return List.copyOf(rows);
        }
        var metrics = new LinkedHashMap<String, Double>();
        double score = settings.goal().score(folds.truth(), predictions, classes);
        for (var other : Metric.all(classes)) {
            metrics.put(
                    other.id(),
                    other == settings.goal().metric()
                            ? score
                            : other.score(folds.truth(), predictions, classes));
        }
        var name =
                stacked
                        ? "Stack of " + members.size()
                        : members.size() == 1
                                ? members.getFirst().name() + ", corrected"
                                : "Blend of " + members.size();
        rows.addFirst(
                new Standing(
                        name,
                        stacked
                                ? "stack"
                                : members.size() == 1 ? members.getFirst().algorithm() : "blend",
                        Map.of(),
                        score,
                        members.stream().mapToDouble(Standing::spread).min().orElse(0),
                        metrics,
                        seconds,
                        1,
                        seconds,
                        folds.scores(settings.goal(), predictions),
                        disparity(predictions, folds, settings)));
        return List.copyOf(rows);
    }

    private static Standing row(
            Trial trial, double weight, boolean stacked, Folds folds, AutoMlSettings settings) {
        return new Standing(
                stacked ? trial.candidate().name() + ", level 2" : trial.candidate().name(),
                trial.candidate().algorithm().info().id(),
                trial.candidate().params().plain(),
                trial.score(),
                trial.spread(),
                trial.metrics(),
                trial.seconds(),
                weight,
                trial.atSeconds(),
                folds.scores(settings.goal(), trial),
                disparity(trial.predictions(), folds, settings));
    }

    private static FairBy.@Nullable Disparity disparity(
            double[] told, Folds folds, AutoMlSettings settings) {
        var fair = settings.fairBy();
        return fair == null ? null : fair.of(folds.rows(), folds.truth(), told);
    }
}
