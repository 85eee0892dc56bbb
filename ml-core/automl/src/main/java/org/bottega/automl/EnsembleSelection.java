package org.bottega.automl;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bottega.learn.metric.Goal;
import org.jspecify.annotations.Nullable;

/// Greedy ensemble selection with replacement (Caruana et al., Ensemble Selection from Libraries of
/// Models, ICML 2004): each round adds the model that most improves the mean of what was chosen so
/// far; the best prefix is kept. Ties prefer a model that is in already, then the earlier one, so that
/// ensembles stay small.
final class EnsembleSelection {
    private static final int ROUNDS = 25;

    /// Above so many rows a seeded sample of them decides.
    private static final int ROWS = 60_000;

    /// Scores nearer than this share of the best are ties.
    private static final double TIE = 1e-6;

    private EnsembleSelection() {}

    /// How far predictions are above a bound.
    interface Bound {
        /// @param rows places of the rows among all that are given
        /// @param y their classes or values
        /// @param told their predictions, row-major
        /// @return 0 within the bound
        double excess(int[] rows, double[] y, double[] told);
    }

    /// The weight of each model, summing to 1.
    ///
    /// @param predictions for each model rows × outputs, row-major
    /// @param y for each row its class or value
    /// @param classes the number of classes, 0 for regression
    static double[] weights(
            List<double[]> predictions, double[] y, int classes, Goal metric, long seed) {
        return weights(predictions, y, classes, metric, seed, null);
    }

    /// The same under a bound: what is nearer to it, or within it, goes before what is better.
    static double[] weights(
            List<double[]> predictions,
            double[] y,
            int classes,
            Goal metric,
            long seed,
            @Nullable Bound bound) {
        int outputs = Math.max(1, classes);
        var sampled = sample(y.length, seed);
        var target = Arrays.stream(sampled).mapToDouble(i -> y[i]).toArray();
        var models = predictions.stream().map(p -> rows(p, sampled, outputs)).toList();
        var counts = new int[models.size()];
        var best = new int[models.size()];
        double bestScore = Double.NEGATIVE_INFINITY;
        double bestExcess = Double.POSITIVE_INFINITY;
        var sum = new double[sampled.length * outputs];
        var mean = new double[sum.length];
        for (int round = 1; round <= ROUNDS; round++) {
            int chosen = -1;
            double chosenScore = Double.NEGATIVE_INFINITY;
            double chosenExcess = Double.POSITIVE_INFINITY;
            for (int m = 0; m < counts.length; m++) {
                var own = models.get(m);
                for (int i = 0; i < sum.length; i++) {
                    mean[i] = (sum[i] + own[i]) / round;
                }
                double score = signed(metric, metric.score(target, mean, classes));
                double excess = bound == null ? 0 : bound.excess(sampled, target, mean);
                if (excess > chosenExcess) {
                    continue;
                }
                boolean better =
                        excess < chosenExcess
                                || chosen < 0
                                || score > chosenScore + tie(chosenScore)
                                || (score > chosenScore - tie(chosenScore)
                                        && counts[m] > 0
                                        && counts[chosen] == 0);
                if (better) {
                    chosen = m;
                    chosenScore = score;
                    chosenExcess = excess;
                }
            }
            counts[chosen]++;
            var own = models.get(chosen);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += own[i];
            }
            if (chosenExcess < bestExcess
                    || (chosenExcess == bestExcess && chosenScore > bestScore + tie(bestScore))) {
                bestExcess = chosenExcess;
                bestScore = chosenScore;
                best = counts.clone();
            }
        }
        double total = Arrays.stream(best).sum();
        return Arrays.stream(best).mapToDouble(c -> c / total).toArray();
    }

    /// The weighted mean of predictions.
    static double[] mean(List<double[]> predictions, double[] weights) {
        var sum = new double[predictions.getFirst().length];
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                var own = predictions.get(m);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weights[m] * own[i];
                }
            }
        }
        return sum;
    }

    private static double tie(double score) {
        return TIE * Math.max(1e-3, Math.abs(score));
    }

    private static double signed(Goal metric, double score) {
        return metric.greaterIsBetter() ? score : -score;
    }

    private static int[] sample(int rows, long seed) {
        var all = new int[rows];
        Arrays.setAll(all, i -> i);
        if (rows <= ROWS) {
            return all;
        }
        var random = new SplittableRandom(seed);
        for (int i = 0; i < ROWS; i++) {
            int j = random.nextInt(i, rows);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        var chosen = Arrays.copyOf(all, ROWS);
        Arrays.sort(chosen);
        return chosen;
    }

    private static double[] rows(double[] predictions, int[] rows, int outputs) {
        if (rows.length * outputs == predictions.length) {
            return predictions;
        }
        var out = new double[rows.length * outputs];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(predictions, rows[i] * outputs, out, i * outputs, outputs);
        }
        return out;
    }
}
