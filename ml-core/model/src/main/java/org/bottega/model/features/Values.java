package org.bottega.model.features;

import java.util.Arrays;

/// Numbers in an order, immutable, equal when all of them are.
public final class Values {
    private final double[] values;

    private Values(double[] values) {
        this.values = values;
    }

    /// @param values owned by the result afterwards
    public static Values of(double... values) {
        return new Values(values);
    }

    public int size() {
        return values.length;
    }

    public double get(int index) {
        return values[index];
    }

    /// A copy.
    public double[] toArray() {
        return values.clone();
    }

    /// Whether none is missing or infinite.
    public boolean finite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values v && Arrays.equals(v.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 8
                ? Arrays.toString(values)
                : values.length + " numbers from " + values[0];
    }
}
