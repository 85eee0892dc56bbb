package org.bottega.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Table;
import org.bottega.model.attribution.Attributions;

/// Which other columns change what a column does: among rows of nearly the same value, how closely its
/// contributions follow another column (the shap library's `approximate_interactions`). Cheap, and good enough to
/// choose a colour by; it is no interaction value.
public final class Interplay {
    private static final int WINDOWS = 10;
    private static final int WIDEST = 50;

    private Interplay() {}

    /// The other columns by how closely the contributions follow them, the closest first.
    ///
    /// @param why contributions to the rows of `rows`
    /// @param column its number among the contributions' columns
    public static List<String> with(Attributions why, Table rows, int column, int output) {
        var names = why.columns();
        var own = Shades.order(rows.column(names.get(column)));
        var order =
                IntStream.range(0, why.rows())
                        .filter(i -> !Double.isNaN(own[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> own[i]))
                        .mapToInt(i -> i)
                        .toArray();
        if (order.length == 0) {
            // text has no order: rows are compared as they come
            order = IntStream.range(0, why.rows()).toArray();
        }
        var told = Arrays.stream(order).mapToDouble(i -> why.value(i, column, output)).toArray();
        var strength = new double[names.size()];
        var others = new ArrayList<Integer>();
        for (int c = 0; c < names.size(); c++) {
            if (c != column) {
                strength[c] = strength(told, Shades.of(rows.column(names.get(c))), order);
                others.add(c);
            }
        }
        others.sort(Comparator.comparingDouble(c -> -strength[c]));
        return others.stream().map(names::get).toList();
    }

    private static double strength(double[] told, double[] other, int[] order) {
        int wide = Math.clamp(order.length / WINDOWS, 1, WIDEST);
        double sum = 0;
        for (int from = 0; from < order.length; from += wide) {
            int to = Math.min(order.length, from + wide);
            sum += Math.abs(correlation(told, other, order, from, to)) * (to - from);
        }
        return sum;
    }

    private static double correlation(
            double[] told, double[] other, int[] order, int from, int to) {
        double n = 0;
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(other[order[i]])) {
                n++;
                x += told[i];
                y += other[order[i]];
            }
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = from; i < to; i++) {
            double b = other[order[i]] - y / n;
            if (!Double.isNaN(b)) {
                double a = told[i] - x / n;
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }
        }
        return xx * yy < 1e-24 ? 0 : xy / Math.sqrt(xx * yy);
    }
}
