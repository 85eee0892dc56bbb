package org.bottega.learn.metric;

import org.jspecify.annotations.Nullable;

/// What a search goes by: a metric with what it needs to know besides.
///
/// @param costs of decisions, for the metric of costs; `null` where every mistake costs the same
/// @param quantile for the loss of a quantile, above 0 and below 1
public record Goal(Metric metric, @Nullable Costs costs, double quantile) {
    public Goal {
        if (!(quantile > 0 && quantile < 1)) {
            throw org.bottega.kernel.ProblemException.usage(
                    "quantile",
                    "A quantile of " + quantile + " cannot be used.",
                    "Give a number above 0 and below 1.");
        }
    }

    public static Goal of(Metric metric) {
        return new Goal(metric, null, 0.5);
    }

    public boolean greaterIsBetter() {
        return metric.greaterIsBetter();
    }

    public boolean better(double score, double than) {
        return metric.better(score, than);
    }

    /// The score as something to make small.
    public double loss(double score) {
        return metric.loss(score);
    }

    /// As [Metric#score].
    public double score(double[] y, double[] predictions, int classes) {
        if (metric == Metric.COST && costs != null) {
            return costs.mean(y, predictions);
        }
        if (metric == Metric.QUANTILE) {
            return Metric.pinball(y, predictions, quantile);
        }
        return metric.score(y, predictions, classes);
    }
}
