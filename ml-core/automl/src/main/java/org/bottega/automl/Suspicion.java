package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.encode.Target;

/// Columns that a search had better not learn from: such as tell the target by themselves, which usually
/// means that they are known only afterwards, and such as number the rows.
public final class Suspicion {
    private static final int ROWS = 20_000;
    private static final int BINS = 64;
    private static final double TELLS = 0.995;
    private static final int FEWEST = 30;

    private Suspicion() {}

    /// The columns of some rows that had better be left out, each with the reason.
    ///
    /// @param table every `step`-th row of the data, in their order
    /// @throws org.bottega.kernel.ProblemException when the target cannot be learnt
    public static List<Remark> of(Table table, Task task, int step) {
        return of(table, Target.learn(table, task), task.target(), step).stream()
                .map(Warned::remark)
                .toList();
    }

    /// Warnings with the reason and the way out, one a column; no column is left out by itself.
    static List<Warned> of(Table table, Target target, String name) {
        return of(table, target, name, 1);
    }

    private static List<Warned> of(Table table, Target target, String name, int step) {
        var rows = sampled(target.rows());
        var warnings = new ArrayList<Warned>();
        if (rows.length < FEWEST) {
            return warnings;
        }
        for (var field : table.schema().fields()) {
            if (field.name().equals(name) || field.role() != Role.FEATURE) {
                continue;
            }
            var column = table.column(field.name());
            if (numbersRows(column, rows, step)) {
                warnings.add(
                        new Warned(
                                Remark.about(field.name(), "numbers-rows"),
                                "Leave it out (--leave-out \"" + field.name() + "\")."));
                continue;
            }
            double told = told(column, rows, target);
            if (told > TELLS) {
                warnings.add(
                        new Warned(
                                Remark.about(field.name(), "tells-target", 100 * told),
                                "If it is not known when a prediction is made, leave it out (--leave-out \""
                                        + field.name()
                                        + "\")."));
            }
        }
        return warnings;
    }

    private static int[] sampled(int[] rows) {
        if (rows.length <= ROWS) {
            return rows;
        }
        var picked = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            picked[i] = rows[(int) ((long) i * rows.length / ROWS)];
        }
        return picked;
    }

    private static boolean numbersRows(Column column, int[] rows, int step) {
        if (!(column instanceof NumberColumn numbers)) {
            return false;
        }
        var values = Arrays.stream(rows).mapToDouble(numbers::value).toArray();
        for (double value : values) {
            if (value != Math.rint(value)) {
                return false;
            }
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return false;
            }
        }
        double range = sorted[sorted.length - 1] - sorted[0] + 1;
        // of a sample the numbers are as far apart as its rows are
        double span = (rows[rows.length - 1] - rows[0] + 1.0) * step;
        return rows.length > 100 && range <= 1.05 * span && Arrays.equals(sorted, values);
    }

    /// The share of the target's variation that groups of equal or near values of the column explain, measured
    /// on the half of the rows that did not make the groups: 0 to 1.
    private static double told(Column column, int[] rows, Target target) {
        var groups = groups(column, rows);
        if (groups.length == 0) {
            return 0;
        }
        var random = new SplittableRandom(1);
        var learns = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            learns[i] = random.nextBoolean();
        }
        int classes = target.classes().size();
        return classes == 0
                ? explained(groups, rows, learns, target.y())
                : found(groups, rows, learns, target.y(), classes);
    }

    private static double explained(int[] groups, int[] rows, boolean[] learns, double[] y) {
        int count = Arrays.stream(groups).max().orElse(0) + 1;
        var sum = new double[count];
        var seen = new int[count];
        double mean = 0;
        int known = 0;
        for (int i = 0; i < rows.length; i++) {
            if (learns[i]) {
                sum[groups[i]] += y[rows[i]];
                seen[groups[i]]++;
                known++;
                mean += (y[rows[i]] - mean) / known;
            }
        }
        double left = 0;
        double all = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!learns[i]) {
                int g = groups[i];
                double told = seen[g] == 0 ? mean : sum[g] / seen[g];
                left += (y[rows[i]] - told) * (y[rows[i]] - told);
                all += (y[rows[i]] - mean) * (y[rows[i]] - mean);
            }
        }
        return all == 0 ? 0 : 1 - left / all;
    }

    /// The share of the rows outside of the most frequent class, and of those in it, that the groups tell
    /// right, above what that class alone would.
    private static double found(
            int[] groups, int[] rows, boolean[] learns, double[] y, int classes) {
        int count = Arrays.stream(groups).max().orElse(0) + 1;
        if ((long) count * classes > 5_000_000) {
            return 0;
        }
        var seen = new int[count * classes];
        var all = new int[classes];
        for (int i = 0; i < rows.length; i++) {
            if (learns[i]) {
                seen[groups[i] * classes + (int) y[rows[i]]]++;
                all[(int) y[rows[i]]]++;
            }
        }
        int usual = most(all, 0, classes);
        double right = 0;
        double byUsual = 0;
        double judged = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!learns[i]) {
                int from = groups[i] * classes;
                int told = most(seen, from, classes);
                told = seen[from + told] == 0 ? usual : told;
                int truth = (int) y[rows[i]];
                right += told == truth ? 1 : 0;
                byUsual += usual == truth ? 1 : 0;
                judged++;
            }
        }
        return judged == byUsual ? 0 : (right - byUsual) / (judged - byUsual);
    }

    private static int most(int[] counts, int from, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = counts[from + k] > counts[from + best] ? k : best;
        }
        return best;
    }

    /// For each row a group: its value where there are few, else its part of the ordered values; empty where a
    /// column is not looked at.
    private static int[] groups(Column column, int[] rows) {
        switch (column) {
            case CategoryColumn categories -> {
                return Arrays.stream(rows).map(r -> categories.code(r) + 1).toArray();
            }
            case NumberColumn numbers -> {
                var values = Arrays.stream(rows).mapToDouble(numbers::value).toArray();
                var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
                var distinct = Arrays.stream(sorted).distinct().limit(2 * BINS + 1).toArray();
                if (sorted.length < FEWEST) {
                    return new int[0];
                }
                int bins = Math.min(rows.length / 10, distinct.length <= 2 * BINS ? 2 * BINS : 512);
                var cuts = distinct.length <= bins ? distinct : quantiles(sorted, bins);
                return Arrays.stream(values)
                        .mapToInt(v -> {
                            if (!Double.isFinite(v)) {
                                return 0;
                            }
                            int at = Arrays.binarySearch(cuts, v);
                            return 1 + (at >= 0 ? at + 1 : -at - 1);
                        })
                        .toArray();
            }
            case TextColumn texts -> {
                var numbers = new HashMap<String, Integer>();
                var out = new int[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    var text = texts.text(rows[i]);
                    out[i] =
                            text == null
                                    ? 0
                                    : numbers.computeIfAbsent(text, _ -> numbers.size() + 1);
                }
                return numbers.size() > rows.length / 4 ? new int[0] : out;
            }
            default -> {
                return new int[0];
            }
        }
    }

    private static double[] quantiles(double[] sorted, int bins) {
        var cuts = new double[bins];
        for (int b = 0; b < bins; b++) {
            cuts[b] = sorted[(int) ((long) b * sorted.length / bins)];
        }
        return Arrays.stream(cuts).distinct().toArray();
    }
}
