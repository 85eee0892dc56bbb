package org.bottega.chart;

import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Plane.Range;

/// Bars that touch, as high as there are values in their range.
final class HistogramLayout {
    private HistogramLayout() {}

    static void draw(Sheet sheet, Chart.Histogram chart) {
        var counts = chart.counts();
        if (counts.isEmpty() || !(chart.width() > 0) || !Double.isFinite(chart.from())) {
            sheet.nothing();
            return;
        }
        double end = chart.from() + chart.width() * counts.size();
        var heights = Range.of(counts.stream().mapToDouble(c -> c)).with(new Range(0, 0));
        var axis =
                new Axis(
                        chart.x().label(),
                        Double.isNaN(chart.x().from()) ? chart.from() : chart.x().from(),
                        Double.isNaN(chart.x().to()) ? end : chart.x().to());
        var rows = new Axis(sheet.words.say("rows"), 0, chart.most());
        var plane =
                Plane.draw(
                        sheet,
                        axis,
                        rows,
                        new Range(chart.from(), end),
                        heights,
                        Sheet.HEAD + 4,
                        Plane.RIGHT);
        double floor = plane.y().inside(0);
        for (int i = 0; i < counts.size(); i++) {
            double count = counts.get(i);
            if (!Double.isFinite(count) || count <= 0) {
                continue;
            }
            double low = chart.from() + i * chart.width();
            if (low + chart.width() <= plane.x().from() || low >= plane.x().to()) {
                continue;
            }
            double left = plane.x().inside(low);
            double right = plane.x().inside(low + chart.width());
            double gap = right - left > 4 ? 0.5 : 0;
            double top = Math.min(plane.y().inside(count), floor - 1);
            sheet.add(
                    new Mark.Box(
                            left + gap,
                            top,
                            Math.max(0.5, right - left - 2 * gap),
                            floor - top,
                            Ink.Role.ACCENT,
                            sheet.numbers.shortly(low)
                                    + " – "
                                    + sheet.numbers.shortly(low + chart.width())
                                    + ": "
                                    + sheet.numbers.shortly(count)));
        }
        sheet.add(Mark.Path.line(plane.x().start(), floor, plane.x().end(), floor, Ink.Role.MUTED));
    }
}
