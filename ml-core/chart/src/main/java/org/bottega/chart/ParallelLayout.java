package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Chart.Parallel.Dimension;
import org.bottega.chart.Chart.Parallel.Trace;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// An upright axis for each property and a line across them for each thing (A. Inselberg, The plane with
/// parallel coordinates, 1985). What is unknown interrupts its line.
final class ParallelLayout {
    private static final int MOST_LEVELS = 24;

    private ParallelLayout() {}

    /// An axis with the range of its values, as logarithms where it is logarithmic.
    private record Upright(
            Dimension dimension, double x, double bottom, double top, double from, double to) {
        double known(double value) {
            return dimension.logarithmic() ? Math.log10(value) : value;
        }

        double share(double value) {
            double share = to > from ? (known(value) - from) / (to - from) : 0.5;
            return Math.clamp(share, 0, 1);
        }

        double at(double value) {
            return bottom + share(value) * (top - bottom);
        }

        boolean holds(double value) {
            return Double.isFinite(value) && Double.isFinite(known(value));
        }
    }

    static void draw(Sheet sheet, Chart.Parallel chart) {
        int count = chart.dimensions().size();
        if (count == 0 || chart.traces().isEmpty()) {
            sheet.nothing();
            return;
        }
        double top = Sheet.HEAD + 34;
        double bottom = sheet.height - 14;
        double left = 46;
        double right = sheet.width - 62;
        var axes = new ArrayList<Upright>();
        for (int d = 0; d < count; d++) {
            double x = count == 1 ? (left + right) / 2 : left + (right - left) * d / (count - 1);
            axes.add(axis(chart, d, x, bottom, top));
        }
        var kept = chart.traces().stream().filter(t -> kept(sheet.view, axes, t)).toList();
        if (kept.size() < chart.traces().size()) {
            for (var trace : chart.traces()) {
                line(sheet, axes, trace, Ink.Role.GRID, 1);
            }
            sheet.text(
                    0,
                    Sheet.HEAD + 4,
                    sheet.numbers.shortly(kept.size())
                            + " / "
                            + sheet.numbers.shortly(chart.traces().size()),
                    Anchor.START,
                    Ink.Role.ACCENT);
        }
        for (boolean marked : new boolean[] {false, true}) {
            for (var trace : kept) {
                if (trace.marked() == marked) {
                    trace(sheet, axes, trace);
                }
            }
        }
        double room = count == 1 ? right - left : (right - left) / (count - 1);
        for (int d = 0; d < count; d++) {
            axis(sheet, axes.get(d), d % 2 == 0 || room > 90 ? 0 : 13, Math.max(40, room - 8));
        }
        parts(sheet, axes);
        tips(sheet, kept, axes);
        key(sheet, chart);
    }

    /// Whether a line goes through every part that is kept; what is unknown goes through none.
    private static boolean kept(View view, List<Upright> axes, Trace trace) {
        return view.kept().entrySet().stream()
                .filter(k -> k.getKey() < axes.size())
                .allMatch(k -> {
                    var axis = axes.get(k.getKey());
                    double value = trace.values().get(k.getKey());
                    return axis.holds(value) && k.getValue().holds(axis.share(value));
                });
    }

    private static void parts(Sheet sheet, List<Upright> axes) {
        for (int d = 0; d < axes.size(); d++) {
            var axis = axes.get(d);
            sheet.upright(new Picture.Upright(d, axis.x(), axis.top(), axis.bottom()));
            var part = sheet.view.kept().get(d);
            if (part != null) {
                double high = axis.bottom() - axis.top();
                double y = axis.bottom() - part.to() * high;
                double tall = Math.max(2, (part.to() - part.from()) * high);
                sheet.add(new Mark.Box(axis.x() - 3, y, 6, tall, Ink.Role.ACCENT, ""));
            }
        }
    }

    private static Upright axis(Chart.Parallel chart, int d, double x, double bottom, double top) {
        var dimension = chart.dimensions().get(d);
        if (!dimension.levels().isEmpty()) {
            return new Upright(dimension, x, bottom, top, 0, dimension.levels().size() - 1.0);
        }
        var bare = new Upright(dimension, x, bottom, top, 0, 0);
        var range =
                Range.of(chart.traces().stream().mapToDouble(t -> bare.known(t.values().get(d))));
        if (!(range.low() <= range.high())) {
            range = new Range(0, 1);
        }
        return new Upright(dimension, x, bottom, top, range.low(), range.high());
    }

    private static void trace(Sheet sheet, List<Upright> axes, Trace trace) {
        var ink =
                Double.isNaN(trace.shade())
                        ? Ink.Role.UNKNOWN
                        : new Ink.Shade(Math.clamp(trace.shade(), 0, 1));
        line(sheet, axes, trace, ink, trace.marked() ? 3 : 1.25);
    }

