package org.bottega.chart;

import org.bottega.chart.Mark.Anchor;

/// A strip for each column, marked where values are missing; above it how many are.
final class GapsLayout {
    private GapsLayout() {}

    static void draw(Sheet sheet, Chart.Gaps chart) {
        int columns = chart.columns().size();
        int blocks = chart.missing().stream().mapToInt(java.util.List::size).max().orElse(0);
        if (columns == 0 || blocks == 0) {
            sheet.nothing();
            return;
        }
        double left = 14 + Lettering.width(sheet.numbers.shortly(chart.rows()), Layout.SMALL);
        double wide = (sheet.width - left - 2) / columns;
        boolean turned = wide < 70;
        double names =
                chart.columns().stream()
                        .mapToDouble(n -> Lettering.width(n, Layout.SMALL))
                        .max()
                        .orElse(0);
        double room = turned ? Math.min(names + 4, sheet.height * 0.3) : 14;
        double top = Sheet.HEAD + room + (wide >= 34 ? 16 : 4);
        double bottom = sheet.height - 8;
        sheet.text(left - 6, top + 9, "1", Anchor.END, Ink.Role.MUTED);
        sheet.text(
                left - 6, bottom, sheet.numbers.shortly(chart.rows()), Anchor.END, Ink.Role.MUTED);
        int every = turned ? Sheet.everyName(wide) : 1;
        for (int c = 0; c < columns; c++) {
            double x = left + wide * c;
            var parts = chart.missing().get(c);
            double share =
                    parts.stream().mapToDouble(v -> v).filter(Double::isFinite).average().orElse(0);
            if (c % every == 0) {
                name(sheet, chart.columns().get(c), x + wide / 2, room, turned, wide);
            }
            if (wide >= 34) {
                sheet.text(
                        x + wide / 2,
                        top - 4,
                        sheet.numbers.percent(share),
                        Anchor.MIDDLE,
                        Ink.Role.MUTED);
            }
            strip(sheet, chart, c, share, x, top, wide, bottom);
        }
    }

    private static void name(
            Sheet sheet, String name, double x, double room, boolean turned, double wide) {
        sheet.add(
                new Mark.Text(
                        turned ? x + 4 : x,
                        Sheet.HEAD + room,
                        Lettering.fit(name, Layout.SMALL, turned ? room : wide - 4),
                        Layout.SMALL,
                        turned ? Anchor.START : Anchor.MIDDLE,
                        Ink.Role.TEXT,
                        false,
                        turned));
    }

    private static void strip(
            Sheet sheet,
            Chart.Gaps chart,
            int column,
            double share,
            double x,
            double top,
            double wide,
            double bottom) {
        double gap = wide > 6 ? 1 : 0;
        var tip =
                chart.columns().get(column)
                        + ": "
                        + sheet.numbers.percent(share)
                        + " "
                        + sheet.words.say("missing");
        sheet.add(
                new Mark.Box(x + gap, top, wide - 2 * gap, bottom - top, new Ink.Heat(0.12), tip));
        var parts = chart.missing().get(column);
        double step = (bottom - top) / parts.size();
        for (int b = 0; b < parts.size(); b++) {
            double missing = parts.get(b);
            if (!(missing > 0)) {
                continue;
            }
            double y = top + step * b;
            sheet.add(
                    new Mark.Box(
                            x + gap,
                            y,
                            wide - 2 * gap,
                            Math.min(step, bottom - y),
                            new Ink.Heat(0.3 + 0.7 * Math.min(1, missing)),
                            ""));
        }
    }
}
