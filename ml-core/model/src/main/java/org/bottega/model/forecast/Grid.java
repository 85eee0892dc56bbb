package org.bottega.model.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.jspecify.annotations.Nullable;

/// Puts the rows of a table on the grid of moments of their series.
///
/// @param gaps what stands where a row or a value is missing between known ones
/// @param repeats what is done where several rows of a series lie in one step
public record Grid(Gaps gaps, Repeats repeats) {
    /// Carries values over gaps and refuses several rows of one step.
    public static final Grid USUAL = new Grid(Gaps.PREVIOUS, Repeats.REFUSE);

    /// What stands in a gap. Never anything that looks ahead.
    public enum Gaps {
        PREVIOUS,
        ZERO,
        REFUSE
    }

    /// What becomes of several rows of one step.
    public enum Repeats {
        REFUSE,
        SUM,
        MEAN,
        LAST
    }

    /// Series found, in the order of their first rows.
    ///
    /// @param filled how many gaps were filled
    public record Found(List<Series> series, Frequency frequency, int filled) {}

    /// @param known the frequency, `null` to find it
    /// @throws ProblemException when moments are missing, repeat or are irregular, or nothing is known
    public Found read(Table table, Task.Forecast task, @Nullable Frequency known) {
        if (!(table.column(task.time()) instanceof TimeColumn time)) {
            throw ProblemException.input(
                    task.time(),
                    "The column \"" + task.time() + "\" does not hold days or moments.",
                    "Choose the column that tells when, or prepare it as a date (step: parse dates).");
        }
        if (!(table.column(task.target()) instanceof NumberColumn target)) {
            throw ProblemException.input(
                    task.target(),
                    "The column \"" + task.target() + "\" does not hold numbers.",
                    "Choose a column of numbers to forecast.");
        }
        Map<List<String>, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            if (time.missing(i)) {
                throw ProblemException.input(
                        task.time(),
                        "Row " + (i + 1) + " has no moment.",
                        "Fill in or leave out the rows without one.");
            }
            var key = new ArrayList<String>();
            for (var column : task.series()) {
                var text = table.column(column).text(i);
                key.add(text == null ? "" : text);
            }
            rowsOf.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
        }
        var frequency =
                known != null
                        ? known
                        : Frequency.detect(
                                rowsOf.values().stream()
                                        .map(rows ->
                                                rows.stream()
                                                        .mapToLong(r -> time.micros()[r])
                                                        .toArray())
                                        .toList());
        var out = new ArrayList<Series>();
        int filled = 0;
        for (var entry : rowsOf.entrySet()) {
            int[] rows = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            var placed = place(entry.getKey(), rows, time, target, task, frequency);
            if (placed != null) {
                filled += placed.filled();
                out.add(placed.series());
            }
        }
        if (out.isEmpty()) {
            throw ProblemException.input(
                    task.target(),
                    "The column \"" + task.target() + "\" has no value in any row.",
                    "Give the history: what is known so far.");
        }
        return new Found(List.copyOf(out), frequency, filled);
    }

    private record Placed(Series series, int filled) {}

    private @Nullable Placed place(
            List<String> key,
            int[] rows,
            TimeColumn time,
            NumberColumn target,
            Task.Forecast task,
            Frequency frequency) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int row : rows) {
            long micros = time.micros()[row];
            long index = frequency.index(micros);
            if (frequency.moment(index) != micros && repeats == Repeats.REFUSE) {
                throw ProblemException.input(
                        task.time(),
                        place(key)
                                + TimeColumn.text(micros)
                                + " does not lie on the grid of one row a "
                                + frequency.words()
                                + ", beside "
                                + TimeColumn.text(frequency.moment(index))
                                + ".",
                        "Gather the rows of a step by sum, mean or last (--repeats), or prepare the times.");
            }
            from = Math.min(from, index);
            to = Math.max(to, index);
        }
        if (to - from > 50L * rows.length + 10_000) {
            throw ProblemException.input(
                    task.time(),
                    place(key)
                            + "nearly all steps of one "
                            + frequency.words()
                            + " from "
                            + TimeColumn.text(frequency.moment(from))
                            + " to "
                            + TimeColumn.text(frequency.moment(to))
                            + " are missing.",
                    "Look for a wrong date, or name the columns that tell series apart.");
        }
        int steps = (int) (to - from + 1);
        var values = new double[steps];
        Arrays.fill(values, Double.NaN);
        var row = new int[steps];
        Arrays.fill(row, -1);
        var counts = new int[steps];
        for (int r : rows) {
            int at = (int) (frequency.index(time.micros()[r]) - from);
            if (row[at] >= 0 && repeats == Repeats.REFUSE) {
                throw ProblemException.input(
                        task.time(),
                        place(key) + TimeColumn.text(time.micros()[r]) + " stands in several rows.",
                        "Name the columns that tell series apart, or gather the rows by sum, mean or last.");
            }
            row[at] = r;
            double value = target.value(r);
            if (Double.isFinite(value)) {
                values[at] =
                        Double.isNaN(values[at]) || repeats == Repeats.LAST
                                ? value
                                : values[at] + value;
                counts[at]++;
            }
        }
        int begin = 0;
        while (begin < steps && Double.isNaN(values[begin])) {
            begin++;
        }
        int end = steps;
        while (end > begin && Double.isNaN(values[end - 1])) {
            end--;
        }
        if (begin == end) {
            return null;
        }
        int filled = 0;
        var y = new double[end - begin];
        for (int t = begin; t < end; t++) {
            double value = values[t];
            if (Double.isNaN(value)) {
                if (gaps == Gaps.REFUSE) {
                    throw ProblemException.input(
                            task.target(),
                            place(key)
                                    + "there is no value at "
                                    + TimeColumn.text(frequency.moment(from + t))
                                    + ".",
                            "Fill gaps with the previous value or with zero (--gaps).");
                }
                filled++;
                value = gaps == Gaps.ZERO ? 0 : y[t - begin - 1];
            } else if (repeats == Repeats.MEAN && counts[t] > 1) {
                value /= counts[t];
            }
            y[t - begin] = value;
        }
        return new Placed(
                new Series(key, from + begin, y, Arrays.copyOfRange(row, begin, steps)), filled);
    }

    private static String place(List<String> key) {
        return key.isEmpty() ? "" : "In the series \"" + String.join(" · ", key) + "\" ";
    }
}
