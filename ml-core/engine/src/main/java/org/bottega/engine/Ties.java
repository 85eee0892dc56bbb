package org.bottega.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bottega.automl.Standing;
import org.bottega.explain.performance.ModelComparison;
import org.bottega.learn.metric.Metric;

/// Which rows of a leaderboard cannot be told from the winner, by their scores on the search's splits.
public final class Ties {
    private static final double CONFIDENCE = 0.95;

    private Ties() {}

    /// The comparison of each row with the first one. Empty for a row that cannot be compared: its scores are not
    /// known, there is but one split, or the metric has no value on a split.
    ///
    /// @param metric the id of the search's metric
    /// @param board the winner first
    public static List<Optional<ModelComparison.Standing>> of(String metric, List<Standing> board) {
        var out = new ArrayList<Optional<ModelComparison.Standing>>();
        board.forEach(_ -> out.add(Optional.empty()));
        var by = Arrays.stream(Metric.values()).filter(m -> m.id().equals(metric)).findFirst();
        if (board.isEmpty() || by.isEmpty()) {
            return out;
        }
        var folds = board.getFirst().folds();
        int splits = folds.values().size();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < board.size(); i++) {
            var values = board.get(i).folds().values();
            if (splits > 1
                    && values.size() == splits
                    && values.stream().allMatch(Double::isFinite)) {
                places.add(i);
            }
        }
        if (places.isEmpty() || places.getFirst() != 0) {
            return out;
        }
        var compared =
                ModelComparison.withFirst(
                        by.get(),
                        places.stream().map(p -> board.get(p).name()).toList(),
                        places.stream()
                                .map(p ->
                                        board.get(p).folds().values().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .toArray())
                                .toArray(double[][]::new),
                        folds.testShare(),
                        CONFIDENCE);
        for (int i = 0; i < places.size(); i++) {
            out.set(places.get(i), Optional.of(compared.get(i)));
        }
        return out;
    }
}
