package org.bottega.learn.linear;

import java.util.Arrays;
import org.bottega.model.features.Matrix;

/// The training rows by column, as a linear model walks through them: columns that are mostly zero (one
/// level of a category) by their other values only, the rest as they stand in the matrix.
final class Design {
    private static final int SPARSE_BELOW = 4;

    private final int[] rows;
    private final double[][] dense;
    private final int[][] positions;
    private final double[][] values;

    Design(Matrix x, int[] rows) {
        this.rows = rows;
        int width = x.width();
        dense = new double[width][];
        positions = new int[width][];
        values = new double[width][];
        var at = new int[rows.length];
        var kept = new double[rows.length];
        for (int j = 0; j < width; j++) {
            var column = x.column(j);
            int count = 0;
            for (int i = 0; i < rows.length; i++) {
                double value = column[rows[i]];
                if (value != 0) {
                    at[count] = i;
                    kept[count++] = value;
                }
            }
            if (count < rows.length / SPARSE_BELOW) {
                positions[j] = Arrays.copyOf(at, count);
                values[j] = Arrays.copyOf(kept, count);
                dense[j] = new double[0];
            } else {
                dense[j] = column;
                positions[j] = new int[0];
                values[j] = new double[0];
            }
        }
    }

    int rows() {
        return rows.length;
    }

    int width() {
        return dense.length;
    }

    /// Adds `weights[j] · x[j]` of each row to `margins`.
    ///
    /// @param weights where this margin's weights begin in `from`
    /// @param margins one number a row
    void margins(double[] from, int weights, double[] margins) {
        for (int j = 0; j < dense.length; j++) {
            double weight = from[weights + j];
            var column = dense[j];
            if (column.length > 0) {
                for (int i = 0; i < rows.length; i++) {
                    margins[i] += weight * column[rows[i]];
                }
            } else {
                var at = positions[j];
                var value = values[j];
                for (int i = 0; i < at.length; i++) {
                    margins[at[i]] += weight * value[i];
                }
            }
        }
    }

    /// Writes the sum over the rows of `slope · x[j]` for each input to `out[start + j]`.
    ///
    /// @param slopes one number a row
    void gradient(double[] slopes, double[] out, int start) {
        for (int j = 0; j < dense.length; j++) {
            double sum = 0;
            var column = dense[j];
            if (column.length > 0) {
                for (int i = 0; i < rows.length; i++) {
                    sum += slopes[i] * column[rows[i]];
                }
            } else {
                var at = positions[j];
                var value = values[j];
                for (int i = 0; i < at.length; i++) {
                    sum += slopes[at[i]] * value[i];
                }
            }
            out[start + j] = sum;
        }
    }
}
