package org.bottega.explain.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.learn.numeric.Cholesky;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.jspecify.annotations.Nullable;

/// A weighted sum that tells nearly what a model tells near one row (LIME: Ribeiro, Singh, Guestrin 2016), by columns:
/// in rows drawn around it each column keeps the row's value or takes that of a known row; the sum is fitted to
/// the model's answers by ridge regression, rows that keep more columns weighing more. Not a Shapley value: it
/// depends on the width of the neighbourhood, and its fidelity says how far it can be believed.
///
/// @param output which output it is about
/// @param base what is told where no column keeps its value
/// @param parts by how much each kept column moves the output, the strongest first
/// @param fidelity share of the variance of the model's answers that the sum explains (weighted R²)
public record LocalSurrogate(String output, double base, List<Part> parts, double fidelity) {
    private static final int DRAWN = 5000;
    private static final double WIDTH = 0.75;
    private static final double RIDGE = 1e-3;
    private static final int MOST_COLUMNS = 300;

    public record Part(String column, double moved) {}

    public LocalSurrogate {
        parts = List.copyOf(parts);
    }

    /// @param known rows to draw values from, one or more, such as the model's sample
    /// @param row a table whose first row is explained
    /// @param output which output of the model
    /// @throws ProblemException when there are more than 300 columns, or no known row
    public static LocalSurrogate of(Model model, Table known, Table row, int output, long seed) {
        var inputs = model.signature().inputs();
        var some = Conform.to(inputs, known);
        var one = Conform.to(inputs, row.slice(0, 1));
        int columns = inputs.size();
        if (columns > MOST_COLUMNS || some.rows() == 0) {
            throw ProblemException.usage(
                    "method",
                    some.rows() == 0
                            ? "There is no row to draw values from."
                            : "A sum near one row is not fitted for more than "
                                    + MOST_COLUMNS
                                    + " columns.",
                    "Use sampled Shapley values instead.");
        }
        int drawn = Math.max(DRAWN, 4 * columns);
        var random = new SplittableRandom(seed);
        var kept = new boolean[drawn][columns];
        var source = new int[drawn];
        for (int i = 0; i < drawn; i++) {
            source[i] = random.nextInt(some.rows());
            for (int c = 0; c < columns; c++) {
                kept[i][c] = random.nextBoolean();
            }
        }
        var told = model.predict(mixed(some, one, kept, source)).values();
        int outputs = model.signature().outputs();
        var weight = new double[drawn];
        var y = new double[drawn];
        for (int i = 0; i < drawn; i++) {
            int off = 0;
            for (boolean keep : kept[i]) {
                off += keep ? 0 : 1;
            }
            double distance = Math.sqrt((double) off / columns);
            weight[i] = Math.exp(-distance * distance / (WIDTH * WIDTH));
            y[i] = told[i * outputs + output];
        }
        var sum = fit(kept, y, weight, columns);
        var parts = new ArrayList<Part>();
        for (int c = 0; c < columns; c++) {
            parts.add(new Part(inputs.field(c).name(), sum[c + 1]));
        }
        parts.sort(Comparator.comparingDouble(p -> -Math.abs(p.moved())));
        return new LocalSurrogate(
                model.signature().outputNames().get(output),
                sum[0],
                parts,
                fidelity(kept, y, weight, sum));
    }

    /// Rows in which each column is the row's or a known row's.
    private static Table mixed(Table some, Table one, boolean[][] kept, int[] source) {
        // the row stands behind the known ones, so that both are taken by number
        int n = some.rows();
        var mixed = some.rows(source);
        for (int c = 0; c < some.columns().size(); c++) {
            var field = some.schema().field(c);
            var both = behind(some.column(c), one.column(c), n);
            var from = new int[kept.length];
            for (int i = 0; i < from.length; i++) {
                from[i] = kept[i][c] ? n : source[i];
            }
            mixed = mixed.with(field, both.rows(from));
        }
        return mixed;
    }

    private static Column behind(Column all, Column last, int n) {
        return switch (all) {
            case NumberColumn numbers -> {
                var values = Arrays.copyOf(numbers.values(), n + 1);
                values[n] = ((NumberColumn) last).value(0);
                yield new NumberColumn(values);
            }
            case TimeColumn times -> {
                var values = Arrays.copyOf(times.micros(), n + 1);
                values[n] = ((TimeColumn) last).micros()[0];
                yield new TimeColumn(values);
            }
            case CategoryColumn names -> {
                var levels = new ArrayList<>(names.levels());
                var text = last.text(0);
                int code = text == null ? -1 : levels.indexOf(text);
                if (text != null && code < 0) {
                    code = levels.size();
                    levels.add(text);
                }
                var codes = Arrays.copyOf(names.codes(), n + 1);
                codes[n] = code;
                yield new CategoryColumn(codes, levels);
            }
            case TextColumn texts -> {
                var values = new @Nullable String[n + 1];
                for (int i = 0; i < n; i++) {
                    values[i] = texts.text(i);
                }
                values[n] = last.text(0);
                yield new TextColumn(values);
            }
        };
    }

    /// Weighted ridge regression; the first number is the intercept.
    private static double[] fit(boolean[][] kept, double[] y, double[] weight, int columns) {
        int size = columns + 1;
        var left = new double[size * size];
        var right = new double[size];
        for (int i = 0; i < y.length; i++) {
            for (int a = 0; a < size; a++) {
                if (a > 0 && !kept[i][a - 1]) {
                    continue;
                }
                right[a] += weight[i] * y[i];
                for (int b = 0; b <= a; b++) {
                    if (b == 0 || kept[i][b - 1]) {
                        left[a * size + b] += weight[i];
                        left[b * size + a] = left[a * size + b];
                    }
                }
            }
        }
        for (int a = 1; a < size; a++) {
            left[a * size + a] += RIDGE * y.length;
        }
        left[0] += 1e-9 * y.length;
        var factor = Cholesky.of(left, size, () -> {});
        if (factor == null) {
            throw new IllegalStateException("the regression's matrix is not positive definite");
        }
        factor.solve(right);
        return right;
    }

    private static double fidelity(boolean[][] kept, double[] y, double[] weight, double[] sum) {
        double all = 0;
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            all += weight[i];
            mean += weight[i] * y[i];
        }
        mean /= all;
        double off = 0;
        double spread = 0;
        for (int i = 0; i < y.length; i++) {
            double told = sum[0];
            for (int c = 0; c < kept[i].length; c++) {
                told += kept[i][c] ? sum[c + 1] : 0;
            }
            off += weight[i] * (y[i] - told) * (y[i] - told);
            spread += weight[i] * (y[i] - mean) * (y[i] - mean);
        }
        return spread < 1e-18 ? 1 : Math.max(0, 1 - off / spread);
    }
}
