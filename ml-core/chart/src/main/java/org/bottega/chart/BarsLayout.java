package org.bottega.chart;

import org.bottega.chart.Mark.Anchor;

/// Horizontal bars with their names at the left and their amounts at their ends.
final class BarsLayout {
    private BarsLayout() {}

    static void draw(Sheet sheet, Chart.Bars chart) {
        if (chart.bars().isEmpty()) {
            return;
        }
        double names =
                Math.min(
                        sheet.width * 0.4,
                        chart.bars().stream()
                                        .mapToDouble(b -> Lettering.width(b.name(), Layout.TEXT))
                                        .max()
                                        .orElse(0)
                                + 8);
        double low = 0;
        double high = 0;
        for (var bar : chart.bars()) {
            low = Math.min(low, bar.value() - bar.spread());
            high = Math.max(high, bar.value() + bar.spread());
        }
        double bottom = sheet.height - 40;
        var scale = Scale.of(low, high, Chart.Axis.of(chart.unit()), names, sheet.width - 52);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / chart.bars().size();
        double thick = Math.min(24, step * 0.7);
        double zero = scale.at(0);
        int row = 0;
        for (var bar : chart.bars()) {
            double middle = Sheet.HEAD + step * (row++ + 0.5);
            double end = scale.at(bar.value());
            sheet.add(
                    new Mark.Box(
                            Math.min(zero, end),
                            middle - thick / 2,
                            Math.max(1, Math.abs(end - zero)),
                            thick,
                            bar.value() < 0 ? Ink.Role.SECOND : Ink.Role.ACCENT,
                            bar.name() + ": " + Numbers.shortly(bar.value())));
            double reach = end;
            if (bar.spread() > 0) {
                reach = scale.at(bar.value() + bar.spread());
                sheet.add(
                        Mark.Path.line(
                                scale.at(bar.value() - bar.spread()),
                                middle,
                                reach,
                                middle,
                                Ink.Role.TEXT));
            }
            if (step >= 12) {
                sheet.add(
                        new Mark.Text(
                                names - 8,
                                middle + 4,
                                Lettering.fit(bar.name(), Layout.TEXT, names - 8),
                                Layout.TEXT,
                                Anchor.END,
                                Ink.Role.TEXT,
                                false,
                                false));
                sheet.text(
                        Math.max(zero, reach) + 5,
                        middle + 4,
                        Numbers.shortly(bar.value()),
                        Anchor.START,
                        Ink.Role.MUTED);
            }
        }
    }
}
