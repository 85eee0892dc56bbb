package org.bottega.chart;

import java.util.List;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;

/// A picture at its own proportions, its parts coloured as strongly as they weigh.
final class OverlayLayout {
    private OverlayLayout() {}

    static void draw(Sheet sheet, Chart.Overlay chart) {
        double room = sheet.height - Sheet.HEAD - 24;
        double ratio = (double) chart.image().width() / chart.image().height();
        double high = Math.min(room, (sheet.width - 2) / ratio);
        double wide = high * ratio;
        double left = 0;
        double top = Sheet.HEAD;
        sheet.add(new Mark.Pixels(left, top, wide, high, chart.image()));
        double most =
                chart.weights().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Math::abs)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        int rows = chart.weights().size();
        for (int r = 0; r < rows && most > 0; r++) {
            int columns = chart.weights().get(r).size();
            for (int c = 0; c < columns; c++) {
                double weight = chart.weights().get(r).get(c);
                if (!Double.isFinite(weight) || weight == 0) {
                    continue;
                }
                double x = left + wide * c / columns;
                double y = top + high * r / rows;
                part(sheet, x, y, wide / columns, high / rows, weight, most);
            }
        }
        double at = sheet.height - 8;
        for (int i = 0; i < 32; i++) {
            sheet.add(
                    new Mark.Box(i * 4, at - 8, 4, 8, new Ink.Diverging(0.05 + 0.9 * i / 31), ""));
        }
        sheet.text(
                136,
                at,
                Lettering.fit(chart.unit(), Layout.SMALL, sheet.width - 140),
                Anchor.START,
                Ink.Role.MUTED);
    }

    private static void part(
            Sheet sheet, double x, double y, double wide, double high, double weight, double most) {
        sheet.add(
                new Mark.Area(
                        List.of(
                                new Spot(x, y),
                                new Spot(x + wide, y),
                                new Spot(x + wide, y + high),
                                new Spot(x, y + high)),
                        weight > 0 ? Ink.Role.POSITIVE : Ink.Role.NEGATIVE,
                        0.75 * Math.abs(weight) / most));
        sheet.add(
                new Mark.Dot(
                        x + wide / 2,
                        y + high / 2,
                        Math.min(wide, high) / 2,
                        Ink.Role.TEXT,
                        0,
                        sheet.numbers.signed(weight)));
    }
}
