package org.bottega.explain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Table;
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
        var shade = Shades.of(rows.column(name));
        var dots =
                IntStream.range(0, why.rows())
                        .mapToObj(i -> new Dot(why.value(i, column, output), shade[i]))
                        .toList();
        return new Part(name, mean, dots);
    }
}
