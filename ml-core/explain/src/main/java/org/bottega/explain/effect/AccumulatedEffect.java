package org.bottega.explain.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Model;

/// Accumulated local effects of a column of numbers or times (Apley and Zhu 2020): in each range between two
/// quantiles, how much the predictions of the rows in that range change from its lower to its upper border, added
/// up. Unlike partial dependence it only asks about rows near those that occur, so that columns that go
/// together do not mislead.
///
/// @param borders of the ranges, rising
/// @param rows how many rows lie in each range, one fewer than borders
/// @param outputs one an output of the model
public record AccumulatedEffect(
        String column, List<Place> borders, List<Integer> rows, List<Output> outputs) {

    /// @param effect at each border, in the output's unit; its mean over the rows is 0
    public record Output(String name, List<Double> effect) {
        public Output {
            effect = List.copyOf(effect);
        }
    }

    public AccumulatedEffect {
        borders = List.copyOf(borders);
        rows = List.copyOf(rows);
        outputs = List.copyOf(outputs);
    }

    /// @param settings its places are the borders; no curves
    /// @throws ProblemException when the column is unknown, empty, or has no order
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static AccumulatedEffect of(
            Model model,
            Table table,
            String column,
            PartialDependence.Settings settings,
            Progress progress) {
        var asking = new Asking(model, table, settings.rows(), progress);
        var grid = ordered(asking.rows(), column, settings.places());
        var range = ranges(asking.rows().column(column), grid);
        var known = IntStream.range(0, range.length).filter(i -> range[i] >= 0).toArray();
        var upper = IntStream.of(known).map(i -> range[i] + 1).toArray();
        var lower = IntStream.of(known).map(i -> range[i]).toArray();
        String[] names = {column};
        Column[] values = {grid.values()};
        progress.at(0.1, "Asking the model");
        var high = asking.each(names, values, new int[][] {upper}, known);
        progress.checkCancelled();
        progress.at(0.5, "Asking the model");
        var low = asking.each(names, values, new int[][] {lower}, known);
        int ranges = grid.size() - 1;
        var count = new int[ranges];
        for (int l : lower) {
            count[l]++;
        }
        int outputs = asking.outputs();
        var all = new ArrayList<Output>();
        for (int o = 0; o < outputs; o++) {
            var step = new double[ranges];
            for (int i = 0; i < known.length; i++) {
                step[lower[i]] += (high[i * outputs + o] - low[i * outputs + o]) / count[lower[i]];
            }
            var effect = new double[ranges + 1];
            double mean = 0;
            for (int r = 0; r < ranges; r++) {
                effect[r + 1] = effect[r] + step[r];
                mean += count[r] * (effect[r] + effect[r + 1]) / 2 / known.length;
            }
            double centre = mean;
            all.add(
                    new Output(
                            model.signature().outputNames().get(o),
                            Arrays.stream(effect).mapToObj(e -> e - centre).toList()));
        }
        progress.at(1, "Done");
        return new AccumulatedEffect(
                column, grid.places(), Arrays.stream(count).boxed().toList(), all);
    }

    static Grid ordered(Table rows, String column, int places) {
        var grid = Grid.of(rows, column, places);
        if (!grid.ordered()) {
            throw ProblemException.input(
                    column,
                    "\"" + column + "\" has no order, so its effects do not add up along it.",
                    "Look at its partial dependence instead.");
        }
        if (grid.size() < 2) {
            throw ProblemException.input(
                    column,
                    "All known values of \"" + column + "\" are equal.",
                    "Choose a column whose values differ.");
        }
        return grid;
    }

    /// For each row the range that its value lies in, −1 where it is missing.
    static int[] ranges(Column column, Grid grid) {
        var borders = grid.places().stream().mapToDouble(Place::number).toArray();
        return IntStream.range(0, column.rows())
                .map(i -> {
                    double value =
                            column.missing(i)
                                    ? Double.NaN
                                    : switch (column) {
                                        case NumberColumn numbers -> numbers.value(i);
                                        case TimeColumn times -> times.micros()[i];
                                        default -> Double.NaN;
                                    };
                    if (!Double.isFinite(value)) {
                        return -1;
                    }
                    int at = Arrays.binarySearch(borders, value);
                    // a value on a border belongs to the range below it, the smallest to the first
                    int above = at >= 0 ? at : -at - 1;
                    return Math.clamp(above - 1, 0, borders.length - 2);
                })
                .toArray();
    }
}
