package org.bottega.chart;

import java.util.ArrayList;
import org.bottega.chart.Chart.Bar;
import org.bottega.chart.Mark.Anchor;

/// From the start at the top, one step a line, to the sum at the bottom.
final class WaterfallLayout {
    private WaterfallLayout() {}

    static void draw(Sheet sheet, Chart.Waterfall chart) {
        var lines = new ArrayList<Bar>();
        lines.add(new Bar(chart.startName(), chart.start()));
        lines.addAll(chart.steps());
        lines.add(new Bar(chart.endName(), chart.end()));
        double names =
                Math.min(
                        sheet.width * 0.4,
                        lines.stream()
                                        .mapToDouble(b -> Lettering.width(b.name(), Layout.TEXT))
                                        .max()
                                        .orElse(0)
                                + 12);
        double low = Math.min(chart.start(), chart.end());
        double high = Math.max(chart.start(), chart.end());
        double sum = chart.start();
        for (var step : chart.steps()) {
            sum += step.value();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }
        double bottom = sheet.height - 40;
        var scale = Scale.of(low, high, Chart.Axis.of(chart.unit()), names, sheet.width - 60);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / lines.size();
        double thick = Math.min(22, step * 0.72);
        sum = chart.start();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            double middle = Sheet.HEAD + step * (i + 0.5);
            boolean end = i == 0 || i == lines.size() - 1;
            sheet.add(
                    new Mark.Text(
                            names - 10,
                            middle + 4,
                            Lettering.fit(line.name(), Layout.TEXT, names - 10),
                            Layout.TEXT,
                            Anchor.END,
                            Ink.Role.TEXT,
                            end,
                            false));
            if (end) {
                double x = scale.at(line.value());
                sheet.add(
                        new Mark.Box(
                                x - 1.5,
                                middle - thick / 2,
                                3,
                                thick,
                                Ink.Role.TEXT,
                                line.name() + ": " + Numbers.shortly(line.value())));
                sheet.text(
                        x + 7,
                        middle + 4,
                        Numbers.shortly(line.value()),
                        Anchor.START,
                        Ink.Role.TEXT);
            } else {
                double from = scale.at(sum);
                sum += line.value();
                double to = scale.at(sum);
                sheet.add(
                        new Mark.Box(
                                Math.min(from, to),
                                middle - thick / 2,
                                Math.max(1, Math.abs(to - from)),
                                thick,
                                line.value() < 0 ? Ink.Role.NEGATIVE : Ink.Role.POSITIVE,
                                line.name() + ": " + Numbers.signed(line.value())));
                sheet.text(
                        Math.max(from, to) + 6,
                        middle + 4,
                        Numbers.signed(line.value()),
                        Anchor.START,
                        Ink.Role.MUTED);
            }
            if (i < lines.size() - 1) {
                double x = scale.at(sum);
                sheet.add(
                        Mark.Path.line(
                                x,
                                middle + thick / 2,
                                x,
                                middle + step - thick / 2,
                                Ink.Role.MUTED));
            }
        }
    }
}
