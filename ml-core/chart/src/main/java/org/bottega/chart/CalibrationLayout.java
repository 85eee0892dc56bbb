package org.bottega.chart;

import java.util.List;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// Told against actual probability, and beneath it how many rows each figure rests on.
final class CalibrationLayout {
    private static final double STRIP = 34;

    private CalibrationLayout() {}

    static void draw(Sheet sheet, Chart.Calibration chart) {
        var bins =
                chart.bins().stream()
                        .filter(b -> Double.isFinite(b.told()) && Double.isFinite(b.actual()))
                        .toList();
        if (bins.isEmpty()) {
            sheet.nothing();
            return;
        }
        double head = Sheet.HEAD + 4;
        double bottom = sheet.height - Sheet.FOOT;
        double middle = bottom - STRIP - 8;
        var unit = new Range(0, 1);
        var y = Scale.upward(unit.low(), unit.high(), Axis.share(chart.y()), middle, head);
        double left = sheet.leftRoom(y);
        double right = sheet.width - Plane.RIGHT;
        var x = Scale.across(unit.low(), unit.high(), Axis.share(chart.x()), left, right);
        sheet.leftAxis(y, left, right, chart.y());
        sheet.bottomAxis(x, head, bottom, chart.x());
        var plane = new Plane(x, y);
        plane.diagonal(sheet);
        for (var bin : bins) {
            if (Double.isFinite(bin.low()) && Double.isFinite(bin.high())) {
                double at = x.inside(bin.told());
                sheet.add(
                        new Mark.Path(
                                List.of(
                                        new Spot(at, y.inside(bin.low())),
                                        new Spot(at, y.inside(bin.high()))),
                                Ink.Role.ACCENT,
                                1.5,
                                false));
            }
        }
        sheet.add(
                new Mark.Path(
                        bins.stream().map(b -> plane.at(b.told(), b.actual())).toList(),
                        Ink.Role.ACCENT,
                        1.5,
                        false));
        long most = bins.stream().mapToLong(Chart.Calibration.Bin::rows).max().orElse(1);
        double wide = Math.clamp((right - left) / bins.size() * 0.5, 2, 24);
        for (var bin : bins) {
            var tip =
                    chart.x()
                            + " "
                            + sheet.numbers.shortly(bin.told())
                            + ", "
                            + chart.y()
                            + " "
                            + sheet.numbers.shortly(bin.actual())
                            + ", "
                            + sheet.numbers.shortly(bin.rows())
                            + " "
                            + sheet.words.say("rows");
            var place = plane.at(bin.told(), bin.actual());
            sheet.add(new Mark.Dot(place.x(), place.y(), 4, Ink.Role.ACCENT, 1, tip));
            double high = Math.max(1, STRIP * bin.rows() / Math.max(1, most));
            double from = Math.max(left, place.x() - wide / 2);
            double to = Math.min(right, place.x() + wide / 2);
            sheet.add(new Mark.Box(from, bottom - high, to - from, high, Ink.Role.UNKNOWN, tip));
        }
        sheet.text(
                left - 6,
                bottom - STRIP + 10,
                sheet.numbers.shortly(most),
                Anchor.END,
                Ink.Role.MUTED);
        sheet.text(left - 6, bottom, sheet.words.say("rows"), Anchor.END, Ink.Role.MUTED);
    }
}
