package org.bottega.model.predictor;

import java.util.Arrays;

/// Remembers rows and answers with the mean of the nearest ones. Of rows equally far the first stored one
/// is nearer. Inputs must not be missing; beyond ±1e30 they count as that.
public final class Neighbours implements Predictor {
    /// How far two rows are from one another.
    public enum Distance {
        EUCLIDEAN,
        MANHATTAN
    }

    /// Distances below this count as this where nearer rows weigh more.
    public static final double NEAREST = 1e-10;

    private final int inputs;
    private final int outputs;
    private final int neighbours;
    private final Distance distance;
    private final boolean nearerWeighsMore;
    private final StoredRows stored;
    private final double[] answers;
    private final double[] weights;
    private final int count;

    /// @param neighbours how many are asked, at least 1 and at most as many as there are
    /// @param nearerWeighsMore weigh by 1 / distance
    /// @param columns inputs × stored rows: each input's values side by side
    /// @param answers stored rows × outputs
    /// @param weights one a stored row, above 0
    public Neighbours(
            int inputs,
            int outputs,
            int neighbours,
            Distance distance,
            boolean nearerWeighsMore,
            double[] columns,
            double[] answers,
            double[] weights) {
        count = weights.length;
        Numbers.require(
                outputs >= 1 && neighbours >= 1 && neighbours <= count,
                neighbours + " neighbours of " + count);
        Numbers.finite("answers", answers, (long) outputs * count);
        Numbers.finite("weights", weights);
        Numbers.require(Arrays.stream(weights).allMatch(w -> w > 0), "a weight is not above 0");
        this.inputs = inputs;
        this.outputs = outputs;
        this.neighbours = neighbours;
        this.distance = distance;
        this.nearerWeighsMore = nearerWeighsMore;
        this.stored = new StoredRows(inputs, count, distance, columns);
        this.answers = answers;
        this.weights = weights;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    /// How many rows are stored.
    public int count() {
        return count;
    }

    /// How many of them are asked.
    public int neighbours() {
        return neighbours;
    }

    public Distance distance() {
        return distance;
    }

    public boolean nearerWeighsMore() {
        return nearerWeighsMore;
    }

    /// Inputs × stored rows: read only.
    public double[] columns() {
        return stored.columns();
    }

    /// Stored rows × outputs: read only.
    public double[] answers() {
        return answers;
    }

    /// One a stored row: read only.
    public double[] weights() {
        return weights;
    }

    @Override
    public double work() {
        return (double) count * (inputs + 2);
    }

    @Override
    public void predict(double[] rows, int number, double[] out) {
        var far = new double[count];
        var nearest = new int[neighbours];
        for (int i = 0; i < number; i++) {
            stored.distances(rows, i * inputs, far);
            StoredRows.nearest(far, nearest);
            answer(far, nearest, out, i * outputs);
        }
    }

    private void answer(double[] far, int[] nearest, double[] out, int at) {
        Arrays.sort(nearest);
        Arrays.fill(out, at, at + outputs, 0);
        double sum = 0;
        for (int v : nearest) {
            double weight = weights[v];
            if (nearerWeighsMore) {
                double away = distance == Distance.EUCLIDEAN ? Math.sqrt(far[v]) : far[v];
                weight /= Math.max(away, NEAREST);
            }
            sum += weight;
            for (int k = 0; k < outputs; k++) {
                out[at + k] += weight * answers[v * outputs + k];
            }
        }
        for (int k = 0; k < outputs; k++) {
            out[at + k] /= sum;
        }
    }
}
