package org.bottega.explain.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.estimate.Interval;
import org.bottega.explain.estimate.StudentT;
import org.bottega.learn.metric.Metric;
import org.jspecify.annotations.Nullable;

/// Models compared by their scores on the same splits, with the corrected resampled t-test (Nadeau and Bengio
/// 2003): training rows of different splits overlap, so the variance of the mean is
/// `(1/k + test/training) · s²` and not `s²/k`. Against the best one, corrected for their number (Holm 1979).
/// What cannot be told from the best is tied with it.
///
/// @param models the best first
public record ModelComparison(Metric metric, List<Standing> models) {
    /// One model.
    ///
    /// @param mean of its scores
    /// @param rank 1 for the best and all that are tied with it; else one more than the number of models that
    ///     stand before it
    /// @param behind by how much it is worse than the one compared with; below 0 where it is better
    /// @param interval where that difference lies; `null` where two splits are lacking
    /// @param chance how probable such a difference is between equally good models, corrected; 1 for the best
    public record Standing(
            String name,
            double mean,
            double spread,
            int rank,
            double behind,
            @Nullable Interval interval,
            double chance) {
        public boolean tied() {
            return rank == 1;
        }
    }

    public ModelComparison {
        models = List.copyOf(models);
    }

    /// @param names one a model
    /// @param scores by model, then split; all models on the same splits
    /// @param testShare test rows over training rows of a split, 1/(k − 1) for k folds
    /// @param confidence of intervals and ties
    public static ModelComparison of(
            Metric metric,
            List<String> names,
            double[][] scores,
            double testShare,
            double confidence) {
        var mean = means(scores);
        var order =
                IntStream.range(0, mean.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer m) ->
                                        metric.greaterIsBetter() ? -mean[m] : mean[m]))
                        .toList();
        return new ModelComparison(
                metric,
                compared(metric, names, scores, testShare, confidence, order, order.getFirst()));
    }

    /// Each model against the first one, in the order given: a winner may have been chosen by something else than
    /// its mean over the splits. A model that is no worse than the first is tied with it too.
    ///
    /// @param names one a model
    /// @param scores by model, then split; all models on the same splits
    /// @param testShare test rows over training rows of a split, 1/(k − 1) for k folds
    /// @param confidence of intervals and ties
    public static List<Standing> withFirst(
            Metric metric,
            List<String> names,
            double[][] scores,
            double testShare,
            double confidence) {
        var order = IntStream.range(0, scores.length).boxed().toList();
        return compared(metric, names, scores, testShare, confidence, order, 0);
    }

    private static double[] means(double[][] scores) {
        int splits = scores.length == 0 ? 0 : scores[0].length;
        var mean = new double[scores.length];
        for (int m = 0; m < mean.length; m++) {
            if (scores[m].length != splits || splits == 0) {
                throw new IllegalArgumentException("models were judged on different splits");
            }
            mean[m] = mean(scores[m]);
        }
        return mean;
    }

    private static List<Standing> compared(
            Metric metric,
            List<String> names,
            double[][] scores,
            double testShare,
            double confidence,
            List<Integer> order,
            int best) {
        var mean = means(scores);
        int splits = scores[best].length;
        var raw = new double[mean.length];
        var reach = new double[mean.length];
        for (int m : order) {
            var apart =
                    IntStream.range(0, splits)
                            .mapToDouble(s -> scores[best][s] - scores[m][s])
                            .toArray();
            double error = Math.sqrt((1.0 / splits + testShare)) * spread(apart);
            double difference = Math.abs(mean(apart));
            raw[m] =
                    m == best || splits < 2
                            ? 1
                            : error == 0
                                    ? difference == 0 ? 1 : 0
                                    : StudentT.outside(difference / error, splits - 1);
            reach[m] = splits < 2 ? Double.NaN : error * StudentT.within(confidence, splits - 1);
        }
        var chance = holm(raw, best);
        var standings = new ArrayList<Standing>();
        for (int place = 0; place < order.size(); place++) {
            int m = order.get(place);
            double behind = (metric.greaterIsBetter() ? 1 : -1) * (mean[best] - mean[m]);
            standings.add(
                    new Standing(
                            names.get(m),
                            mean[m],
                            spread(scores[m]),
                            chance[m] > 1 - confidence || behind <= 0 ? 1 : place + 1,
                            behind,
                            Double.isNaN(reach[m]) || m == best
                                    ? null
                                    : new Interval(behind - reach[m], behind + reach[m]),
                            chance[m]));
        }
        return standings;
    }

    /// Step-down correction of the tests against the best.
    private static double[] holm(double[] raw, int best) {
        var corrected = raw.clone();
        var order =
                IntStream.range(0, raw.length)
                        .filter(m -> m != best)
                        .boxed()
                        .sorted(Comparator.comparingDouble(m -> raw[m]))
                        .toList();
        double least = 0;
        for (int i = 0; i < order.size(); i++) {
            int m = order.get(i);
            least = Math.max(least, Math.min(1, raw[m] * (order.size() - i)));
            corrected[m] = least;
        }
        return corrected;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double spread(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }
}
