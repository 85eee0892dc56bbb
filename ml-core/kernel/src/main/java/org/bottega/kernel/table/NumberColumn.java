package org.bottega.kernel.table;

import org.jspecify.annotations.Nullable;

/// Numbers; NaN is missing. Infinities are kept as read: feature encoders treat them as missing.
public final class NumberColumn implements Column {
    private final double[] values;

    public NumberColumn(double[] values) {
        this.values = values;
    }

    /// The backing array: read only.
    public double[] values() {
        return values;
    }

    public double value(int row) {
        return values[row];
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public boolean missing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public @Nullable String text(int row) {
        return missing(row) ? null : text(values[row]);
    }

    /// A number the way a file would hold it: whole numbers without a decimal point.
    public static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public NumberColumn rows(int[] index) {
        var out = new double[index.length];
        for (int i = 0; i < index.length; i++) {
            out[i] = values[index[i]];
        }
        return new NumberColumn(out);
    }
}
