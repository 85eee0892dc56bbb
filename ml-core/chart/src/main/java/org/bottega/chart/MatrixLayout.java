package org.bottega.chart;

import org.bottega.chart.Mark.Anchor;

/// A table of counts, each cell as strong as its share of its row.
final class MatrixLayout {
    private static final double GAP = 1;

    private MatrixLayout() {}

    static void draw(Sheet sheet, Chart.Matrix chart) {
        int size = chart.names().size();
        if (size == 0) {
            sheet.nothing();
            return;
        }
        double names = sheet.nameRoom(chart.names().stream(), 0.25);
        double left = names + 20;
        double top = Sheet.HEAD + 36;
        double room = (sheet.width - left - 4) / size;
        double cell = Math.min(room, (sheet.height - top - 4) / size);
        double wide = Math.min(room, cell * 2.4);
        sheet.text(
                left + wide * size / 2,
                Sheet.HEAD + 12,
                Lettering.fit(chart.columnLabel(), Layout.SMALL, sheet.width - left),
                Anchor.MIDDLE,
                Ink.Role.MUTED);
        sheet.leftLabel(top + cell * size / 2, sheet.height - top, chart.rowLabel());
        for (int r = 0; r < size; r++) {
            if (r % Sheet.everyName(cell) == 0) {
                sheet.name(left, top + cell * (r + 0.5), chart.names().get(r), false);
            }
            if (wide >= 24) {
                sheet.text(
                        left + wide * (r + 0.5),
                        top - 7,
                        Lettering.fit(chart.names().get(r), Layout.SMALL, wide - 4),
                        Anchor.MIDDLE,
                        Ink.Role.TEXT);
            }
            long all = chart.counts().get(r).stream().mapToLong(c -> c).sum();
            for (int c = 0; c < size; c++) {
                cell(sheet, chart, r, c, all, left + wide * c, top + cell * r, wide, cell);
            }
        }
    }

    private static void cell(
            Sheet sheet,
            Chart.Matrix chart,
            int row,
            int column,
            long all,
            double x,
            double y,
            double wide,
            double high) {
        long count = chart.counts().get(row).get(column);
        double share = all == 0 ? 0 : (double) count / all;
        var ground = new Ink.Heat(0.06 + 0.84 * share);
        var percent = sheet.numbers.percent(share);
        var tip =
                chart.names().get(row)
                        + " → "
                        + chart.names().get(column)
                        + ": "
                        + sheet.numbers.shortly(count)
                        + (all == 0 ? "" : " (" + percent + ")");
        sheet.cell(new Picture.Cell(row, column, x, y, wide, high));
        double gap = high > 6 && wide > 6 ? GAP : 0;
        sheet.add(new Mark.Box(x + gap, y + gap, wide - 2 * gap, high - 2 * gap, ground, tip));
        var text = sheet.numbers.shortly(count);
        double widest =
                Math.max(
                        Lettering.width(text, Layout.TEXT), Lettering.width(percent, Layout.SMALL));
        if (high < 16 || Lettering.width(text, Layout.TEXT) > wide - 4) {
            return;
        }
        boolean both = high >= 36 && widest <= wide - 4 && all > 0;
        double middle = y + high / 2;
        sheet.add(
                new Mark.Text(
                        x + wide / 2,
                        both ? middle - 2 : middle + 4,
                        text,
                        Layout.TEXT,
                        Anchor.MIDDLE,
                        new Ink.Over(ground),
                        true,
                        false));
        if (both) {
            sheet.text(x + wide / 2, middle + 13, percent, Anchor.MIDDLE, new Ink.Over(ground));
        }
    }
}
