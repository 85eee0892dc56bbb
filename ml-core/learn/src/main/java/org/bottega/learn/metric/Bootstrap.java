package org.bottega.learn.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How sure a score is: the spread of the score over rows drawn again and again with replacement (Efron
/// 1979), as percentiles. Of many rows fewer are drawn, and the spread is narrowed by the root of their
/// share (Politis and Romano 1994).
public final class Bootstrap {
    private static final int ROWS = 20_000;

    private Bootstrap() {}

    /// An interval that holds the score of such rows with the given confidence.
    public record Interval(double low, double high) {}

    /// @param predictions row-major, rows × outputs
    /// @param confidence above 0 and below 1, such as 0.95
    /// @param rounds how often to draw
    public static Interval of(
            Goal goal,
            double[] y,
            double[] predictions,
            int classes,
            double confidence,
            int rounds,
            long seed) {
        int outputs = Math.max(1, classes);
        int drawn = Math.min(ROWS, y.length);
        double narrow = Math.sqrt((double) drawn / y.length);
        double centre = goal.score(y, predictions, classes);
        var scores = new double[rounds];
        var truth = new double[drawn];
        var told = new double[drawn * outputs];
        for (int round = 0; round < rounds; round++) {
            var random = new SplittableRandom(seed + round);
            for (int i = 0; i < drawn; i++) {
                int row = random.nextInt(y.length);
                truth[i] = y[row];
                System.arraycopy(predictions, row * outputs, told, i * outputs, outputs);
            }
            scores[round] = centre + narrow * (goal.score(truth, told, classes) - centre);
        }
        Arrays.sort(scores);
        double tail = (1 - confidence) / 2;
        return new Interval(at(scores, tail), at(scores, 1 - tail));
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
