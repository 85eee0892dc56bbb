package org.bottega.explain.fairness;

import org.bottega.explain.estimate.Reason;
import org.jspecify.annotations.Nullable;

/// The formulas of all metrics over sums of rows. Sides: 0 is a, 1 is d.
///
/// @param aws how Clarify's code divides and aligns, see [FairnessQuestion]
/// @param grouped whether there is a group variable
record Formula(boolean aws, boolean grouped) {

    /// The figure, NaN where it is not defined; infinite only where `aws`, and for KL.
    double value(FairnessMetric metric, Tally.Sums s) {
        double a = s.rows(0);
        double d = s.rows(1);
        if ((a == 0 || d == 0) && metric != FairnessMetric.GE) {
            return Double.NaN;
        }
        return switch (metric) {
            case CI -> (a - d) / (a + d);
            case DPL -> s.observed(0, 1) / a - s.observed(1, 1) / d;
            case KL, JS, LP, TVD, KS -> distance(metric, s, a, d);
            case CDDL ->
                    grouped && both(s.observed(0, 1) + s.observed(1, 1), a + d)
                            ? s.disparity(false)
                            : Double.NaN;
            case CDDPL ->
                    grouped && both(s.predicted(0, 1) + s.predicted(1, 1), a + d)
                            ? s.disparity(true)
                            : Double.NaN;
            case DPPL -> s.predicted(0, 1) / a - s.predicted(1, 1) / d;
            case DI -> divide(s.predicted(1, 1) / d, s.predicted(0, 1) / a);
            case DCA -> difference(acceptance(s, 0), acceptance(s, 1));
            case DCR -> difference(rejection(s, 1), rejection(s, 0));
            case RD -> difference(recall(s, 0), recall(s, 1));
            case SD -> difference(specificity(s, 1), specificity(s, 0));
            case DAR -> difference(precision(s, 0), precision(s, 1));
            case DRR -> difference(rejected(s, 1), rejected(s, 0));
            case AD -> accuracy(s, 0) - accuracy(s, 1);
            case TE -> difference(treatment(s, 1), treatment(s, 0));
            case FT -> {
                double tested =
                        s.flips[Tally.SAME]
                                + s.flips[Tally.MODEL_ONLY]
                                + s.flips[Tally.NEIGHBOURS_ONLY];
                yield tested == 0
                        ? Double.NaN
                        : (s.flips[Tally.MODEL_ONLY] - s.flips[Tally.NEIGHBOURS_ONLY]) / tested;
            }
            case GE -> entropy(s);
        };
    }

    private static boolean both(double favoured, double rows) {
        return favoured > 0 && favoured < rows;
    }

    /// What the metric compares: a's (0) or d's (1) own figure; NaN where it has none.
    double part(FairnessMetric metric, Tally.Sums s, int side) {
        return switch (metric) {
            case CI -> s.rows(side);
            case DPL, KL, JS, LP, TVD, KS -> divide(s.observed(side, 1), s.rows(side));
            case DPPL, DI -> divide(s.predicted(side, 1), s.rows(side));
            case DCA -> acceptance(s, side);
            case DCR -> rejection(s, side);
            case RD -> recall(s, side);
            case SD -> specificity(s, side);
            case DAR -> precision(s, side);
            case DRR -> rejected(s, side);
            case AD -> accuracy(s, side);
            case TE -> treatment(s, side);
            case FT -> s.flips[side == 0 ? Tally.NEIGHBOURS_ONLY : Tally.MODEL_ONLY];
            case CDDL, CDDPL, GE -> Double.NaN;
        };
    }

    double acceptance(Tally.Sums s, int side) {
        return divide(s.observed(side, 1), s.predicted(side, 1));
    }

    double rejection(Tally.Sums s, int side) {
        return divide(s.observed(side, 0), s.predicted(side, 0));
    }

    private double recall(Tally.Sums s, int side) {
        return divide(s.told[side][1][1], s.observed(side, 1));
    }

    private double specificity(Tally.Sums s, int side) {
        return divide(s.told[side][0][0], s.observed(side, 0));
    }

