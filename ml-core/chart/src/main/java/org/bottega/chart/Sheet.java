package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bottega.chart.Mark.Anchor;
import org.jspecify.annotations.Nullable;

/// The marks of a picture as they are added.
final class Sheet {
    /// The height that the title takes.
    static final double HEAD = 28;

    /// The height that the ticks and the label of an axis at the bottom take.
    static final double FOOT = 40;

    final double width;
    final double height;
    final Numerals numbers;
    final Words words;
    final View view;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Picture.Key> keys = new ArrayList<>();
    private final List<Picture.Upright> uprights = new ArrayList<>();
    private final List<Picture.Cell> cells = new ArrayList<>();
    private @Nullable Frame frame;

    Sheet(double width, double height, Locale locale, View view) {
        this.width = width;
        this.height = height;
        this.numbers = new Numerals(locale);
        this.words = Words.in(locale);
        this.view = view;
    }

    Picture picture() {
        return new Picture(width, height, marks, frame, keys, uprights, cells);
    }

    /// The plane that can be zoomed.
    void frame(Frame plane) {
        frame = plane;
    }

    /// Where the name of a series stands that can be hidden.
    void key(String name, double x, double y, double wide, double high) {
        keys.add(new Picture.Key(name, x, y, wide, high));
    }

    /// An axis of which a part can be kept.
    void upright(Picture.Upright axis) {
        uprights.add(axis);
    }

    /// A count that can be picked.
    void cell(Picture.Cell cell) {
        cells.add(cell);
    }

    boolean shows(String series) {
        return !view.hidden().contains(series);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    /// The corner at the right is left to the tools of a window.
    void title(String text) {
        double room = Math.max(width * 0.6, width - 80);
        var fitting = Lettering.fit(text, Layout.TITLE, room, Typeface.MEDIUM);
        add(new Mark.Text(0, 15, fitting, Layout.TITLE, Anchor.START, Ink.Role.TEXT, true, false));
    }

    void text(double x, double y, String text, Anchor anchor, Ink ink) {
        add(new Mark.Text(x, y, text, Layout.SMALL, anchor, ink, false, false));
    }

    /// The name of a row, ending where its bars begin.
    void name(double right, double y, String name, boolean bold) {
        var face = bold ? Typeface.MEDIUM : Typeface.REGULAR;
        add(
                new Mark.Text(
                        right - 8,
                        y + 4,
                        Lettering.fit(name, Layout.TEXT, right - 8, face),
                        Layout.TEXT,
                        Anchor.END,
                        Ink.Role.TEXT,
                        bold,
                        false));
    }

    /// How many rows share a name where not all names have room: 1 for each its own.
    static int everyName(double step) {
        return (int) Math.ceil(12 / Math.max(0.01, step));
    }

    /// The room that names of rows need, at most a share of the width.
    double nameRoom(Stream<String> names, double share) {
        double widest =
                names.mapToDouble(n -> Typeface.MEDIUM.width(n, Layout.TEXT)).max().orElse(0);
        return Math.ceil(Math.min(width * share, widest + 10));
    }

    /// Says that there is nothing to see.
    void nothing() {
        add(
                new Mark.Text(
                        width / 2,
                        height / 2,
                        words.say("nothing"),
                        Layout.TEXT,
                        Anchor.MIDDLE,
                        Ink.Role.MUTED,
                        false,
                        false));
    }

    /// An axis along the bottom: grid lines upward, ticks, label.
    void bottomAxis(Scale scale, double top, double bottom, String label) {
        var ticks = scale.ticks().stream().map(t -> new Tick(t, scale.text(t, numbers))).toList();
        bottomAxis(scale, ticks, top, bottom, label);
    }

    /// A value on an axis and how it is written.
    record Tick(double at, String text) {}

    void bottomAxis(Scale scale, List<Tick> ticks, double top, double bottom, String label) {
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (var tick : ticks) {
            double x = scale.at(tick.at());
            add(Mark.Path.line(x, top, x, bottom, Ink.Role.GRID));
            var text = tick.text();
            double half = Lettering.width(text, Layout.SMALL) / 2;
            double middle = Math.clamp(x, half, Math.max(half, width - half));
            if (middle - half > lastEnd + 4) {
                text(middle, bottom + 15, text, Anchor.MIDDLE, Ink.Role.MUTED);
                lastEnd = middle + half;
            }
        }
        bottomLabel(scale, bottom, label);
    }

    void bottomLabel(Scale scale, double bottom, String label) {
        if (label.isEmpty()) {
            return;
        }
        double middle = (scale.start() + scale.end()) / 2;
        double room = 2 * Math.min(middle, width - middle);
        var fitting = Lettering.fit(label, Layout.SMALL, room);
        text(middle, bottom + 32, fitting, Anchor.MIDDLE, Ink.Role.MUTED);
    }

    /// An axis at the left: grid lines to the right, ticks, label turned.
    void leftAxis(Scale scale, double left, double right, String label) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            add(Mark.Path.line(left, y, right, y, Ink.Role.GRID));
            text(left - 6, y + 4, scale.text(tick, numbers), Anchor.END, Ink.Role.MUTED);
        }
        leftLabel((scale.start() + scale.end()) / 2, Math.abs(scale.end() - scale.start()), label);
    }

    /// A label that reads upward at the very left.
    void leftLabel(double middle, double room, String label) {
        add(
                new Mark.Text(
                        11,
                        middle,
                        Lettering.fit(label, Layout.SMALL, room),
                        Layout.SMALL,
                        Anchor.MIDDLE,
                        Ink.Role.MUTED,
                        false,
                        true));
    }

    /// The room that the longest tick of a left axis takes, its label included.
    double leftRoom(Scale scale) {
        double longest = 0;
        for (double tick : scale.ticks()) {
            longest = Math.max(longest, Lettering.width(scale.text(tick, numbers), Layout.SMALL));
        }
        return Math.ceil(longest + 26);
    }
}
