package org.bottega.chart;

import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// A grid of colours, written out where there is room.
final class HeatMapLayout {
    private static final double KEY = 8;

    private HeatMapLayout() {}

    static void draw(Sheet sheet, Chart.HeatMap chart) {
        var range = Range.of(chart.values().stream().flatMap(r -> r.stream()).mapToDouble(v -> v));
        if (!(range.low() <= range.high())) {
            sheet.nothing();
            return;
        }
        int rows = chart.rows().size();
        int columns = chart.columns().size();
        double names = sheet.nameRoom(chart.rows().stream(), 0.3);
        double top = Sheet.HEAD + 20;
        double bottom = sheet.height - 34;
        double wide = (sheet.width - names - 2) / columns;
        double high = (bottom - top) / rows;
        if (chart.signed()) {
            double reach = Math.max(Math.abs(range.low()), Math.abs(range.high()));
            range = new Range(-reach, reach);
        }
        for (int c = 0; c < columns; c++) {
            if (wide >= 26) {
                sheet.text(
                        names + wide * (c + 0.5),
                        top - 6,
                        Lettering.fit(chart.columns().get(c), Layout.SMALL, wide - 4),
                        Anchor.MIDDLE,
                        Ink.Role.TEXT);
            }
        }
        for (int r = 0; r < rows; r++) {
            if (r % Sheet.everyName(high) == 0) {
                sheet.name(names, top + high * (r + 0.5), chart.rows().get(r), false);
            }
            for (int c = 0; c < columns; c++) {
                cell(sheet, chart, range, r, c, names + wide * c, top + high * r, wide, high);
            }
        }
        key(sheet, chart, range, names);
    }

    private static void cell(
            Sheet sheet,
            Chart.HeatMap chart,
            Range range,
            int row,
            int column,
            double x,
            double y,
            double wide,
            double high) {
        double value = chart.values().get(row).get(column);
        boolean known = Double.isFinite(value);
        var ink = known ? ink(chart, share(range, value)) : Ink.Role.GRID;
        var text = known ? sheet.numbers.shortly(value) : sheet.words.say("missing");
        var tip = chart.rows().get(row) + ", " + chart.columns().get(column) + ": " + text;
        double gap = wide > 8 && high > 8 ? 0.5 : 0;
        sheet.add(new Mark.Box(x + gap, y + gap, wide - 2 * gap, high - 2 * gap, ink, tip));
        var brief = known ? sheet.numbers.fixed(value, decimals(range)) : "–";
        if (high >= 15 && Lettering.width(brief, Layout.SMALL) <= wide - 4) {
            sheet.text(
                    x + wide / 2,
                    y + high / 2 + 4,
                    brief,
                    Anchor.MIDDLE,
                    known ? new Ink.Over(ink) : Ink.Role.MUTED);
        }
    }

    /// The colours with the values they stand for.
    private static void key(Sheet sheet, Chart.HeatMap chart, Range range, double left) {
        double y = sheet.height - 24;
        double wide = Math.min(200, sheet.width - left - 2);
        int parts = 32;
        for (int i = 0; i < parts; i++) {
            sheet.add(
                    new Mark.Box(
                            left + wide * i / parts,
                            y,
                            wide / parts,
                            KEY,
                            ink(chart, (double) i / (parts - 1)),
                            ""));
        }
        double below = y + KEY + 11;
        var low = sheet.numbers.shortly(range.low());
        var high = sheet.numbers.shortly(range.high());
        sheet.text(left, below, low, Anchor.START, Ink.Role.MUTED);
        sheet.text(left + wide, below, high, Anchor.END, Ink.Role.MUTED);
        double room = sheet.width - left - wide - 10;
        var unit = Lettering.fit(chart.unit(), Layout.SMALL, room);
        sheet.text(left + wide + 8, y + KEY, unit, Anchor.START, Ink.Role.MUTED);
    }

    private static double share(Range range, double value) {
        double width = range.high() - range.low();
        return width > 0 ? (value - range.low()) / width : 0.5;
    }

    private static Ink ink(Chart.HeatMap chart, double share) {
        return chart.signed() ? new Ink.Diverging(share) : new Ink.Heat(0.04 + 0.86 * share);
    }

    private static int decimals(Range range) {
        double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        return size >= 100 ? 0 : size >= 10 ? 1 : 2;
    }
}
