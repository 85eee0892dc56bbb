package org.bottega.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Table;
import org.bottega.model.attribution.Attributions;

/// Why one row got its prediction: from the base, column by column, to the total.
///
/// @param output which output
/// @param steps the strongest first; what the weaker ones add up to comes last as `N other columns`
public record RowExplanation(
        String output, Attributions.Space space, double base, List<Step> steps, double total) {
    /// @param value the row's value as text, empty for a sum of several columns, `missing` where it is
    /// @param moved by how much it moved the output
    public record Step(String column, String value, double moved) {}

    public RowExplanation {
        steps = List.copyOf(steps);
    }

    /// @param why contributions to the rows of `rows`
    /// @param most how many columns to name, 1 or more
    public static RowExplanation of(Attributions why, Table rows, int row, int output, int most) {
        return of(why, rows, row, output, most, Locale.ENGLISH);
    }

    /// The same in a language.
    public static RowExplanation of(
            Attributions why, Table rows, int row, int output, int most, Locale locale) {
        var order =
                IntStream.range(0, why.columns().size())
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Integer c) -> -Math.abs(why.value(row, c, output))))
                        .toList();
        int named = order.size() <= most + 1 ? order.size() : most;
        var steps = new ArrayList<Step>();
        for (int c : order.subList(0, named)) {
            var name = why.columns().get(c);
            var text = rows.column(name).text(row);
            steps.add(
                    new Step(
                            name,
                            Objects.requireNonNullElse(text, ModelCharts.in(locale).say("missing")),
                            why.value(row, c, output)));
        }
        if (named < order.size()) {
            double rest =
                    order.subList(named, order.size()).stream()
                            .mapToDouble(c -> why.value(row, c, output))
                            .sum();
            steps.add(
                    new Step(
                            ModelCharts.in(locale).say("other-columns", order.size() - named),
                            "",
                            rest));
        }
        return new RowExplanation(
                why.outputs().get(output),
                why.space(),
                why.base(output),
                steps,
                why.total(row, output));
    }
}
