package org.bottega.chart;

import java.util.ArrayList;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// Points in a plane, the fainter the more there are.
final class ScatterLayout {
    private ScatterLayout() {}

    static void draw(Sheet sheet, Chart.Scatter chart) {
        var known = new ArrayList<Spot>();
        for (var spot : chart.spots()) {
            if (Double.isFinite(spot.x()) && Double.isFinite(spot.y())) {
                known.add(spot);
            }
        }
        if (known.isEmpty()) {
            sheet.nothing();
            return;
        }
        var xs = Range.of(known.stream().mapToDouble(Spot::x));
        var ys = Range.of(known.stream().mapToDouble(Spot::y));
        if (chart.diagonal()) {
            xs = xs.with(ys);
            ys = xs;
        }
        var axisX = chart.x();
        var axisY = chart.y();
        if (chart.diagonal() && free(axisX) && free(axisY)) {
            double left = sheet.width * 0.12;
            var common = Scale.of(xs.low(), xs.high(), axisX, left, sheet.width, 60);
            axisX = new Axis(axisX.label(), common.from(), common.to());
            axisY = new Axis(axisY.label(), common.from(), common.to());
        }
        var plane = Plane.draw(sheet, axisX, axisY, xs, ys, Sheet.HEAD + 4, Plane.RIGHT);
        if (chart.diagonal()) {
            plane.diagonal(sheet);
        }
        plane.guides(sheet, chart.guides());
        var shown = known.stream().filter(plane::holds).toList();
        var places = new float[2 * shown.size()];
        for (int i = 0; i < shown.size(); i++) {
            places[2 * i] = (float) plane.x().inside(shown.get(i).x());
            places[2 * i + 1] = (float) plane.y().inside(shown.get(i).y());
        }
        int count = shown.size();
        double opacity = Math.clamp(18 / Math.sqrt(count + 1.0), 0.12, 0.8);
        var numbers = sheet.numbers;
        sheet.add(
                Mark.Points.of(
                        places,
                        Ink.Role.ACCENT,
                        count > 2000 ? 2 : 2.5,
                        opacity,
                        i ->
                                chart.x().label()
                                        + " "
                                        + numbers.shortly(shown.get(i).x())
                                        + ", "
                                        + chart.y().label()
                                        + " "
                                        + numbers.shortly(shown.get(i).y())));
        int missing = chart.spots().size() - known.size();
        if (missing > 0) {
            var text = sheet.words.say("left-out", numbers.shortly(missing));
            double wide = Lettering.width(text, Layout.SMALL);
            sheet.text(
                    Math.max(wide, sheet.width - Plane.RIGHT),
                    Sheet.HEAD,
                    text,
                    Anchor.END,
                    Ink.Role.MUTED);
        }
    }

    private static boolean free(Axis axis) {
        return Double.isNaN(axis.from()) && Double.isNaN(axis.to());
    }
}
