package org.bottega.engine.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.bottega.chart.Chart;
import org.bottega.chart.Report.Plate;
import org.bottega.data.profile.ColumnProfile;

/// Draws one column of two versions so that the pictures can be compared: the same names in the same
/// order, the same ends of the axes.
final class ColumnsAlike {
    private ColumnsAlike() {}

    /// @param before the first picture of each, as it is drawn by itself
    static List<Plate> of(
            Plate before, ColumnProfile columnBefore, Plate after, ColumnProfile columnAfter) {
        if (before.chart() instanceof Chart.Bars one && after.chart() instanceof Chart.Bars other) {
            var names = new LinkedHashSet<String>();
            one.bars().forEach(b -> names.add(b.name()));
            other.bars().forEach(b -> names.add(b.name()));
            double most = Math.max(most(one), most(other));
            double height = Math.max(before.height(), after.height());
            height += 22.0 * (names.size() - Math.max(one.bars().size(), other.bars().size()));
            return List.of(
                    bars(before, one, columnBefore, names, most, height),
                    bars(after, other, columnAfter, names, most, height));
        }
        if (before.chart() instanceof Chart.Histogram one
                && after.chart() instanceof Chart.Histogram other) {
            double from = Math.min(one.from(), other.from());
            double to = Math.max(end(one), end(other));
            double most = Math.max(most(one.counts()), most(other.counts()));
            return List.of(
                    histogram(before, one, from, to, most),
                    histogram(after, other, from, to, most));
        }
        return List.of(before, after);
    }

    private static Plate bars(
            Plate plate,
            Chart.Bars chart,
            ColumnProfile column,
            LinkedHashSet<String> names,
            double most,
            double height) {
        var bars = new ArrayList<Chart.Bar>();
        for (var name : names) {
            bars.add(
                    chart.bars().stream()
                            .filter(b -> b.name().equals(name))
                            .findFirst()
                            .orElseGet(() -> new Chart.Bar(name, rows(column, name))));
        }
        return new Plate(
                new Chart.Bars(chart.title(), chart.unit(), bars, most), plate.caption(), height);
    }

    /// How many rows have a value that is not among those drawn; not known of a rare one among many.
    private static double rows(ColumnProfile column, String name) {
        for (var count : column.top()) {
            if (ColumnPictures.shortened(count.value()).equals(name)) {
                return count.rows();
            }
        }
        return column.top().size() >= column.distinct() ? 0 : Double.NaN;
    }

    private static Plate histogram(
            Plate plate, Chart.Histogram chart, double from, double to, double most) {
        return new Plate(
                new Chart.Histogram(
                        chart.title(),
                        new Chart.Axis(chart.x().label(), from, to),
                        chart.from(),
                        chart.width(),
                        chart.counts(),
                        most),
                plate.caption(),
                plate.height());
    }

    private static double end(Chart.Histogram chart) {
        return chart.from() + chart.width() * chart.counts().size();
    }

    private static double most(Chart.Bars chart) {
        return most(chart.bars().stream().map(Chart.Bar::value).toList());
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(v -> v).filter(Double::isFinite).max().orElse(1);
    }
}
