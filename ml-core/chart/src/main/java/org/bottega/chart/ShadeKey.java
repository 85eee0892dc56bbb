package org.bottega.chart;

import org.bottega.chart.Mark.Anchor;

/// What the colours between low and high mean: a bar at the right edge with a word at either end.
final class ShadeKey {
    /// How much of the sheet's width it takes.
    static final double WIDE = 56;

    private static final int PARTS = 32;

    private ShadeKey() {}

    static void draw(Sheet sheet, String low, String high, double top, double bottom) {
        double x = sheet.width - WIDE / 2 + 6;
        double from = top + 18;
        double to = Math.min(bottom - 18, from + 220);
        for (int i = 0; i < PARTS; i++) {
            double y = from + (to - from) * i / PARTS;
            double tall = Math.min((to - from) / PARTS + 0.5, to - y);
            var ink = new Ink.Shade(1 - (double) i / (PARTS - 1));
            sheet.add(new Mark.Box(x - 3, y, 6, tall, ink, ""));
        }
        var highest = Lettering.fit(high, Layout.SMALL, WIDE - 14);
        var lowest = Lettering.fit(low, Layout.SMALL, WIDE - 14);
        sheet.text(x, top + 11, highest, Anchor.MIDDLE, Ink.Role.MUTED);
        sheet.text(x, to + 14, lowest, Anchor.MIDDLE, Ink.Role.MUTED);
    }
}
