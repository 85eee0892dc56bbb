package org.bottega.chart;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// Points in a plane, the fainter the more there are.
final class ScatterLayout {
    private ScatterLayout() {}

    static void draw(Sheet sheet, Chart.Scatter chart) {
        // Loops over the list, not streams: this is done for hundreds of thousands of spots in each
        // frame while somebody zooms.
        double lowX = Double.POSITIVE_INFINITY;
        double highX = Double.NEGATIVE_INFINITY;
        double lowY = Double.POSITIVE_INFINITY;
        double highY = Double.NEGATIVE_INFINITY;
        int known = 0;
        for (var spot : chart.spots()) {
            if (known(spot)) {
                known++;
                lowX = Math.min(lowX, spot.x());
                highX = Math.max(highX, spot.x());
                lowY = Math.min(lowY, spot.y());
                highY = Math.max(highY, spot.y());
            }
        }
        if (known == 0) {
            sheet.nothing();
            return;
        }
        var xs = new Range(lowX, highX);
        var ys = new Range(lowY, highY);
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
        var shading = chart.shading();
        double right = shading.drawn() ? ShadeKey.WIDE + 4 : Plane.RIGHT;
        double top = Sheet.HEAD + 4;
        var plane = Plane.draw(sheet, axisX, axisY, xs, ys, top, right);
        if (chart.diagonal()) {
            plane.diagonal(sheet);
        }
        plane.guides(sheet, chart.guides());
        var places = new float[2 * known];
        var rows = new int[known];
        int count = 0;
        int row = 0;
        for (var spot : chart.spots()) {
            if (known(spot) && plane.holds(spot)) {
                places[2 * count] = (float) plane.x().inside(spot.x());
                places[2 * count + 1] = (float) plane.y().inside(spot.y());
                rows[count++] = row;
            }
            row++;
        }
        double opacity = Math.clamp(18 / Math.sqrt(count + 1.0), 0.12, 0.8);
        double radius = count > 2000 ? 2 : 2.5;
        var some = Arrays.copyOf(places, 2 * count);
        IntFunction<String> tips = i -> tip(sheet.numbers, chart, rows[i]);
        if (shading.drawn()) {
            var shades = new double[count];
            for (int i = 0; i < count; i++) {
                shades[i] = shading.shades().get(rows[i]);
            }
            sheet.add(Mark.Points.shaded(some, shades, radius, Math.max(0.7, opacity), tips));
            ShadeKey.draw(sheet, shading.low(), shading.high(), top, sheet.height - Sheet.FOOT);
        } else {
            sheet.add(Mark.Points.of(some, Ink.Role.ACCENT, radius, opacity, tips));
        }
        int missing = chart.spots().size() - known;
        if (missing > 0) {
            var text = sheet.words.say("left-out", sheet.numbers.shortly(missing));
            double wide = Lettering.width(text, Layout.SMALL);
            sheet.text(
                    Math.max(wide, sheet.width - Plane.RIGHT),
                    Sheet.HEAD,
                    text,
                    Anchor.END,
                    Ink.Role.MUTED);
        }
    }

    private static String tip(Numerals numbers, Chart.Scatter chart, int row) {
        var spot = chart.spots().get(row);
        return chart.x().label()
                + " "
                + numbers.shortly(spot.x())
                + ", "
                + chart.y().label()
                + " "
                + numbers.shortly(spot.y());
    }

    private static boolean known(Spot spot) {
        return Double.isFinite(spot.x()) && Double.isFinite(spot.y());
    }

    private static boolean free(Axis axis) {
        return Double.isNaN(axis.from()) && Double.isNaN(axis.to());
    }
}
