package org.bottega.chart;

import org.bottega.chart.Mark.Anchor;

/// A table of counts, each cell as strong as its share of its row.
final class MatrixLayout {
    private MatrixLayout() {}

    static void draw(Sheet sheet, Chart.Matrix chart) {
        int size = chart.names().size();
        if (size == 0) {
            return;
        }
        double names =
                Math.min(
                        sheet.width * 0.25,
                        chart.names().stream()
                                        .mapToDouble(n -> Lettering.width(n, Layout.SMALL))
                                        .max()
                                        .orElse(0)
                                + 10);
        double left = names + 20;
        double top = Sheet.HEAD + 36;
        double cell = Math.min((sheet.width - left - 8) / size, (sheet.height - top - 8) / size);
        double wide = Math.min((sheet.width - left - 8) / size, cell * 1.9);
        sheet.text(
                left + wide * size / 2,
                Sheet.HEAD + 12,
                chart.columnLabel(),
                Anchor.MIDDLE,
                Ink.Role.MUTED);
        sheet.add(
                new Mark.Text(
                        11,
                        top + cell * size / 2,
                        chart.rowLabel(),
                        Layout.SMALL,
                        Anchor.MIDDLE,
                        Ink.Role.MUTED,
                        false,
                        true));
        for (int r = 0; r < size; r++) {
            if (cell >= 11) {
                sheet.text(
                        left - 6,
                        top + cell * (r + 0.5) + 4,
                        Lettering.fit(chart.names().get(r), Layout.SMALL, names - 6),
                        Anchor.END,
                        Ink.Role.TEXT);
            }
            if (wide >= 24) {
                sheet.text(
                        left + wide * (r + 0.5),
                        top - 6,
                        Lettering.fit(chart.names().get(r), Layout.SMALL, wide - 2),
                        Anchor.MIDDLE,
                        Ink.Role.TEXT);
            }
            long all = chart.counts().get(r).stream().mapToLong(c -> c).sum();
            for (int c = 0; c < size; c++) {
                long count = chart.counts().get(r).get(c);
                double share = all == 0 ? 0 : (double) count / all;
                sheet.add(
                        new Mark.Box(
                                left + wide * c + 1,
                                top + cell * r + 1,
                                wide - 2,
                                cell - 2,
                                new Ink.Heat(0.06 + 0.84 * share),
                                chart.names().get(r)
                                        + " → "
                                        + chart.names().get(c)
                                        + ": "
                                        + Numbers.shortly(count)
                                        + String.format(
                                                java.util.Locale.ROOT, " (%.1f %%)", share * 100)));
                if (cell >= 16 && wide >= 30) {
                    sheet.text(
                            left + wide * (c + 0.5),
                            top + cell * (r + 0.5) + 4,
                            Numbers.shortly(count),
                            Anchor.MIDDLE,
                            share > 0.45 ? Ink.Role.BACKGROUND : Ink.Role.TEXT);
                }
            }
        }
    }
}
