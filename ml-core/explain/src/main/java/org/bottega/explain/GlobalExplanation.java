package org.bottega.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.attribution.Attributions;

/// What moves one output of a model over many rows.
///
/// @param output which output
/// @param columns the strongest first
public record GlobalExplanation(String output, Attributions.Space space, List<Part> columns) {
    /// One column's part.
    ///
    /// @param mean mean size of its contribution
    /// @param dots one a row
    public record Part(String column, double mean, List<Dot> dots) {
        public Part {
            dots = List.copyOf(dots);
        }
    }

    /// One row's contribution.
    ///
    /// @param value the contribution
    /// @param shade where the row's value stands among all rows' (its rank, 0 lowest to 1 highest); NaN
    ///     where it is missing or has no order
    public record Dot(double value, double shade) {}

    public GlobalExplanation {
        columns = List.copyOf(columns);
    }

    /// @param why contributions to the rows of `rows`
    public static GlobalExplanation of(Attributions why, Table rows, int output) {
        var mean = why.meanSize(output);
        var parts =
                IntStream.range(0, mean.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer c) -> -mean[c]))
                        .map(c -> part(why, rows, output, c, mean[c]))
                        .toList();
        return new GlobalExplanation(why.outputs().get(output), why.space(), parts);
    }

    private static Part part(Attributions why, Table rows, int output, int column, double mean) {
        var name = why.columns().get(column);
        var shade = shades(rows.column(name));
        var dots =
                IntStream.range(0, why.rows())
                        .mapToObj(i -> new Dot(why.value(i, column, output), shade[i]))
                        .toList();
        return new Part(name, mean, dots);
    }

    private static double[] shades(Column column) {
        var values = order(column);
        var known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return Arrays.stream(values).map(v -> rank(known, v)).toArray();
    }

    /// The values as numbers that have the column's order.
    private static double[] order(Column column) {
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
