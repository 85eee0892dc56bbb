package org.bottega.learn.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Levels;
import org.bottega.model.features.Values;

/// What the target is on average in the rows of a level, drawn towards its average in all rows where the
/// level tells little. With two classes the share of the second one; with more, one input a class.
public final class TargetMean extends Featurizer {
    private static final int MOST_CLASSES = 100;

    public static final Param<Double> SMOOTHING =
            Param.real("smoothing", 0, 0, 1e6)
                    .doc(
                            "How many rows the average of all rows counts for; 0 finds it out for each level from the"
                                    + " spread in it (empirical Bayes).");
    public static final Param<Integer> LEVELS =
            Param.whole("levels", 10_000, 1, 1_000_000)
                    .log()
                    .doc("How many levels are told apart; the most frequent are taken.");
    public static final Param<Integer> ABOVE =
            Param.whole("above", 0, 0, 1_000_000)
                    .doc("Only used where the column has more levels than this.");

    TargetMean() {
        super(
                new Info(
                        "target",
                        "Target encoding",
                        "The mean of the target in each level (the share of each class), smoothed; training rows get it from other folds.",
                        "Categories",
                        List.of("mean encoding", "likelihood encoding", "impact coding")),
                Set.of(Place.CATEGORIES),
                "Micci-Barreca, A Preprocessing Scheme for High-Cardinality Categorical Attributes, SIGKDD Explorations 2001.",
                List.of(SMOOTHING, LEVELS, ABOVE));
    }

    @Override
    public boolean looksAtTarget() {
        return true;
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.none();
        var learnt = column.learnt();
        var levels = Levels.of(column.levels(params.get(LEVELS)));
        long occurring = Arrays.stream(column.counts()).filter(c -> c > 0).count();
        if (learnt == null || occurring <= params.get(ABOVE)) {
            return;
        }
        int classes = learnt.classes().size();
        if (classes > MOST_CLASSES) {
            column.note(
                    "The target has more than "
                            + MOST_CLASSES
                            + " classes, so their shares in each level are no inputs.");
            return;
        }
        if (occurring > levels.size()) {
            column.levels(params.get(LEVELS), "a mean of their own");
        }
        var place = levels.positions((CategoryColumn) column.column());
        for (int k = classes == 2 ? 1 : 0; k < Math.max(1, classes); k++) {
            var means = new Means(column.name(), learnt, k, levels, place, params.get(SMOOTHING));
            column.add(new Draft(means.fit(column.rows()), means::fit));
        }
    }

    /// The means of one class, or of numbers.
    ///
    /// @param place for each row of the table its level's position, below 0 where it has none
    @SuppressWarnings("ArrayRecordComponent")
    private record Means(
            String column, Learnt learnt, int k, Levels levels, int[] place, double smoothing) {
        Encoder fit(int[] rows) {
            int missing = levels.size();
            var count = new double[missing + 1];
            var mean = new double[missing + 1];
            var squares = new double[missing + 1];
            double all = 0;
            double total = 0;
            double totalSquares = 0;
            for (int row : rows) {
                double y = y(row);
                all++;
                double away = y - total;
                total += away / all;
                totalSquares += away * (y - total);
                // a level too rare to be told apart: it says nothing about missing values
                if (place[row] == Levels.UNSEEN) {
                    continue;
                }
                int level = place[row] < 0 ? missing : place[row];
                count[level]++;
                double own = y - mean[level];
                mean[level] += own / count[level];
                squares[level] += own * (y - mean[level]);
            }
            double variance = all > 0 ? totalSquares / all : 0;
            for (int l = 0; l <= missing; l++) {
                mean[l] = smoothed(count[l], mean[l], squares[l], total, variance);
            }
            return new LevelValues(
                    column,
                    meaning(),
                    levels,
                    Values.of(Arrays.copyOf(mean, missing)),
                    mean[missing],
                    total);
        }

        private double smoothed(
                double count, double mean, double squares, double total, double variance) {
            if (count == 0) {
                return total;
            }
            double share =
                    smoothing > 0
                            ? count / (count + smoothing)
                            : variance * count / (variance * count + squares / count);
            double value = share * mean + (1 - share) * total;
            return Double.isFinite(value) ? value : total;
        }

        private double y(int row) {
            double y = learnt.y()[row];
            return learnt.classes().isEmpty() ? y : y == k ? 1 : 0;
        }

        private String meaning() {
            return learnt.classes().isEmpty()
                    ? "mean of " + learnt.name()
                    : "share of " + learnt.classes().get(k);
        }
    }
}
