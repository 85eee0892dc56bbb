package org.bottega.chart;

import java.util.List;
import org.bottega.chart.Chart.Bar;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// Horizontal bars with their names at the left and their amounts at their ends.
final class BarsLayout {
    private static final double CAP = 3;

    private BarsLayout() {}

    static void draw(Sheet sheet, Chart.Bars chart) {
        if (chart.bars().isEmpty()) {
            sheet.nothing();
            return;
        }
        double names = sheet.nameRoom(chart.bars().stream().map(Bar::name), 0.4);
        var range =
                Range.of(chart.bars().stream().mapToDouble(b -> b.value() + spread(b)))
                        .with(
                                Range.of(
                                        chart.bars().stream()
                                                .mapToDouble(b -> b.value() - spread(b))))
                        .with(new Range(0, 0));
        double widest =
                chart.bars().stream()
                        .mapToDouble(b ->
                                Lettering.width(sheet.numbers.shortly(b.value()), Layout.SMALL))
                        .max()
                        .orElse(0);
        double bottom = sheet.height - Sheet.FOOT;
        var axis = new Chart.Axis(chart.unit(), Double.NaN, chart.to());
        var scale = Scale.across(range.low(), range.high(), axis, names, sheet.width - widest - 8);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / chart.bars().size();
        double thick = Math.min(18, step * 0.7);
        double zero = scale.at(0);
        for (int i = 0; i < chart.bars().size(); i++) {
            var bar = chart.bars().get(i);
            double middle = Sheet.HEAD + step * (i + 0.5);
            double reach = zero;
            if (Double.isFinite(bar.value())) {
                reach = bar(sheet, scale, bar, middle, thick);
            }
            if (i % Sheet.everyName(step) == 0) {
                sheet.name(names, middle, bar.name(), false);
                sheet.text(
                        reach + 5,
                        middle + 4,
                        sheet.numbers.shortly(bar.value()),
                        Anchor.START,
                        Ink.Role.MUTED);
            }
        }
        sheet.add(Mark.Path.line(zero, Sheet.HEAD, zero, bottom, Ink.Role.MUTED));
    }

    /// @return how far to the right it goes
    private static double bar(Sheet sheet, Scale scale, Bar bar, double middle, double thick) {
        double zero = scale.at(0);
        double end = scale.at(bar.value());
        double spread = spread(bar);
        var numbers = sheet.numbers;
        sheet.add(
                new Mark.Box(
                        Math.min(zero, end),
                        middle - thick / 2,
                        Math.abs(end - zero),
                        thick,
                        bar.value() < 0 ? Ink.Role.SECOND : Ink.Role.ACCENT,
                        bar.name()
                                + ": "
                                + numbers.shortly(bar.value())
                                + (spread > 0 ? " ± " + numbers.shortly(spread) : "")));
        if (spread <= 0) {
            return Math.max(zero, end);
        }
        double from = scale.at(bar.value() - spread);
        double to = scale.at(bar.value() + spread);
        sheet.add(whisker(from, middle, to, middle));
        sheet.add(whisker(from, middle - CAP, from, middle + CAP));
        sheet.add(whisker(to, middle - CAP, to, middle + CAP));
        return Math.max(zero, to);
    }

    private static Mark whisker(double x1, double y1, double x2, double y2) {
        return new Mark.Path(
                List.of(new Spot(x1, y1), new Spot(x2, y2)), Ink.Role.TEXT, 1.25, false);
    }

    private static double spread(Bar bar) {
        return Double.isFinite(bar.spread()) ? Math.max(0, bar.spread()) : 0;
    }
}
