package org.bottega.explain.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.Predictions;

/// What equality costs: quality against disparity when the threshold from which on the favoured outcome is
/// predicted moves, for both groups together, and for each its own (Hardt, Price, Srebro 2016).
///
/// @param common one point a threshold 0, 0.01, … 1, the same for both groups
/// @param front the points that no other pair of thresholds beats in both quality and disparity, by rising
///     disparity; groups may have thresholds of their own
public record ThresholdTradeOff(
        Quality quality, Disparity disparity, List<Point> common, List<Point> front) {
    private static final int STEPS = 100;

    /// How good predictions are over both groups.
    public enum Quality {
        ACCURACY,
        BALANCED_ACCURACY,
        F1
    }

    /// How far groups are apart; 0 is equality.
    public enum Disparity {
        /// size of the difference in favoured predictions (DPPL)
        SELECTION,
        /// size of the difference in recall (RD): equal opportunity
        RECALL,
        /// the larger of the differences in recall and in false positive rate: equalized odds
        ODDS
    }

    /// @param a threshold of the favoured group
    /// @param d threshold of the other one
    /// @param quality 0 to 1
    /// @param disparity 0 to 1
    public record Point(double a, double d, double quality, double disparity) {}

    public ThresholdTradeOff {
        common = List.copyOf(common);
        front = List.copyOf(front);
    }

    /// @param question its threshold is not looked at
    /// @throws ProblemException when the model tells numbers, a column or value is not in the data, or a group
    ///     is empty
    public static ThresholdTradeOff of(
            Model model,
            Table rows,
            Predictions told,
            FairnessQuestion question,
            Quality quality,
            Disparity disparity) {
        if (!model.signature().classifies()) {
            throw ProblemException.usage(
                    "model",
                    "The model tells numbers, which have no probability to put a threshold to.",
                    "Choose a model of classes.");
        }
        var outcomes = Outcomes.of(model, rows, told, question.favoured(), null).joined();
        var sides = Facet.sides(question.facet(), rows);
        var told0 = counts(outcomes, sides, 0);
        var told1 = counts(outcomes, sides, 1);
        if (told0[0][0] + told0[1][0] == 0 || told1[0][0] + told1[1][0] == 0) {
            throw ProblemException.input(
                    question.facet().column(),
                    "One of the groups has no row with a known outcome.",
                    "Choose another facet.");
        }
        var common = new ArrayList<Point>();
        var all = new ArrayList<Point>();
        for (int a = 0; a <= STEPS; a++) {
            for (int d = 0; d <= STEPS; d++) {
                var point =
                        new Point(
                                (double) a / STEPS,
                                (double) d / STEPS,
                                quality(quality, told0, told1, a, d),
                                disparity(disparity, told0, told1, a, d));
                all.add(point);
                if (a == d) {
                    common.add(point);
                }
            }
        }
        return new ThresholdTradeOff(quality, disparity, common, front(all));
    }

    /// The best thresholds whose disparity is at most that.
    public Optional<Point> within(double most) {
        return front.stream()
                .filter(p -> p.disparity() <= most)
                .max(Comparator.comparingDouble(Point::quality));
    }

    /// By label, then threshold: how many rows of a side have at least that probability.
    private static int[][] counts(Outcomes outcomes, byte[] sides, int side) {
        var counts = new int[2][STEPS + 1];
        for (int i = 0; i < sides.length; i++) {
            int y = outcomes.label()[i];
            if (sides[i] == side && y >= 0) {
                // the largest step that the score reaches; products may fall short by rounding
                int step = (int) Math.floor(Math.clamp(outcomes.score()[i], 0, 1) * STEPS + 1e-9);
                counts[y][step]++;
            }
        }
        for (int y = 0; y < 2; y++) {
            for (int t = STEPS - 1; t >= 0; t--) {
                counts[y][t] += counts[y][t + 1];
            }
        }
        return counts;
    }

    private static double quality(Quality quality, int[][] s0, int[][] s1, int a, int d) {
        double tp = s0[1][a] + s1[1][d];
        double fp = s0[0][a] + s1[0][d];
        double positives = s0[1][0] + s1[1][0];
        double negatives = s0[0][0] + s1[0][0];
        return switch (quality) {
            case ACCURACY -> (tp + negatives - fp) / (positives + negatives);
            case BALANCED_ACCURACY ->
                    positives == 0 || negatives == 0
                            ? (tp + negatives - fp) / (positives + negatives)
                            : (tp / positives + (negatives - fp) / negatives) / 2;
            case F1 -> positives + tp + fp == 0 ? 0 : 2 * tp / (positives + tp + fp);
        };
    }

    private static double disparity(Disparity disparity, int[][] s0, int[][] s1, int a, int d) {
        double recall = Math.abs(share(s0[1], a) - share(s1[1], d));
        return switch (disparity) {
            case SELECTION ->
                    Math.abs(
                            (double) (s0[0][a] + s0[1][a]) / (s0[0][0] + s0[1][0])
                                    - (double) (s1[0][d] + s1[1][d]) / (s1[0][0] + s1[1][0]));
            case RECALL -> recall;
            case ODDS -> Math.max(recall, Math.abs(share(s0[0], a) - share(s1[0], d)));
        };
    }

    private static double share(int[] counts, int step) {
        return counts[0] == 0 ? 0 : (double) counts[step] / counts[0];
    }

    private static List<Point> front(List<Point> all) {
        all.sort(
                Comparator.comparingDouble(Point::disparity)
                        .thenComparing(Comparator.comparingDouble(Point::quality).reversed())
                        .thenComparingDouble(p -> Math.abs(p.a() - p.d())));
        var front = new ArrayList<Point>();
        double best = Double.NEGATIVE_INFINITY;
        for (var point : all) {
            if (point.quality() > best) {
                front.add(point);
                best = point.quality();
            }
        }
        return front;
    }
}
