package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;

/// Charts over two numeric axes: lines, scatters, histograms.
final class PlaneLayout {
    private static final double RIGHT = 16;
    private static final double BOTTOM = 40;

    private PlaneLayout() {}

    /// The plane between the axes.
    private record Plane(Scale x, Scale y) {}

    private static Plane plane(
            Sheet sheet, Chart.Axis x, Chart.Axis y, List<Spot> all, double head) {
        double lowX = Double.POSITIVE_INFINITY;
        double highX = Double.NEGATIVE_INFINITY;
        double lowY = Double.POSITIVE_INFINITY;
        double highY = Double.NEGATIVE_INFINITY;
        for (var spot : all) {
            lowX = Math.min(lowX, spot.x());
            highX = Math.max(highX, spot.x());
            lowY = Math.min(lowY, spot.y());
            highY = Math.max(highY, spot.y());
        }
        if (all.isEmpty()) {
            lowX = 0;
            highX = 1;
            lowY = 0;
            highY = 1;
        }
        double bottom = sheet.height - BOTTOM;
        var yScale = Scale.of(lowY, highY, y, bottom, head);
        double left = Sheet.leftRoom(yScale);
        var xScale = Scale.of(lowX, highX, x, left, sheet.width - RIGHT);
        sheet.leftAxis(yScale, left, sheet.width - RIGHT, y.label());
        sheet.bottomAxis(xScale, head, bottom, x.label());
        return new Plane(xScale, yScale);
    }

    static void draw(Sheet sheet, Chart.Lines chart) {
        boolean named = chart.lines().stream().anyMatch(l -> !l.name().isEmpty());
        double head = Sheet.HEAD + (named ? 20 : 4);
        var all = chart.lines().stream().flatMap(l -> l.spots().stream()).toList();
        var plane = plane(sheet, chart.x(), chart.y(), all, head);
        if (chart.diagonal()) {
            diagonal(sheet, plane);
        }
        double legend = plane.x().start();
        for (int i = 0; i < chart.lines().size(); i++) {
            var line = chart.lines().get(i);
            var ink = Ink.series(i);
            var spots = new ArrayList<Spot>();
            for (var spot : line.spots()) {
                double px = plane.x().at(spot.x());
                double py = plane.y().at(spot.y());
                if (line.stepped() && !spots.isEmpty()) {
                    spots.add(new Spot(px, spots.getLast().y()));
                }
                spots.add(new Spot(px, py));
            }
            sheet.add(new Mark.Path(spots, ink, 2, false));
            boolean sparse = line.spots().size() <= 40;
            for (var spot : line.spots()) {
                sheet.add(
                        new Mark.Dot(
                                plane.x().at(spot.x()),
                                plane.y().at(spot.y()),
                                sparse ? 3 : 4,
                                ink,
                                sparse ? 1 : 0,
                                tip(line.name(), spot)));
            }
            if (named) {
                sheet.add(new Mark.Box(legend, Sheet.HEAD + 1, 10, 10, ink, ""));
                sheet.text(legend + 15, Sheet.HEAD + 10, line.name(), Anchor.START, Ink.Role.TEXT);
                legend += 32 + Lettering.width(line.name(), Layout.SMALL);
            }
        }
    }

    private static String tip(String name, Spot spot) {
        return (name.isEmpty() ? "" : name + ": ")
                + Numbers.shortly(spot.x())
                + ", "
                + Numbers.shortly(spot.y());
    }

    private static void diagonal(Sheet sheet, Plane plane) {
        double from = Math.max(plane.x().from(), plane.y().from());
        double to = Math.min(plane.x().to(), plane.y().to());
        sheet.add(
                new Mark.Path(
                        List.of(
                                new Spot(plane.x().at(from), plane.y().at(from)),
                                new Spot(plane.x().at(to), plane.y().at(to))),
                        Ink.Role.MUTED,
                        1,
                        true));
    }

    static void draw(Sheet sheet, Chart.Scatter chart) {
        var plane = plane(sheet, chart.x(), chart.y(), chart.spots(), Sheet.HEAD + 4);
        if (chart.diagonal()) {
            diagonal(sheet, plane);
        }
        double opacity = Math.clamp(60.0 / Math.sqrt(chart.spots().size() + 1), 0.25, 0.8);
        for (var spot : chart.spots()) {
            sheet.add(
                    new Mark.Dot(
                            plane.x().at(spot.x()),
                            plane.y().at(spot.y()),
                            2.5,
                            Ink.Role.ACCENT,
                            opacity,
                            tip("", spot)));
        }
    }

    static void draw(Sheet sheet, Chart.Histogram chart) {
        var corners = new ArrayList<Spot>();
        corners.add(new Spot(chart.from(), 0));
        for (int i = 0; i < chart.counts().size(); i++) {
            corners.add(new Spot(chart.from() + (i + 1) * chart.width(), chart.counts().get(i)));
        }
        var plane = plane(sheet, chart.x(), Chart.Axis.of("rows"), corners, Sheet.HEAD + 4);
        double floor = plane.y().at(0);
        for (int i = 0; i < chart.counts().size(); i++) {
            double low = chart.from() + i * chart.width();
            double left = plane.x().at(low);
            double right = plane.x().at(low + chart.width());
            double top = plane.y().at(chart.counts().get(i));
            sheet.add(
                    new Mark.Box(
                            left + 0.5,
                            top,
                            Math.max(1, right - left - 1),
                            floor - top,
                            Ink.Role.ACCENT,
                            Numbers.shortly(low)
                                    + " – "
                                    + Numbers.shortly(low + chart.width())
                                    + ": "
                                    + Numbers.shortly(chart.counts().get(i))));
        }
    }
}
