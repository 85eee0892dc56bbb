package org.bottega.learn.additive;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.model.features.Matrix;

/// One input in bins, or two inputs in the cells of their coarser bins: where a row falls and what has been
/// learnt there.
final class Shape {
    private static final int SAMPLE = 200_000;

    final int[] inputs;
    final double[][] cuts;
    final boolean category;
    final int cells;

    /// For each row of the matrix its cell.
    final int[] cell;

    /// Cells × margins.
    final double[] values;

    private Shape(int[] inputs, double[][] cuts, boolean category, int[] cell, int margins) {
        this.inputs = inputs;
        this.cuts = cuts;
        this.category = category;
        this.cell = cell;
        int all = 1;
        for (var own : cuts) {
            all *= own.length + 2;
        }
        cells = all;
        values = new double[all * margins];
    }

    /// @param most bins of a number; a category has one for each level
    static Shape single(Matrix x, int input, int[] rows, int most, int margins) {
        int levels = x.features().get(input).levels();
        var cuts =
                levels > 0
                        ? IntStream.range(0, levels - 1).mapToDouble(l -> l + 0.5).toArray()
                        : cuts(x.column(input), rows, most);
        var column = x.column(input);
        var cell = new int[column.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = bin(cuts, column[i]);
        }
        return new Shape(new int[] {input}, new double[][] {cuts}, levels > 0, cell, margins);
    }

    static Shape pair(Matrix x, int a, int b, int[] rows, int most, int margins) {
        var first = single(x, a, rows, most, 1);
        var second = single(x, b, rows, most, 1);
        int width = second.cells;
        var cell = new int[first.cell.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = first.cell[i] * width + second.cell[i];
        }
        return new Shape(
                new int[] {a, b},
                new double[][] {first.cuts[0], second.cuts[0]},
                true,
                cell,
                margins);
    }

    private static double[] cuts(double[] column, int[] rows, int most) {
        int step = Math.max(1, rows.length / SAMPLE);
        var sorted =
                IntStream.iterate(0, i -> i < rows.length, i -> i + step)
                        .mapToDouble(i -> column[rows[i]])
                        .filter(v -> !Double.isNaN(v))
                        .sorted()
                        .toArray();
        var distinct = Arrays.stream(sorted).distinct().toArray();
        int bins = Math.min(most, distinct.length);
        var cuts = new double[Math.max(0, bins - 1)];
        int used = 0;
        for (int b = 1; b < bins; b++) {
            double low;
            double high;
            if (bins == distinct.length) {
                low = distinct[b - 1];
                high = distinct[b];
            } else {
                int at = (int) ((long) b * sorted.length / bins);
                low = sorted[at - 1];
                while (at < sorted.length && sorted[at] == low) {
                    at++;
                }
                if (at == sorted.length) {
                    break;
                }
                high = sorted[at];
            }
            double middle = low / 2 + high / 2;
            double cut = middle >= low && middle < high ? middle : low;
            if (used == 0 || cut > cuts[used - 1]) {
                cuts[used++] = cut;
            }
        }
        return Arrays.copyOf(cuts, used);
    }

    private static int bin(double[] cuts, double x) {
        if (Double.isNaN(x)) {
            return cuts.length + 1;
        }
        int at = Arrays.binarySearch(cuts, x);
        return at >= 0 ? at : -at - 1;
    }
}
