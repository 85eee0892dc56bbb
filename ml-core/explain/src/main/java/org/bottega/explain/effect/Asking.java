package org.bottega.explain.effect;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Table;
import org.bottega.model.Conform;
import org.bottega.model.Model;

/// Asks a model about rows in which some columns take other values.
final class Asking {
    private static final int MOST_AT_ONCE = 1 << 16;

    private final Model model;
    private final Table rows;
    private final Progress progress;

    /// @param most rows are used at most, spread evenly
    Asking(Model model, Table all, int most, Progress progress) {
        this.model = model;
        this.progress = progress;
        var table = Conform.to(model.signature().inputs(), all);
        int n = Math.min(most, table.rows());
        rows =
                n == table.rows()
                        ? table
                        : table.rows(
                                IntStream.range(0, n)
                                        .map(i -> (int) ((long) i * table.rows() / n))
                                        .toArray());
    }

    Table rows() {
        return rows;
    }

    int outputs() {
        return model.signature().outputs();
    }

    /// Predictions of every row at every combination of places: combinations × rows × outputs. The place of the
    /// `c`-th combination in the `k`-th column is `places[k][c]`.
    double[] everywhere(String[] columns, Column[] values, int[][] places) {
        int n = rows.rows();
        int combinations = places[0].length;
        int outputs = outputs();
        var told = new double[Math.multiplyExact(Math.multiplyExact(combinations, n), outputs)];
        int together = Math.max(1, MOST_AT_ONCE / Math.max(1, n));
        for (int from = 0; from < combinations; from += together) {
            progress.checkCancelled();
            progress.at((double) from / combinations, "Asking the model");
            int count = Math.min(combinations, from + together) - from;
            var index = new int[count * n];
            for (int i = 0; i < index.length; i++) {
                index[i] = i % n;
            }
            var asked = rows.rows(index);
            for (int k = 0; k < columns.length; k++) {
                var at = new int[index.length];
                for (int i = 0; i < at.length; i++) {
                    at[i] = places[k][from + i / n];
                }
                asked = asked.with(rows.schema().require(columns[k]), values[k].rows(at));
            }
            var part = model.predict(asked).values();
            System.arraycopy(part, 0, told, from * n * outputs, part.length);
        }
        progress.at(1, "Done");
        return told;
    }

    /// Predictions where each row has its own places: rows × outputs.
    ///
    /// @param places by column, then row
    double[] each(String[] columns, Column[] values, int[][] places, int[] chosen) {
        var asked = rows.rows(chosen);
        for (int k = 0; k < columns.length; k++) {
            asked = asked.with(rows.schema().require(columns[k]), values[k].rows(places[k]));
        }
        return model.predict(asked).values();
    }

    static int[] filled(int length, int value) {
        var array = new int[length];
        Arrays.fill(array, value);
        return array;
    }
}