    private static void line(Sheet sheet, List<Upright> axes, Trace trace, Ink ink, double width) {
        var part = new ArrayList<Spot>();
        for (int d = 0; d < axes.size(); d++) {
            double value = trace.values().get(d);
            if (axes.get(d).holds(value)) {
                part.add(new Spot(axes.get(d).x(), axes.get(d).at(value)));
            } else {
                stroke(sheet, part, ink, width);
            }
        }
        stroke(sheet, part, ink, width);
    }

    private static void stroke(Sheet sheet, List<Spot> part, Ink ink, double width) {
        if (part.size() > 1) {
            sheet.add(new Mark.Path(part, ink, width, false));
        } else if (part.size() == 1) {
            sheet.add(new Mark.Dot(part.getFirst().x(), part.getFirst().y(), 2.5, ink, 1, ""));
        }
        part.clear();
    }

    private static void axis(Sheet sheet, Upright axis, double raised, double room) {
        var dimension = axis.dimension();
        sheet.add(Mark.Path.line(axis.x(), axis.top(), axis.x(), axis.bottom(), Ink.Role.MUTED));
        double half = Math.min(axis.x(), sheet.width - axis.x());
        sheet.text(
                axis.x(),
                axis.top() - 10 - raised,
                Lettering.fit(dimension.name(), Layout.SMALL, Math.min(room, 2 * half)),
                Anchor.MIDDLE,
                Ink.Role.TEXT);
        double texts = Math.min(room / 2, sheet.width - axis.x() - 6);
        if (dimension.levels().isEmpty()) {
            value(sheet, axis, back(axis, axis.to()), texts);
            if (axis.to() > axis.from()) {
                value(sheet, axis, back(axis, axis.from()), texts);
                if (axis.bottom() - axis.top() > 90) {
                    value(sheet, axis, back(axis, (axis.from() + axis.to()) / 2), texts);
                }
            }
            return;
        }
        int levels = dimension.levels().size();
        if (levels <= MOST_LEVELS) {
            int every = Sheet.everyName((axis.bottom() - axis.top()) / Math.max(1, levels - 1));
            for (int l = 0; l < levels; l += every) {
                label(sheet, axis, dimension.levels().get(l), axis.at(l), texts);
            }
        }
    }

    private static double back(Upright axis, double known) {
        return axis.dimension().logarithmic() ? Math.pow(10, known) : known;
    }

    private static void value(Sheet sheet, Upright axis, double value, double room) {
        label(sheet, axis, sheet.numbers.shortly(value), axis.at(value), room);
    }

    /// A text on a ground of its own, so that it can be read over lines.
    private static void label(Sheet sheet, Upright axis, String text, double y, double room) {
        var fitting = Lettering.fit(text, Layout.SMALL, Math.max(12, room));
        double wide = Lettering.width(fitting, Layout.SMALL);
        sheet.add(Mark.Path.line(axis.x() - 3, y, axis.x() + 3, y, Ink.Role.MUTED));
        sheet.add(new Mark.Box(axis.x() + 4, y - 6, wide + 3, 12, Ink.Role.BACKGROUND, ""));
        sheet.text(axis.x() + 5, y + 4, fitting, Anchor.START, Ink.Role.MUTED);
    }

    private static void tips(Sheet sheet, List<Trace> traces, List<Upright> axes) {
        for (int d = 0; d < axes.size(); d++) {
            int at = d;
            var axis = axes.get(d);
            var known = traces.stream().filter(t -> axis.holds(t.values().get(at))).toList();
            var places = new float[2 * known.size()];
            for (int i = 0; i < known.size(); i++) {
                places[2 * i] = (float) axis.x();
                places[2 * i + 1] = (float) axis.at(known.get(i).values().get(d));
            }
            sheet.add(
                    Mark.Points.of(
                            places, Ink.Role.TEXT, 3, 0, i -> tip(sheet, axis, known.get(i), at)));
        }
    }

    private static String tip(Sheet sheet, Upright axis, Trace trace, int d) {
        double value = trace.values().get(d);
        var levels = axis.dimension().levels();
        var text =
                levels.isEmpty() || value < 0 || value >= levels.size()
                        ? sheet.numbers.shortly(value)
                        : levels.get((int) value);
        return trace.name() + ": " + axis.dimension().name() + " " + text;
    }

    private static void key(Sheet sheet, Chart.Parallel chart) {
        if (chart.traces().stream().allMatch(t -> Double.isNaN(t.shade()))) {
            return;
        }
        double wide = 60;
        double right = sheet.width - 4;
        var high = Lettering.fit(chart.high(), Layout.SMALL, 60);
        double x = right - Lettering.width(high, Layout.SMALL) - wide - 6;
        sheet.text(right, Sheet.HEAD + 4, high, Anchor.END, Ink.Role.MUTED);
        for (int i = 0; i < 24; i++) {
            sheet.add(
                    new Mark.Box(
                            x + wide * i / 24,
                            Sheet.HEAD - 2,
                            wide / 24,
                            5,
                            new Ink.Shade(i / 23.0),
                            ""));
        }
        sheet.text(
                x - 6,
                Sheet.HEAD + 4,
                Lettering.fit(chart.low(), Layout.SMALL, 60),
                Anchor.END,
                Ink.Role.MUTED);
    }
}
