package org.bottega.model.features;

import java.util.List;

/// Encoded rows, stored by column: `columns[feature][row]`. NaN is missing. Read only.
public final class Matrix {
    private final List<Feature> features;
    private final double[][] columns;
    private final int rows;

    public Matrix(List<Feature> features, double[][] columns, int rows) {
        if (features.size() != columns.length) {
            throw new IllegalArgumentException(
                    features.size() + " features, " + columns.length + " columns");
        }
        this.features = List.copyOf(features);
        this.columns = columns;
        this.rows = rows;
    }

    public List<Feature> features() {
        return features;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return columns.length;
    }

    /// The values of one feature, `rows()` long: read only.
    public double[] column(int feature) {
        return columns[feature];
    }

    /// Copies some rows, row by row: `out[k * width() + j]` is feature `j` of row `index[from + k]`.
    public void gather(int[] index, int from, int to, double[] out) {
        int width = columns.length;
        for (int j = 0; j < width; j++) {
            var column = columns[j];
            for (int i = from, at = j; i < to; i++, at += width) {
                out[at] = column[index[i]];
            }
        }
    }

    /// The same rows with only the given features.
    public Matrix select(int[] chosen) {
        var picked = new double[chosen.length][];
        var names = new Feature[chosen.length];
        for (int j = 0; j < chosen.length; j++) {
            picked[j] = columns[chosen[j]];
            names[j] = features.get(chosen[j]);
        }
        return new Matrix(List.of(names), picked, rows);
    }
}
