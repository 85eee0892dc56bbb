package org.bottega.explain.fairness;

import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Reason;

/// How the labels and predictions of one group of rows turn out. Positive is what is favoured.
///
/// @param name what the group is called; empty for all other rows
/// @param truePositives rows favoured in label and prediction; likewise the three others
/// @param observedPositive share of favoured labels
/// @param predictedPositive share of favoured predictions
/// @param recall share of the favoured labels that were predicted (true positive rate)
/// @param specificity share of the other labels that were predicted (true negative rate)
/// @param precision share of the favoured predictions that are right (acceptance rate)
/// @param rejectionRate share of the other predictions that are right
/// @param conditionalAcceptance favoured labels over favoured predictions, no interval
/// @param conditionalRejection other labels over other predictions, no interval
/// @param f1 harmonic mean of precision and recall, no interval
public record GroupRates(
        String name,
        int rows,
        int truePositives,
        int falsePositives,
        int falseNegatives,
        int trueNegatives,
        Estimate observedPositive,
        Estimate predictedPositive,
        Estimate recall,
        Estimate specificity,
        Estimate precision,
        Estimate rejectionRate,
        Estimate conditionalAcceptance,
        Estimate conditionalRejection,
        Estimate accuracy,
        Estimate f1) {

    /// @param favoured what the favoured outcome is called
    static GroupRates of(
            String name, String favoured, int tp, int fp, int fn, int tn, double confidence) {
        int rows = tp + fp + fn + tn;
        var called = name.isEmpty() ? Reason.OTHERS : name;
        var empty = Reason.of("fairness.empty", called);
        var none = Reason.of("fairness.none-predicted", called, favoured);
        var rejected = Reason.of("fairness.none-rejected", called, favoured);
        var unseen = Reason.of("fairness.none-observed", called, favoured);
        return new GroupRates(
                name,
                rows,
                tp,
                fp,
                fn,
                tn,
                Estimate.share(tp + fn, rows, confidence, empty),
                Estimate.share(tp + fp, rows, confidence, empty),
                Estimate.share(tp, tp + fn, confidence, unseen),
                Estimate.share(
                        tn,
                        tn + fp,
                        confidence,
                        Reason.of("fairness.all-observed", called, favoured)),
                Estimate.share(tp, tp + fp, confidence, none),
                Estimate.share(tn, tn + fn, confidence, rejected),
                ratio(tp + fn, tp + fp, none),
                ratio(tn + fp, tn + fn, rejected),
                Estimate.share(tp + tn, rows, confidence, empty),
                ratio(2.0 * tp, 2.0 * tp + fp + fn, unseen));
    }

    private static Estimate ratio(double part, double whole, Reason otherwise) {
        return whole == 0
                ? new Estimate.Unknown(otherwise)
                : new Estimate.Known(part / whole, null);
    }

    /// The false positive rate: 1 − specificity.
    public Estimate falsePositiveRate() {
        return complement(specificity);
    }

    /// The false negative rate: 1 − recall.
    public Estimate falseNegativeRate() {
        return complement(recall);
    }

    private static Estimate complement(Estimate share) {
        return switch (share) {
            case Estimate.Unknown unknown -> unknown;
            case Estimate.Known(double value, var interval) ->
                    new Estimate.Known(
                            1 - value,
                            interval == null
                                    ? null
                                    : new org.bottega.explain.estimate.Interval(
                                            1 - interval.high(), 1 - interval.low()));
        };
    }
}
