package org.bottega.model.predictor;

import java.util.Arrays;
import org.bottega.model.predictor.Neighbours.Distance;

/// Rows that others are compared with: how far each is, and which are the nearest. Of rows equally far the
/// first stored one is nearer. Numbers beyond ±1e30 count as that.
public final class StoredRows {
    private final int inputs;
    private final int count;
    private final Distance distance;
    private final double[] columns;

    /// @param columns inputs × count, finite: each input's values side by side, so that a loop over the rows
    ///     is one over neighbours in memory
    public StoredRows(int inputs, int count, Distance distance, double[] columns) {
        Numbers.finite("stored rows", columns, (long) inputs * count);
        this.inputs = inputs;
        this.count = count;
        this.distance = distance;
        this.columns = columns;
    }

    /// @param rows row-major, count × inputs
    public static StoredRows of(double[] rows, int count, int inputs, Distance distance) {
        var columns = new double[rows.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < inputs; j++) {
                columns[j * count + i] = rows[i * inputs + j];
            }
        }
        return new StoredRows(inputs, count, distance, columns);
    }

    public int count() {
        return count;
    }

    public Distance distance() {
        return distance;
    }

    /// Inputs × rows: read only.
    public double[] columns() {
        return columns;
    }

    /// Squared Euclidean distances, or Manhattan distances, to all stored rows.
    ///
    /// @param row where the row begins
    /// @param far one a stored row, overwritten
    public void distances(double[] rows, int row, double[] far) {
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
    ///
    /// @param heap as many as are wanted, overwritten
    public static void nearest(double[] far, int[] heap) {
        int size = heap.length;
        for (int v = 0; v < size; v++) {
            heap[v] = v;
        }
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(far, heap, at, size);
        }
        for (int v = size; v < far.length; v++) {
            if (far[v] < far[heap[0]]) {
                heap[0] = v;
                sink(far, heap, 0, size);
            }
        }
    }

    /// Orders a heap, nearest first.
    public static void sort(double[] far, int[] heap) {
        for (int size = heap.length - 1; size > 0; size--) {
            int farthest = heap[0];
            heap[0] = heap[size];
            heap[size] = farthest;
            sink(far, heap, 0, size);
        }
    }

    private static void sink(double[] far, int[] heap, int from, int size) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && farther(far, heap[child + 1], heap[child])) {
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
}
