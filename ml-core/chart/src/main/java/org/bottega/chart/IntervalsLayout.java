package org.bottega.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.bottega.chart.Chart.Intervals.Estimate;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// Dots with their intervals over the band that is acceptable; a dot outside of it stands out.
final class IntervalsLayout {
    private IntervalsLayout() {}

    static void draw(Sheet sheet, Chart.Intervals chart) {
        var estimates = chart.estimates();
        var range =
                Range.of(
                        estimates.stream()
                                .flatMapToDouble(
                                        e -> DoubleStream.of(e.value(), e.low(), e.high())));
        if (estimates.stream().noneMatch(e -> Double.isFinite(e.value()))) {
            sheet.nothing();
            return;
        }
        range = range.with(Range.of(DoubleStream.of(chart.ideal(), chart.from(), chart.to())));
        double names = sheet.nameRoom(estimates.stream().map(Estimate::name), 0.45);
        double widest =
                estimates.stream()
                        .mapToDouble(e ->
                                Lettering.width(sheet.numbers.shortly(e.value()), Layout.SMALL))
                        .max()
                        .orElse(0);
        double bottom = sheet.height - Sheet.FOOT;
        double right = sheet.width - widest - 12;
        var axis = Chart.Axis.of(chart.unit());
        var scale = Scale.across(range.low(), range.high(), axis, names + 4, right);
        if (Double.isFinite(chart.from()) && Double.isFinite(chart.to())) {
            double from = scale.inside(chart.from());
            double to = scale.inside(chart.to());
            sheet.add(
                    new Mark.Area(
                            List.of(
                                    new Spot(from, Sheet.HEAD),
                                    new Spot(to, Sheet.HEAD),
                                    new Spot(to, bottom),
                                    new Spot(from, bottom)),
                            Ink.Role.THIRD,
                            0.14));
        }
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        if (Double.isFinite(chart.ideal())) {
            double x = scale.inside(chart.ideal());
            sheet.add(
                    new Mark.Path(
                            List.of(new Spot(x, Sheet.HEAD), new Spot(x, bottom)),
                            Ink.Role.MUTED,
                            1,
                            true));
        }
        double step = (bottom - Sheet.HEAD) / estimates.size();
        for (int i = 0; i < estimates.size(); i++) {
            double middle = Sheet.HEAD + step * (i + 0.5);
            estimate(sheet, chart, estimates.get(i), scale, middle);
            if (i % Sheet.everyName(step) == 0) {
                var text = sheet.numbers.shortly(estimates.get(i).value());
                sheet.name(names, middle, estimates.get(i).name(), false);
                sheet.text(sheet.width - 4, middle + 4, text, Anchor.END, Ink.Role.MUTED);
            }
        }
    }

    private static void estimate(
            Sheet sheet, Chart.Intervals chart, Estimate estimate, Scale scale, double y) {
        if (!Double.isFinite(estimate.value())) {
            return;
        }
        boolean within = !(estimate.value() < chart.from() || estimate.value() > chart.to());
        var ink = within ? Ink.Role.ACCENT : Ink.Role.SECOND;
        boolean known = Double.isFinite(estimate.low()) && Double.isFinite(estimate.high());
        if (known) {
            var ends =
                    List.of(
                            new Spot(scale.inside(estimate.low()), y),
                            new Spot(scale.inside(estimate.high()), y));
            sheet.add(new Mark.Path(ends, ink, 2, false));
        }
        var tip =
                estimate.name()
                        + ": "
                        + sheet.numbers.shortly(estimate.value())
                        + (known
                                ? " ("
                                        + sheet.numbers.shortly(estimate.low())
                                        + " – "
                                        + sheet.numbers.shortly(estimate.high())
                                        + ")"
                                : "");
        sheet.add(new Mark.Dot(scale.inside(estimate.value()), y, 4.5, ink, 1, tip));
    }
}
