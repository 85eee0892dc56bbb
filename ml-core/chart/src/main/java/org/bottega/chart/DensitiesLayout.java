package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Chart.Densities.Curve;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Plane.Range;

/// Filled curves over each other.
final class DensitiesLayout {
    private DensitiesLayout() {}

    static void draw(Sheet sheet, Chart.Densities chart) {
        var spots = chart.curves().stream().flatMap(c -> known(c.spots()).stream()).toList();
        if (spots.isEmpty()) {
            sheet.nothing();
            return;
        }
        var names = chart.curves().stream().map(Curve::name).toList();
        boolean named = names.stream().anyMatch(n -> !n.isEmpty());
        double head = named ? Legend.draw(sheet, names, Ink::series) : Sheet.HEAD + 4;
        var xs = Range.of(spots.stream().mapToDouble(Spot::x));
        var ys = Range.of(spots.stream().mapToDouble(Spot::y)).with(new Range(0, 0));
        var y = new Chart.Axis(sheet.words.say("density"), 0, Double.NaN);
        var x =
                new Chart.Axis(
                        chart.x().label(),
                        Double.isNaN(chart.x().from()) ? xs.low() : chart.x().from(),
                        Double.isNaN(chart.x().to()) ? xs.high() : chart.x().to());
        var plane = Plane.draw(sheet, x, y, xs, ys, head, Plane.RIGHT);
        for (int i = 0; i < names.size(); i++) {
            if (sheet.shows(names.get(i))) {
                curve(sheet, plane, known(chart.curves().get(i).spots()), Ink.series(i));
            }
        }
    }

    static List<Spot> known(List<Spot> spots) {
        return spots.stream()
                .filter(s -> Double.isFinite(s.x()) && Double.isFinite(s.y()))
                .toList();
    }

    private static void curve(Sheet sheet, Plane plane, List<Spot> spots, Ink ink) {
        if (spots.size() < 2) {
            return;
        }
        var line = new ArrayList<Spot>();
        spots.forEach(s -> line.add(plane.free(s.x(), s.y())));
        var area = new ArrayList<>(line);
        area.add(plane.free(spots.getLast().x(), 0));
        area.add(plane.free(spots.getFirst().x(), 0));
        plane.area(sheet, area, ink, 0.18);
        LinesLayout.stroke(sheet, plane, line, ink);
    }
}
