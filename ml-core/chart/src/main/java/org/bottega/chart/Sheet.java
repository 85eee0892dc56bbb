package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Mark.Anchor;

/// The marks of a picture as they are added.
final class Sheet {
    /// The height that the title takes.
    static final double HEAD = 28;

    final double width;
    final double height;
    private final List<Mark> marks = new ArrayList<>();

    Sheet(double width, double height) {
        this.width = width;
        this.height = height;
    }

    Picture picture() {
        return new Picture(width, height, marks);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void title(String text) {
        marks.add(
                new Mark.Text(
                        0,
                        15,
                        Lettering.fit(text, Layout.TITLE, width - 70),
                        Layout.TITLE,
                        Anchor.START,
                        Ink.Role.TEXT,
                        true,
                        false));
    }

    void text(double x, double y, String text, Anchor anchor, Ink ink) {
        marks.add(new Mark.Text(x, y, text, Layout.SMALL, anchor, ink, false, false));
    }

    /// An axis along the bottom: grid lines upward, ticks, label.
    void bottomAxis(Scale scale, double top, double bottom, String label) {
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            add(Mark.Path.line(x, top, x, bottom, Ink.Role.GRID));
            var text = scale.text(tick);
            double half = Lettering.width(text, Layout.SMALL) / 2;
            if (x - half > lastEnd + 4) {
                text(Math.min(x, width - half), bottom + 15, text, Anchor.MIDDLE, Ink.Role.MUTED);
                lastEnd = x + half;
            }
        }
        text(
                (scale.start() + scale.end()) / 2,
                bottom + 32,
                Lettering.fit(label, Layout.SMALL, scale.end() - scale.start()),
                Anchor.MIDDLE,
                Ink.Role.MUTED);
    }

    /// An axis at the left: grid lines to the right, ticks, label turned.
    void leftAxis(Scale scale, double left, double right, String label) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            add(Mark.Path.line(left, y, right, y, Ink.Role.GRID));
            text(left - 6, y + 4, scale.text(tick), Anchor.END, Ink.Role.MUTED);
        }
        double room = Math.abs(scale.end() - scale.start());
        add(
                new Mark.Text(
                        11,
                        (scale.start() + scale.end()) / 2,
                        Lettering.fit(label, Layout.SMALL, room),
                        Layout.SMALL,
                        Anchor.MIDDLE,
                        Ink.Role.MUTED,
                        false,
                        true));
    }

    /// The room that the longest tick of a left axis takes, its label included.
    static double leftRoom(Scale scale) {
        double longest = 0;
        for (double tick : scale.ticks()) {
            longest = Math.max(longest, Lettering.width(scale.text(tick), Layout.SMALL));
        }
        return longest + 28;
    }
}
