package org.bottega.learn.numeric;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/// A symmetric matrix of few numbers, row by row: row `i` holds the columns `index[start[i]…start[i + 1]]`,
/// ascending.
@SuppressWarnings("ArrayRecordComponent")
public record SparseSymmetric(int size, int[] start, int[] index, double[] value) {

    /// Joins what each row says of its neighbours with what they say of it.
    ///
    /// @param each how many neighbours a row names
    /// @param neighbour size × each
    /// @param said one a neighbour
    /// @param join of what the one row says and what the other, 0 where it says nothing
    public static SparseSymmetric of(
            int size, int each, int[] neighbour, double[] said, DoubleBinaryOperator join) {
        var start = new int[size + 1];
        for (int j : neighbour) {
            start[j + 1]++;
        }
        for (int i = 0; i < size; i++) {
            start[i + 1] += start[i];
        }
        var from = new int[neighbour.length];
        var heard = new double[neighbour.length];
        var next = start.clone();
        for (int at = 0; at < neighbour.length; at++) {
            int to = next[neighbour[at]]++;
            from[to] = at / each;
            heard[to] = said[at];
        }
        var rows = new int[size + 1];
        var index = new int[2 * neighbour.length];
        var value = new double[2 * neighbour.length];
        var own = new double[size];
        var other = new double[size];
        var touched = new int[2 * size];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            int count = 0;
            for (int at = i * each; at < (i + 1) * each; at++) {
                own[neighbour[at]] = said[at];
                touched[count++] = neighbour[at];
            }
            for (int at = start[i]; at < start[i + 1]; at++) {
                other[from[at]] = heard[at];
                touched[count++] = from[at];
            }
            Arrays.sort(touched, 0, count);
            int before = -1;
            for (int t = 0; t < count; t++) {
                int j = touched[t];
                if (j != before) {
                    double joined = join.applyAsDouble(own[j], other[j]);
                    if (joined != 0) {
                        index[filled] = j;
                        value[filled++] = joined;
                    }
                    own[j] = 0;
                    other[j] = 0;
                    before = j;
                }
            }
            rows[i + 1] = filled;
        }
        return new SparseSymmetric(
                size, rows, Arrays.copyOf(index, filled), Arrays.copyOf(value, filled));
    }

    /// The sum of each row.
    public double[] sums() {
        var sums = new double[size];
        for (int i = 0; i < size; i++) {
            for (int at = start[i]; at < start[i + 1]; at++) {
                sums[i] += value[at];
            }
        }
        return sums;
    }

    /// One row of the product with a vector, `in[from…]`.
    public double times(int row, double[] in, int from) {
        double sum = 0;
        for (int at = start[row]; at < start[row + 1]; at++) {
            sum += value[at] * in[from + index[at]];
        }
        return sum;
    }
}
