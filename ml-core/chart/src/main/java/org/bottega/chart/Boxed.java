package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;

/// Boxes with one or two lines of text, and bent lines between them.
final class Boxed {
    private static final int STEPS = 16;

    private Boxed() {}

    /// @param x of its left side
    /// @param middle of its height
    record Place(double x, double middle, double wide, double high) {}

    static void box(Sheet sheet, Place at, Ink ground, Ink border, String tip) {
        double y = at.middle() - at.high() / 2;
        sheet.add(new Mark.Box(at.x(), y, at.wide(), at.high(), border, tip));
        sheet.add(new Mark.Box(at.x() + 1, y + 1, at.wide() - 2, at.high() - 2, ground, ""));
    }

    /// A line of text in a box, in the ink that can be read on its ground.
    static void text(
            Sheet sheet, Place at, double down, String text, double size, Ink ink, boolean bold) {
        var face = bold ? Typeface.MEDIUM : Typeface.REGULAR;
        sheet.add(
                new Mark.Text(
                        at.x() + at.wide() / 2,
                        at.middle() + down,
                        Lettering.fit(text, size, at.wide() - 10, face),
                        size,
                        Anchor.MIDDLE,
                        ink,
                        bold,
                        false));
    }

    /// From the right side of one place to the left of another, level at both ends.
    static List<Spot> bend(double x1, double y1, double x2, double y2) {
        var out = new ArrayList<Spot>();
        for (int i = 0; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            double s = t * t * (3 - 2 * t);
            out.add(new Spot(x1 + (x2 - x1) * t, y1 + (y2 - y1) * s));
        }
        return out;
    }
}
