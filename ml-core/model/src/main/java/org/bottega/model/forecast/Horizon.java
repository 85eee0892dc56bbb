package org.bottega.model.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;

/// Stands between a person's history and a model's rows: makes of a history one row for each series and step to come,
/// and of what the model tells for that row a value with its band. It travels with the model.
///
/// @param reads the columns of a history
/// @param known columns that are known in advance: read at the step that is told
/// @param past columns that are known up to the last value of the target only
/// @param methods ways by one series alone whose answers the model reads
/// @param quantiles the shares below each line of the band, ascending, each between 0 and 1
/// @param offsets horizon × quantiles: how far each line lies from the value told, in units of the series' usual error
/// @param neverNegative whether the history learnt from had no value below zero: then nothing told has
@SuppressWarnings("ArrayRecordComponent")
public record Horizon(
        Schema reads,
        Task.Forecast task,
        Frequency frequency,
        Grid grid,
        PastView view,
        List<String> known,
        List<String> past,
        List<Method> methods,
        double[] quantiles,
        double[] offsets,
        boolean neverNegative) {
    /// What stands before the name of a covariate.
    private static final String LAST = "last ";

    public Horizon {
        known = List.copyOf(known);
        past = List.copyOf(past);
        methods = List.copyOf(methods);
        if (offsets.length != quantiles.length * task.horizon()) {
            throw new IllegalArgumentException(offsets.length + " offsets of a band");
        }
        for (int q = 0; q < quantiles.length; q++) {
            if (!(quantiles[q] > 0 && quantiles[q] < 1)
                    || (q > 0 && quantiles[q] <= quantiles[q - 1])) {
                throw new IllegalArgumentException("quantiles " + Arrays.toString(quantiles));
            }
        }
    }

    /// A place from which steps are told.
    ///
    /// @param end how many values of the series are known
    public record Origin(Series series, int end) {}

    /// Rows that a model reads.
    ///
    /// @param rows one for each origin and step, the steps of an origin side by side
    /// @param level of each row: what stands for 0
    /// @param scale of each row: what stands for 1
    /// @param truth of each row, distances from the level in units of the scale; NaN where it is not known
    @SuppressWarnings("ArrayRecordComponent")
    public record Rows(
            Table rows,
            List<Origin> origins,
            int[] origin,
            int[] step,
            double[] level,
            double[] scale,
            double[] truth) {}

    /// Places a history on the grid of its moments.
    public Grid.Found place(Table history) {
        return grid.read(history, task, frequency);
    }

    /// The rows for some origins.
    ///
    /// @param history what the origins' series come from
    /// @param some which steps of each origin are wanted, from 1 on
    /// @throws ProblemException when a column that is known in advance has no value at a step
    public Rows rows(Table history, List<Origin> origins, int[] some) {
        int count = Math.multiplyExact(origins.size(), some.length);
        int width = view.names().size();
        var figures = new double[width + methods.size()][count];
        var truth = new double[count];
        var level = new double[count];
        var scale = new double[count];
        var originOf = new int[count];
        var step = new int[count];
        var sources = new int[count];
        var lasts = new int[count];
        IntStream.range(0, origins.size())
                .parallel()
                .forEach(o -> {
                    var origin = origins.get(o);
                    var series = origin.series();
                    int end = origin.end();
                    double from = view.level(series.y(), end);
                    double unit = series.scale(view.season(), end);
                    var told = new double[methods.size()][];
                    for (int m = 0; m < told.length; m++) {
                        told[m] =
                                methods.get(m)
                                        .forecast(
                                                Arrays.copyOf(series.y(), end),
                                                view.season(),
                                                task.horizon());
                    }
                    int last = end - 1;
                    while (last >= 0 && series.row()[last] < 0) {
                        last--;
                    }
                    var out = new double[width];
                    for (int s = 0; s < some.length; s++) {
                        int at = o * some.length + s;
                        int place = end + some[s] - 1;
                        var moment = TimeColumn.dateTime(frequency.moment(series.first() + place));
                        view.read(series.y(), end, some[s], from, unit, moment, frequency, out);
                        for (int j = 0; j < width; j++) {
                            figures[j][at] = out[j];
                        }
                        for (int m = 0; m < told.length; m++) {
                            figures[width + m][at] = (told[m][some[s] - 1] - from) / unit;
                        }
                        truth[at] =
                                place < series.y().length
                                        ? (series.y()[place] - from) / unit
                                        : Double.NaN;
                        level[at] = from;
                        scale[at] = unit;
                        originOf[at] = o;
                        step[at] = some[s];
                        sources[at] = source(series, place);
                        lasts[at] = last >= 0 ? series.row()[last] : -1;
                    }
                });
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        var names = new ArrayList<>(view.names());
        methods.forEach(m -> names.add(m.words()));
        for (int j = 0; j < names.size(); j++) {
            fields.add(Field.of(names.get(j), Kind.NUMBER));
            columns.add(new NumberColumn(figures[j]));
        }
        for (var name : known) {
            require(name, sources, origins, originOf, step);
            var column = history.column(name).rows(sources);
            fields.add(field(history, name, free(fields, name)));
            columns.add(column);
        }
        for (var name : past) {
            fields.add(field(history, name, free(fields, LAST + name)));
            columns.add(history.column(name).rows(lasts));
        }
        for (int k = 0; k < task.series().size(); k++) {
            int part = k;
            var texts =
                    IntStream.range(0, count)
                            .mapToObj(i -> origins.get(originOf[i]).series().key().get(part))
                            .toArray(String[]::new);
            var column = CategoryColumn.of(texts);
            fields.add(
                    new Field(
                            free(fields, task.series().get(k)),
                            Kind.CATEGORY,
                            Role.FEATURE,
                            column.levels()));
            columns.add(column);
        }
        return new Rows(
                new Table(new Schema(fields), columns),
                origins,
                originOf,
                step,
                level,
                scale,
                truth);
    }

    /// The row of a step; within the history a gap has that of the step before.
    private static int source(Series series, int place) {
        if (place >= series.row().length) {
            return -1;
        }
        int at = place;
        while (at > 0 && place < series.y().length && series.row()[at] < 0) {
            at--;
        }
        return series.row()[at];
    }

    /// A name that none of our own figures has: a person's column may be called `month` too.
    private static String free(List<Field> taken, String name) {
        var free = name;
        while (true) {
            var wanted = free;
            if (taken.stream().noneMatch(f -> f.name().equals(wanted))) {
                return free;
            }
            free = "column " + free;
        }
    }

    private static Field field(Table history, String name, String called) {
        var field = history.schema().require(name);
        return new Field(called, field.kind(), Role.FEATURE, field.levels());
    }

    private void require(
            String name, int[] sources, List<Origin> origins, int[] originOf, int[] step) {
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] < 0) {
                var origin = origins.get(originOf[i]);
                long moment =
                        frequency.moment(origin.series().first() + origin.end() + step[i] - 1);
                throw new ProblemException(
                        Problem.error(
                                name,
                                "The column is known in advance, but there is no row for "
                                        + TimeColumn.text(moment)
                                        + (origin.series().key().isEmpty()
                                                ? ""
                                                : " of \"" + origin.series().name() + "\"")
                                        + ".",
                                "Add the rows to come, with \""
                                        + task.target()
                                        + "\" left empty and \""
                                        + name
                                        + "\" filled in."));
            }
        }
    }

    /// The name of a line of the band: `p10`, `p2.5`.
    public static String lineName(double quantile) {
        return "p" + NumberColumn.text(Math.rint(quantile * 1e6) / 1e4);
    }

    /// A value told, back in the target's own units.
    public double value(double told, double level, double scale) {
        double value = level + scale * told;
        return neverNegative ? Math.max(0, value) : value;
    }

    /// A line of the band around a value told.
    ///
    /// @param step from 1
    public double line(double told, double level, double scale, int step, int quantile) {
        return value(told + offsets[(step - 1) * quantiles.length + quantile], level, scale);
    }

    /// The table that a person gets: series, moment, value and band.
    ///
    /// @param told one number a row
    public Table table(Rows rows, double[] told) {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        int count = told.length;
        for (int k = 0; k < task.series().size(); k++) {
            var field = reads.require(task.series().get(k));
            int part = k;
            var texts = new String[count];
            Arrays.setAll(
                    texts, i -> rows.origins().get(rows.origin()[i]).series().key().get(part));
            var column = CategoryColumn.of(texts);
            fields.add(new Field(field.name(), Kind.CATEGORY, Role.FEATURE, column.levels()));
            columns.add(column);
        }
        var moments = new long[count];
        var values = new double[count];
        var lines = new double[quantiles.length][count];
        for (int i = 0; i < count; i++) {
            var origin = rows.origins().get(rows.origin()[i]);
            moments[i] =
                    frequency.moment(origin.series().first() + origin.end() + rows.step()[i] - 1);
            values[i] = value(told[i], rows.level()[i], rows.scale()[i]);
            for (int q = 0; q < quantiles.length; q++) {
                lines[q][i] = line(told[i], rows.level()[i], rows.scale()[i], rows.step()[i], q);
            }
        }
        fields.add(reads.require(task.time()));
        columns.add(new TimeColumn(moments));
        fields.add(Field.of("prediction", Kind.NUMBER));
        columns.add(new NumberColumn(values));
        for (int q = 0; q < quantiles.length; q++) {
            fields.add(Field.of(lineName(quantiles[q]), Kind.NUMBER));
            columns.add(new NumberColumn(lines[q]));
        }
        return new Table(new Schema(fields), columns);
    }

    /// All steps, from 1 to the horizon.
    public int[] steps() {
        return IntStream.rangeClosed(1, task.horizon()).toArray();
    }

    /// The same with another band.
    public Horizon with(List<Method> newMethods, double[] newOffsets) {
        return new Horizon(
                reads,
                task,
                frequency,
                grid,
                view,
                known,
                past,
                newMethods,
                quantiles,
                newOffsets,
                neverNegative);
    }
}
