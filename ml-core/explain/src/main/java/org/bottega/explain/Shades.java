package org.bottega.explain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// Where a row's value stands among all rows' values, as a shade: by rank, so that a few extreme values do
/// not make all others look alike.
public final class Shades {
    private Shades() {}

    /// One a row, 0 for the lowest value to 1 for the highest; NaN where it is missing or has no order.
    public static double[] of(Column column) {
        var values = order(column);
        var known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return Arrays.stream(values).map(v -> rank(known, v)).toArray();
    }

    /// The values as numbers that have the column's order.
    static double[] order(Column column) {
        return switch (column) {
            case NumberColumn numbers -> numbers.values();
            case TimeColumn times ->
                    Arrays.stream(times.micros())
                            .mapToDouble(m -> m == TimeColumn.MISSING ? Double.NaN : m)
                            .toArray();
            case CategoryColumn names ->
                    Arrays.stream(names.codes()).mapToDouble(c -> c < 0 ? Double.NaN : c).toArray();
            case TextColumn texts ->
                    IntStream.range(0, texts.rows()).mapToDouble(_ -> Double.NaN).toArray();
        };
    }

    /// The middle of the places of equal values, 0 to 1.
    private static double rank(double[] sorted, double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        if (sorted.length < 2 || sorted[0] == sorted[sorted.length - 1]) {
            return 0.5;
        }
        int low = lower(sorted, value);
        int high = lower(sorted, Math.nextUp(value)) - 1;
        double first = lower(sorted, Math.nextUp(sorted[0])) - 1;
        double last = lower(sorted, sorted[sorted.length - 1]) + sorted.length - 1;
        double middle = (low + high) / 2.0;
        return (middle - first / 2) / (last / 2 - first / 2);
    }

    private static int lower(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
