package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.bottega.chart.Chart.Line;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Plane.Range;

/// Thin lines of single rows, their mean over them, and ticks where the column's values lie.
final class EffectLayout {
    private EffectLayout() {}

    static void draw(Sheet sheet, Chart.Effect chart) {
        var rows = chart.rows().stream().map(DensitiesLayout::known).toList();
        var mean = DensitiesLayout.known(chart.mean().spots());
        var band = chart.mean().band();
        var all = Stream.concat(rows.stream().flatMap(List::stream), mean.stream()).toList();
        if (all.isEmpty()) {
            sheet.nothing();
            return;
        }
        var xs = Range.of(all.stream().mapToDouble(Spot::x));
        var ys =
                Range.of(all.stream().mapToDouble(Spot::y))
                        .with(
                                Range.of(
                                        band.stream()
                                                .flatMapToDouble(
                                                        i -> DoubleStream.of(i.low(), i.high()))));
        var x =
                new Chart.Axis(
                        chart.x().label(),
                        Double.isNaN(chart.x().from()) ? xs.low() : chart.x().from(),
                        Double.isNaN(chart.x().to()) ? xs.high() : chart.x().to());
        var plane = Plane.draw(sheet, x, chart.y(), xs, ys, Sheet.HEAD + 4, Plane.RIGHT);
        for (var row : rows) {
            var places = row.stream().map(s -> plane.free(s.x(), s.y())).toList();
            plane.line(sheet, places, new Ink.Heat(0.28), 1, false);
        }
        var line = new Line(chart.mean().name(), mean, chart.mean().stepped(), band);
        var scaled = new Chart.Lines("", x, chart.y(), List.of(line), false);
        LinesLayout.series(sheet, plane, scaled);
        var ticks = new ArrayList<Double>(chart.values());
        ticks.removeIf(v -> !Double.isFinite(v) || !plane.x().holds(v));
        for (double value : ticks) {
            double at = plane.x().at(value);
            double floor = plane.y().start();
            sheet.add(
                    new Mark.Path(
                            List.of(new Spot(at, floor), new Spot(at, floor - 6)),
                            Ink.Role.TEXT,
                            1,
                            false));
        }
    }
}
