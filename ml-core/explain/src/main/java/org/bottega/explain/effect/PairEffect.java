package org.bottega.explain.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;

/// What two columns of numbers or times do together beyond what each does alone: second-order accumulated local
/// effects (Apley and Zhu 2020). Ranges without a row take the local effect of the nearest range that has
/// one.
///
/// @param effect at each pair of borders, by the first column's border, then the second's
public record PairEffect(
        String first,
        String second,
        List<Place> firstBorders,
        List<Place> secondBorders,
        String output,
        List<List<Double>> effect) {
    public PairEffect {
        firstBorders = List.copyOf(firstBorders);
        secondBorders = List.copyOf(secondBorders);
        effect = List.copyOf(effect);
    }

    /// @param output which output of the model
    /// @param settings its places are the borders; no curves
    /// @throws org.bottega.kernel.ProblemException when a column is unknown, empty, or has no order
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static PairEffect of(
            Model model,
            Table table,
            String first,
            String second,
            int output,
            PartialDependence.Settings settings,
            Progress progress) {
        var asking = new Asking(model, table, settings.rows(), progress);
        var a = AccumulatedEffect.ordered(asking.rows(), first, settings.places());
        var b = AccumulatedEffect.ordered(asking.rows(), second, settings.places());
        var rangeA = AccumulatedEffect.ranges(asking.rows().column(first), a);
        var rangeB = AccumulatedEffect.ranges(asking.rows().column(second), b);
        var known =
                IntStream.range(0, rangeA.length)
                        .filter(i -> rangeA[i] >= 0 && rangeB[i] >= 0)
                        .toArray();
        String[] names = {first, second};
        Column[] values = {a.values(), b.values()};
        int outputs = asking.outputs();
        int across = a.size() - 1;
        int along = b.size() - 1;
        var step = new double[across][along];
        var count = new int[across][along];
        for (int i : known) {
            count[rangeA[i]][rangeB[i]]++;
        }
        for (int corner = 0; corner < 4; corner++) {
            progress.checkCancelled();
            progress.at(corner / 4.0, "Asking the model");
            int up = corner >> 1;
            int right = corner & 1;
            var told =
                    asking.each(
                            names,
                            values,
                            new int[][] {
                                IntStream.of(known).map(i -> rangeA[i] + up).toArray(),
                                IntStream.of(known).map(i -> rangeB[i] + right).toArray()
                            },
                            known);
            int sign = up == right ? 1 : -1;
            for (int i = 0; i < known.length; i++) {
                int r = rangeA[known[i]];
                int c = rangeB[known[i]];
                step[r][c] += sign * told[i * outputs + output] / count[r][c];
            }
        }
        fill(step, count);
        var effect = centred(step, count, known.length);
        var rows = new ArrayList<List<Double>>();
        for (var row : effect) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        progress.at(1, "Done");
        return new PairEffect(
                first,
                second,
                a.places(),
                b.places(),
                model.signature().outputNames().get(output),
                rows);
    }

    private static void fill(double[][] step, int[][] count) {
        for (int r = 0; r < step.length; r++) {
            for (int c = 0; c < step[r].length; c++) {
                int nearest = Integer.MAX_VALUE;
                for (int i = 0; i < step.length && count[r][c] == 0; i++) {
                    for (int j = 0; j < step[i].length; j++) {
                        int away = (i - r) * (i - r) + (j - c) * (j - c);
                        if (count[i][j] > 0 && away < nearest) {
                            nearest = away;
                            step[r][c] = step[i][j];
                        }
                    }
                }
            }
        }
    }

    /// Adds up over both columns, then takes away what each column does alone and the mean.
    private static double[][] centred(double[][] step, int[][] count, int rows) {
        int across = step.length;
        int along = step[0].length;
        var sum = new double[across + 1][along + 1];
        for (int r = 1; r <= across; r++) {
            for (int c = 1; c <= along; c++) {
                sum[r][c] = sum[r - 1][c] + sum[r][c - 1] - sum[r - 1][c - 1] + step[r - 1][c - 1];
            }
        }
        var alone = new double[across + 1];
        for (int r = 1; r <= across; r++) {
            double own = 0;
            double all = 0;
            for (int c = 0; c < along; c++) {
                double change = (sum[r][c] - sum[r - 1][c] + sum[r][c + 1] - sum[r - 1][c + 1]) / 2;
                own += count[r - 1][c] * change;
                all += count[r - 1][c];
            }
            alone[r] = alone[r - 1] + (all == 0 ? 0 : own / all);
        }
        var other = new double[along + 1];
        for (int c = 1; c <= along; c++) {
            double own = 0;
            double all = 0;
            for (int r = 0; r < across; r++) {
                double change = (sum[r][c] - sum[r][c - 1] + sum[r + 1][c] - sum[r + 1][c - 1]) / 2;
                own += count[r][c - 1] * change;
                all += count[r][c - 1];
            }
            other[c] = other[c - 1] + (all == 0 ? 0 : own / all);
        }
        var effect = new double[across + 1][along + 1];
        for (int r = 0; r <= across; r++) {
            for (int c = 0; c <= along; c++) {
                effect[r][c] = sum[r][c] - alone[r] - other[c];
            }
        }
        double mean = 0;
        for (int r = 0; r < across; r++) {
            for (int c = 0; c < along; c++) {
                mean +=
                        count[r][c]
                                * (effect[r][c]
                                        + effect[r + 1][c]
                                        + effect[r][c + 1]
                                        + effect[r + 1][c + 1])
                                / 4
                                / rows;
            }
        }
        for (var row : effect) {
            for (int c = 0; c <= along; c++) {
                row[c] -= mean;
            }
        }
        return effect;
    }
}
