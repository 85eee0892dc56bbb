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
    private final double[] columns;
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
        Numbers.finite("stored rows", columns, (long) inputs * count);
        Numbers.finite("answers", answers, (long) outputs * count);
        Numbers.finite("weights", weights);
        Numbers.require(Arrays.stream(weights).allMatch(w -> w > 0), "a weight is not above 0");
        this.inputs = inputs;
        this.outputs = outputs;
        this.neighbours = neighbours;
        this.distance = distance;
        this.nearerWeighsMore = nearerWeighsMore;
        this.columns = columns;
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
        return columns;
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
            distances(rows, i * inputs, far);
            nearest(far, nearest);
            answer(far, nearest, out, i * outputs);
        }
    }

    /// Squared Euclidean distances, or Manhattan distances, to all stored rows.
    private void distances(double[] rows, int row, double[] far) {
        Arrays.fill(far, 0);
        for (int j = 0; j < inputs; j++) {
            double x = Numbers.bounded(rows[row + j]);
            int from = j * count;
            if (distance == Distance.EUCLIDEAN) {
                for (int v = 0; v < count; v++) {
                    double away = x - columns[from + v];
                    far[v] += away * away;
                }
            } else {
                for (int v = 0; v < count; v++) {
                    far[v] += Math.abs(x - columns[from + v]);
                }
            }
        }
    }

    /// The nearest stored rows in a heap whose top is the farthest of them.
    private static void nearest(double[] far, int[] heap) {
        int size = heap.length;
        for (int v = 0; v < size; v++) {
            heap[v] = v;
        }
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(far, heap, at);
        }
        for (int v = size; v < far.length; v++) {
            if (far[v] < far[heap[0]]) {
                heap[0] = v;
                sink(far, heap, 0);
            }
        }
    }

    private static void sink(double[] far, int[] heap, int from) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= heap.length) {
                return;
            }
            if (child + 1 < heap.length && farther(far, heap[child + 1], heap[child])) {
                child++;
            }
            if (!farther(far, heap[child], heap[at])) {
                return;
            }
            int moved = heap[at];
            heap[at] = heap[child];
            heap[child] = moved;
            at = child;
        }
    }

    private static boolean farther(double[] far, int a, int b) {
        return far[a] > far[b] || (far[a] == far[b] && a > b);
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
