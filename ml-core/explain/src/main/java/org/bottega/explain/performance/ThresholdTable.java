package org.bottega.explain.performance;

import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Reason;

/// What every threshold from 0 to 1 in steps of a thousandth comes to, for one class against the rest: a slider
/// reads it without counting again. Rows with at least the threshold's probability are told to be of
/// the class. Immutable.
public final class ThresholdTable {
    /// How many steps there are from 0 to 1.
    public static final int STEPS = 1000;

    private final String className;
    private final int[] hits;
    private final int[] alarms;

    private ThresholdTable(String className, int[] hits, int[] alarms) {
        this.className = className;
        this.hits = hits;
        this.alarms = alarms;
    }

    /// @throws IllegalStateException for a regression
    public static ThresholdTable of(Evaluation evaluation, int ofClass) {
        if (!evaluation.classifies()) {
            throw new IllegalStateException("numbers have no threshold");
        }
        int classes = evaluation.classes().size();
        var hits = new int[STEPS + 1];
        var alarms = new int[STEPS + 1];
        for (int i = 0; i < evaluation.rows(); i++) {
            double p = evaluation.told()[i * classes + ofClass];
            int step = step(p);
            if (evaluation.truth()[i] == ofClass) {
                hits[step]++;
            } else {
                alarms[step]++;
            }
        }
        for (int t = STEPS - 1; t >= 0; t--) {
            hits[t] += hits[t + 1];
            alarms[t] += alarms[t + 1];
        }
        return new ThresholdTable(evaluation.classes().get(ofClass), hits, alarms);
    }

    /// The largest step that a probability reaches.
    private static int step(double p) {
        int step = (int) Math.clamp(Math.floor(p * STEPS), 0, STEPS);
        return step < STEPS && p >= (step + 1.0) / STEPS ? step + 1 : step;
    }

    /// The class that is told from the threshold on.
    public String className() {
        return className;
    }

    /// @param threshold 0 to 1, rounded to a thousandth
    public Point at(double threshold) {
        return point((int) Math.round(Math.clamp(threshold, 0, 1) * STEPS));
    }

    private Point point(int step) {
        return new Point(
                (double) step / STEPS,
                hits[step],
                alarms[step],
                hits[0] - hits[step],
                alarms[0] - alarms[step]);
    }

    /// What one row of each outcome costs; below 0 it earns.
    public record RowCosts(
            double truePositive, double falsePositive, double falseNegative, double trueNegative) {
        /// Every mistake costs 1.
        public static final RowCosts EVEN = new RowCosts(0, 1, 1, 0);

        public RowCosts {
            if (!Double.isFinite(truePositive + falsePositive + falseNegative + trueNegative)) {
                throw new IllegalArgumentException("a cost is no number");
            }
        }
    }

    /// The outcome at one threshold.
    public record Point(
            double threshold,
            int truePositives,
            int falsePositives,
            int falseNegatives,
            int trueNegatives) {

        public int rows() {
            return truePositives + falsePositives + falseNegatives + trueNegatives;
        }

        /// Share of those told that are right, with its 95 % interval.
        public Estimate precision() {
            return share(truePositives, truePositives + falsePositives, "threshold.none-predicted");
        }

        /// Share of the class that is found.
        public Estimate recall() {
            return share(truePositives, truePositives + falseNegatives, "threshold.none-observed");
        }

        /// Share of the rest that is left alone.
        public Estimate specificity() {
            return share(trueNegatives, trueNegatives + falsePositives, "threshold.all-observed");
        }

        public Estimate accuracy() {
            return share(truePositives + trueNegatives, rows(), "threshold.none-observed");
        }

        /// Harmonic mean of precision and recall, without an interval; 0 where nothing is found.
        public Estimate f1() {
            double size = 2.0 * truePositives + falsePositives + falseNegatives;
            return size == 0
                    ? Estimate.unknown("threshold.none-observed")
                    : new Estimate.Known(2 * truePositives / size, null);
        }

        /// Matthews correlation, without an interval; 0 where all rows are told the same.
        public double correlation() {
            double size =
                    Math.sqrt((double) truePositives + falsePositives)
                            * Math.sqrt((double) truePositives + falseNegatives)
                            * Math.sqrt((double) trueNegatives + falsePositives)
                            * Math.sqrt((double) trueNegatives + falseNegatives);
            return size == 0
                    ? 0
                    : ((double) truePositives * trueNegatives
                                    - (double) falsePositives * falseNegatives)
                            / size;
        }

        /// What all rows together cost.
        public double cost(RowCosts costs) {
            return truePositives * costs.truePositive()
                    + falsePositives * costs.falsePositive()
                    + falseNegatives * costs.falseNegative()
                    + trueNegatives * costs.trueNegative();
        }

        private static Estimate share(int part, int whole, String otherwise) {
            return Estimate.share(part, whole, 0.95, Reason.of(otherwise));
        }
    }

    /// The cost at each threshold, 1,001 numbers.
    public double[] costs(RowCosts costs) {
        var all = new double[STEPS + 1];
        for (int t = 0; t <= STEPS; t++) {
            all[t] = point(t).cost(costs);
        }
        return all;
    }

    /// The threshold where the rows cost least; the middle one where several in a row do.
    public Point cheapest(RowCosts costs) {
        var all = costs(costs);
        int first = 0;
        for (int t = 1; t <= STEPS; t++) {
            first = all[t] < all[first] ? t : first;
        }
        int last = first;
        while (last < STEPS && all[last + 1] == all[first]) {
            last++;
        }
        return point((first + last) / 2);
    }

    /// The threshold of the greatest F1.
    public Point bestF1() {
        int best = 0;
        for (int t = 1; t <= STEPS; t++) {
            best = point(t).f1().orNaN() > point(best).f1().orNaN() ? t : best;
        }
        return point(best);
    }
}
