package org.bottega.model.predictor;

/// What the numbers of predictors must keep to, whatever file they came from.
final class Numbers {
    /// Inputs beyond this size count as this size, so that products and powers of them stay finite.
    static final double LARGEST = 1e30;

    private Numbers() {}

    static void finite(String what, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(what + " is not finite");
            }
        }
    }

    /// Finite numbers, exactly so many.
    static void finite(String what, double[] values, long length) {
        require(values.length == length, values.length + " numbers of " + what + ", not " + length);
        finite(what, values);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static double bounded(double value) {
        return Math.clamp(value, -LARGEST, LARGEST);
    }

    /// Some inputs of each row.
    static double[] select(double[] rows, int count, int width, int[] inputs) {
        var out = new double[count * inputs.length];
        for (int i = 0, at = 0; i < count; i++) {
            for (int input : inputs) {
                out[at++] = rows[i * width + input];
            }
        }
        return out;
    }
}