    private double precision(Tally.Sums s, int side) {
        return divide(s.told[side][1][1], s.predicted(side, 1));
    }

    private double rejected(Tally.Sums s, int side) {
        return divide(s.told[side][0][0], s.predicted(side, 0));
    }

    private double accuracy(Tally.Sums s, int side) {
        return divide(s.told[side][0][0] + s.told[side][1][1], s.rows(side));
    }

    private double treatment(Tally.Sums s, int side) {
        return divide(s.told[side][1][0], s.told[side][0][1]);
    }

    private static double entropy(Tally.Sums s) {
        double n = s.rows(0) + s.rows(1);
        double twice = s.told[0][0][1] + s.told[1][0][1];
        double none = s.told[0][1][0] + s.told[1][1][0];
        double once = n - twice - none;
        double mean = (once + 2 * twice) / n;
        return n == 0 || mean == 0
                ? Double.NaN
                : ((once + 4 * twice) / (mean * mean) - n) / (2 * n);
    }

    private double distance(FairnessMetric metric, Tally.Sums s, double a, double d) {
        double kl = 0;
        double js = 0;
        double squares = 0;
        double sizes = 0;
        double largest = 0;
        boolean shared = false;
        for (int l = 0; l < s.label[0].length; l++) {
            double p = s.label[0][l] / a;
            double q = s.label[1][l] / d;
            if (aws && (p == 0 || q == 0)) {
                continue;
            }
            shared = true;
            double middle = (p + q) / 2;
            kl += surprise(p, q);
            js += (surprise(p, middle) + surprise(q, middle)) / 2;
            squares += (p - q) * (p - q);
            sizes += Math.abs(p - q);
            largest = Math.max(largest, Math.abs(p - q));
        }
        if (!shared) {
            return Double.NaN;
        }
        return switch (metric) {
            case KL -> kl;
            case JS -> js;
            case LP -> Math.sqrt(squares);
            case TVD -> sizes / 2;
            default -> largest;
        };
    }

    private static double surprise(double p, double q) {
        return p == 0 ? 0 : q == 0 ? Double.POSITIVE_INFINITY : p * Math.log(p / q);
    }

    private double divide(double part, double whole) {
        if (whole != 0) {
            return part / whole;
        }
        return !aws ? Double.NaN : part == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    private static double difference(double first, double second) {
        return first == second ? 0 : first - second;
    }

    /// Why a metric has no finite figure.
    ///
    /// @param names what a and d are called
    /// @param missing the name of a label that d has not and a has, `null` where there is none
    Reason why(
            FairnessMetric metric,
            Tally.Sums s,
            String[] names,
            String favoured,
            @Nullable String missing) {
        for (int side = 0; side < 2; side++) {
            if (s.rows(side) == 0) {
                return Reason.of("fairness.empty", names[side]);
            }
        }
        for (int side = 0; side < 2; side++) {
            var key =
                    switch (metric) {
                        case DI, DCA, DAR ->
                                s.predicted(side, 1) == 0 ? "fairness.none-predicted" : "";
                        case DCR, DRR -> s.predicted(side, 0) == 0 ? "fairness.none-rejected" : "";
                        case RD -> s.observed(side, 1) == 0 ? "fairness.none-observed" : "";
                        case SD -> s.observed(side, 0) == 0 ? "fairness.all-observed" : "";
                        case TE -> s.told[side][0][1] == 0 ? "fairness.no-false-positive" : "";
                        default -> "";
                    };
            if (!key.isEmpty()) {
                return Reason.of(key, names[side], favoured);
            }
        }
        return switch (metric) {
            case CDDL, CDDPL ->
                    grouped
                            ? Reason.of("fairness.one-outcome", favoured)
                            : Reason.of("fairness.no-group");
            case FT -> Reason.of("fairness.no-numbers");
            case GE -> Reason.of("fairness.all-missed");
            case KL ->
                    missing == null
                            ? Reason.of("fairness.nothing-shared", names)
                            : Reason.of("fairness.label-missing", names[1], missing, names[0]);
            default -> Reason.of("fairness.nothing-shared", names);
        };
    }
}
