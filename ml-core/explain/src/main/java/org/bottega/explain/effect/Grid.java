package org.bottega.explain.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// The values of a column at which a model is asked.
///
/// @param values one a place; those of numbers and times rise
/// @param places the same as words and numbers
record Grid(Column values, List<Place> places) {

    /// @param most how many values: the most frequent names, or quantiles from the smallest to the largest number
    /// @throws ProblemException when there is no such column, it is text, or all its values are missing
    static Grid of(Table rows, String name, int most) {
        rows.schema().require(name);
        var values =
                switch (rows.column(name)) {
                    case NumberColumn numbers ->
                            new NumberColumn(quantiles(numbers.values(), most));
                    case TimeColumn times ->
                            new TimeColumn(
                                    Arrays.stream(
                                                    quantiles(
                                                            Arrays.stream(times.micros())
                                                                    .mapToDouble(m ->
                                                                            m == TimeColumn.MISSING
                                                                                    ? Double.NaN
                                                                                    : m)
                                                                    .toArray(),
                                                            most))
                                            .mapToLong(v -> (long) v)
                                            .toArray());
                    case CategoryColumn names -> frequent(names, most);
                    case TextColumn _ ->
                            throw ProblemException.input(
                                    name,
                                    "\"" + name + "\" is text, which has no values to go through.",
                                    "Choose a column of numbers, dates or categories.");
                };
        if (values.rows() == 0) {
            throw ProblemException.input(
                    name,
                    "All values of \"" + name + "\" are missing.",
                    "Choose another column, or give rows that have it.");
        }
        return new Grid(values, places(values));
    }

    /// Quantiles of the rows; where most rows have the same value, quantiles of the different values fill the rest.
    private static double[] quantiles(double[] all, int most) {
        var sorted = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
        var different = Arrays.stream(sorted).distinct().toArray();
        if (different.length <= most) {
            return different;
        }
        var ofRows = at(sorted, most);
        return ofRows.length > most / 2
                ? ofRows
                : DoubleStream.concat(
                                Arrays.stream(ofRows),
                                Arrays.stream(at(different, most - ofRows.length + 2)))
                        .sorted()
                        .distinct()
                        .toArray();
    }

    private static double[] at(double[] sorted, int places) {
        return IntStream.range(0, places)
                .mapToDouble(q ->
                        sorted[(int) Math.round((double) q * (sorted.length - 1) / (places - 1))])
                .distinct()
                .toArray();
    }

    private static CategoryColumn frequent(CategoryColumn names, int most) {
        var count = new int[names.levels().size()];
        for (int code : names.codes()) {
            if (code >= 0) {
                count[code]++;
            }
        }
        var codes =
                IntStream.range(0, count.length)
                        .filter(l -> count[l] > 0)
                        .boxed()
                        .sorted((a, b) -> Integer.compare(count[b], count[a]))
                        .limit(most)
                        .mapToInt(l -> l)
                        .toArray();
        return new CategoryColumn(codes, names.levels());
    }

    private static List<Place> places(Column values) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < values.rows(); i++) {
            var text = values.text(i);
            double number =
                    switch (values) {
                        case NumberColumn numbers -> numbers.value(i);
                        case TimeColumn times -> times.micros()[i];
                        case CategoryColumn _, TextColumn _ -> Double.NaN;
                    };
            places.add(new Place(text == null ? "" : text, number));
        }
        return List.copyOf(places);
    }

    int size() {
        return places.size();
    }

    /// Whether values have an order.
    boolean ordered() {
        return !(values instanceof CategoryColumn);
    }
}
