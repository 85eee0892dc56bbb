package org.bottega.learn.feature;

import java.util.Arrays;

/// What an encoder has to know about the numbers in some rows. Infinite numbers count as missing.
///
/// @param present how many are there
/// @param missing how many are not
/// @param least the smallest number
/// @param range the largest less the smallest
/// @param deviation standard deviation (of the population), 0 when all are equal
public record NumberSummary(
        int present,
        int missing,
        double mean,
        double deviation,
        double median,
        double least,
        double range) {
    /// @param values an array of its own, sorted here; NaN or infinite where missing
    public static NumberSummary of(double[] values) {
        int count = 0;
        double largest = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                values[count++] = value;
                largest = Math.max(largest, Math.abs(value));
            }
        }
        int missing = values.length - count;
        if (count == 0) {
            return new NumberSummary(0, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
        }
        Arrays.sort(values, 0, count);
        double median = values[count / 2];
        // in units of the largest, so that squares of huge numbers do not overflow
        double unit = largest > 1e100 || (largest > 0 && largest < 1e-100) ? largest : 1;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i] / unit;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double difference = values[i] / unit - mean;
            squares += difference * difference;
        }
        double deviation = values[0] == values[count - 1] ? 0 : Math.sqrt(squares / count) * unit;
        return new NumberSummary(
                count,
                missing,
                mean * unit,
                deviation,
                median,
                values[0],
                values[count - 1] - values[0]);
    }

    /// No input can be made of it.
    public boolean constant() {
        return present == 0 || (deviation == 0 && missing == 0);
    }
}
