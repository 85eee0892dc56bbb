package org.bottega.automl;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.learn.metric.Goal;

/// Whether members of a blend are worth their cost. The judged rows are dealt into blocks; a member whose
/// absence worsens the blocks by less than their own noise goes, and so do, where a row would take too long to
/// predict, those that bring least for the work they make. The weights of the others grow in proportion.
final class Worth {
    private static final int BLOCKS = 10;

    /// With fewer rows a block's score tells nothing.
    private static final int FEWEST = 20 * BLOCKS;

    /// A member's gain must be this many standard errors.
    private static final double CERTAIN = 1;

    private final Goal goal;
    private final int classes;
    private final int outputs;
    private final int[][] rows;
    private final double[][] truth;

    private Worth(Goal goal, double[] truth, int classes) {
        this.goal = goal;
        this.classes = classes;
        this.outputs = Math.max(1, classes);
        this.rows =
                IntStream.range(0, BLOCKS)
                        .mapToObj(b ->
                                IntStream.range(0, truth.length)
                                        .filter(i -> i % BLOCKS == b)
                                        .toArray())
                        .toArray(int[][]::new);
        this.truth =
                Arrays.stream(rows)
                        .map(own -> Arrays.stream(own).mapToDouble(i -> truth[i]).toArray())
                        .toArray(double[][]::new);
    }

    /// How much a member brings: by how much the loss rises without it, in the mean of the blocks.
    private record Gain(double mean, double error) {
        boolean certain() {
            return mean > CERTAIN * error;
        }
    }

    /// The weights of those that are worth it, summing to 1.
    ///
    /// @param predictions for each model rows × outputs
    /// @param work for each model what a row costs, see [org.bottega.model.predictor.Predictor#work()]
    /// @param most how much work a row of the blend may make
    static double[] weights(
            List<double[]> predictions,
            double[] weights,
            double[] work,
            double most,
            double[] truth,
            int classes,
            Goal goal) {
        if (truth.length < FEWEST) {
            return weights;
        }
        var worth = new Worth(goal, truth, classes);
        var left = weights.clone();
        while (true) {
            var members = IntStream.range(0, left.length).filter(m -> left[m] > 0).toArray();
            if (members.length < 2) {
                return left;
            }
            boolean heavy = Arrays.stream(members).mapToDouble(m -> work[m]).sum() > most;
            var whole = worth.losses(predictions, left, -1);
            int least = -1;
            double leastWorth = Double.POSITIVE_INFINITY;
            for (int m : members) {
                var gain = worth.gain(whole, worth.losses(predictions, left, m));
                if (!Double.isFinite(gain.mean()) || (!heavy && gain.certain())) {
                    continue;
                }
                double own = heavy ? gain.mean() / Math.max(1, work[m]) : gain.mean();
                if (own < leastWorth) {
                    least = m;
                    leastWorth = own;
                }
            }
            if (least < 0) {
                return left;
            }
            left[least] = 0;
            double sum = Arrays.stream(left).sum();
            for (int m = 0; m < left.length; m++) {
                left[m] /= sum;
            }
        }
    }

    private Gain gain(double[] with, double[] without) {
        double mean = 0;
        for (int b = 0; b < BLOCKS; b++) {
            mean += (without[b] - with[b]) / BLOCKS;
        }
        double squares = 0;
        for (int b = 0; b < BLOCKS; b++) {
            double off = without[b] - with[b] - mean;
            squares += off * off;
        }
        return new Gain(mean, Math.sqrt(squares / (BLOCKS - 1) / BLOCKS));
    }

    /// The loss of each block.
    ///
    /// @param without a model that is left out, −1 for none
    private double[] losses(List<double[]> predictions, double[] weights, int without) {
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            sum += m == without ? 0 : weights[m];
        }
        var losses = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            var told = new double[rows[b].length * outputs];
            for (int m = 0; m < weights.length; m++) {
                if (weights[m] == 0 || m == without) {
                    continue;
                }
                double share = weights[m] / sum;
                var own = predictions.get(m);
                for (int i = 0; i < rows[b].length; i++) {
                    int from = rows[b][i] * outputs;
                    for (int k = 0; k < outputs; k++) {
                        told[i * outputs + k] += share * own[from + k];
                    }
                }
            }
            losses[b] = goal.loss(goal.score(truth[b], told, classes));
        }
        return losses;
    }
}
