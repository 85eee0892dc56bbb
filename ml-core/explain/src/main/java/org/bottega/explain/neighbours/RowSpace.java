package org.bottega.explain.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// A space in which rows alike lie near each other: numbers and times by their ranks' scale (median 0, the middle
/// half 1.35 wide, cut at ±3), each of the thirty most frequent names an axis of its own, such that two
/// different names are as far apart as √2; missing values lie at 0. Texts have no place.
public final class RowSpace {
    private static final int MOST_NAMES = 30;
    private static final double CUT = 3;
    private static final double MIDDLE_HALF = 1.349;

    private sealed interface Axis {
        String column();
    }

    private record Scale(String column, double middle, double width) implements Axis {}

    private record Names(String column, List<String> names) implements Axis {}

    private final List<Axis> axes;
    private final int dimensions;

    private RowSpace(List<Axis> axes) {
        this.axes = axes;
        this.dimensions =
                Math.max(
                        1,
                        axes.stream()
                                .mapToInt(a -> a instanceof Names(_, var n) ? n.size() : 1)
                                .sum());
    }

    /// Fits the space to rows.
    public static RowSpace of(Table rows, List<String> columns) {
        var axes = new ArrayList<Axis>();
        for (var name : columns) {
            switch (rows.column(name)) {
                case NumberColumn numbers -> axes.add(scale(name, numbers.values()));
                case TimeColumn times -> axes.add(scale(name, numbers(times)));
                case CategoryColumn names -> axes.add(new Names(name, frequent(names)));
                case TextColumn _ -> {}
            }
        }
        return new RowSpace(List.copyOf(axes));
    }

    private static double[] numbers(TimeColumn times) {
        return Arrays.stream(times.micros())
                .mapToDouble(m -> m == TimeColumn.MISSING ? Double.NaN : m)
                .toArray();
    }

    private static Scale scale(String name, double[] values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Scale(name, 0, 1);
        }
        double middle = sorted[sorted.length / 2];
        double width = (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4]) / MIDDLE_HALF;
        if (!(width > 0)) {
            // more than half of the values are equal: the standard deviation instead
            double mean = Arrays.stream(sorted).average().orElse(0);
            width =
                    Math.sqrt(
                            Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum()
                                    / sorted.length);
        }
        return new Scale(name, middle, width > 0 && Double.isFinite(width) ? width : 1);
    }

    private static List<String> frequent(CategoryColumn names) {
        var count = new int[names.levels().size()];
        for (int code : names.codes()) {
            if (code >= 0) {
                count[code]++;
            }
        }
        return IntStream.range(0, count.length)
                .filter(l -> count[l] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(count[b], count[a]))
                .limit(MOST_NAMES)
                .map(l -> names.levels().get(l))
                .toList();
    }

    public int dimensions() {
        return dimensions;
    }

    /// Where rows lie.
    ///
    /// @param rows any table with the columns
    /// @return row-major, rows × dimensions, finite
    public double[] place(Table rows) {
        var out = new double[Math.multiplyExact(rows.rows(), dimensions)];
        int at = 0;
        for (var axis : axes) {
            var column = rows.column(axis.column());
            switch (axis) {
                case Scale scale -> {
                    for (int i = 0; i < rows.rows(); i++) {
                        out[i * dimensions + at] = scaled(scale, column, i);
                    }
                    at++;
                }
                case Names(_, var names) -> {
                    for (int i = 0; i < rows.rows(); i++) {
                        var text = column.text(i);
                        int name = text == null ? -1 : names.indexOf(text);
                        if (name >= 0) {
                            out[i * dimensions + at + name] = 1;
                        }
                    }
                    at += names.size();
                }
            }
        }
        return out;
    }

    private static double scaled(Scale scale, Column column, int row) {
        if (column.missing(row)) {
            return 0;
        }
        double value =
                switch (column) {
                    case NumberColumn numbers -> numbers.value(row);
                    case TimeColumn times -> times.micros()[row];
                    default -> scale.middle();
                };
        return Double.isFinite(value)
                ? Math.clamp((value - scale.middle()) / scale.width(), -CUT, CUT)
                : 0;
    }
}
