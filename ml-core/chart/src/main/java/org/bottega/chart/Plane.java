package org.bottega.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Guide;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;

/// The plane between two numeric axes.
record Plane(Scale x, Scale y) {
    static final double RIGHT = 16;

    /// The lowest and the highest of values; whatever is not finite does not count.
    record Range(double low, double high) {
        static Range of(DoubleStream values) {
            var found = values.filter(Double::isFinite).summaryStatistics();
            return new Range(found.getMin(), found.getMax());
        }

        Range with(Range other) {
            return new Range(Math.min(low, other.low), Math.max(high, other.high));
        }
    }

    /// Draws the axes.
    ///
    /// @param right the room at the right of the plane
    static Plane draw(Sheet sheet, Axis x, Axis y, Range xs, Range ys, double head, double right) {
        double bottom = sheet.height - Sheet.FOOT;
        var yScale = Scale.upward(ys.low(), ys.high(), viewed(y, sheet.view.y()), bottom, head);
        double left = sheet.leftRoom(yScale);
        var xScale =
                Scale.across(
                        xs.low(), xs.high(), viewed(x, sheet.view.x()), left, sheet.width - right);
        sheet.frame(Frame.of(xScale, yScale, true));
        sheet.leftAxis(yScale, left, sheet.width - right, y.label());
        sheet.bottomAxis(xScale, head, bottom, x.label());
        return new Plane(xScale, yScale);
    }

    private static Axis viewed(Axis axis, View.Span span) {
        return span.whole() ? axis : new Axis(axis.label(), span.from(), span.to());
    }

    /// Adds what of a line lies inside the plane.
    void line(Sheet sheet, List<Spot> places, Ink ink, double width, boolean dashed) {
        for (var part : Clip.of(x, y).line(places)) {
            sheet.add(new Mark.Path(part, ink, width, dashed));
        }
    }

    /// Adds what of a shape lies inside the plane.
    void area(Sheet sheet, List<Spot> places, Ink ink, double opacity) {
        var part = Clip.of(x, y).area(places);
        if (part.size() > 2) {
            sheet.add(new Mark.Area(part, ink, opacity));
        }
    }

    /// The place of values, outside of the plane too.
    Spot free(double px, double py) {
        return new Spot(x.at(px), y.at(py));
    }

    boolean holds(Spot spot) {
        return x.holds(spot.x()) && y.holds(spot.y());
    }

    Spot at(double px, double py) {
        return new Spot(x.inside(px), y.inside(py));
    }

    /// Where both axes are equal.
    void diagonal(Sheet sheet) {
        double from = Math.max(x.from(), y.from());
        double to = Math.min(x.to(), y.to());
        if (from < to) {
            sheet.add(new Mark.Path(List.of(at(from, from), at(to, to)), Ink.Role.MUTED, 1, true));
        }
    }

    void guides(Sheet sheet, List<Guide> guides) {
        for (var guide : guides) {
            var scale = guide.upright() ? x : y;
            if (!Double.isFinite(guide.at()) || !scale.holds(guide.at())) {
                continue;
            }
            double place = scale.at(guide.at());
            if (guide.upright()) {
                line(sheet, new Spot(place, y.start()), new Spot(place, y.end()));
                boolean before = place > (x.start() + x.end()) / 2;
                double room = before ? place - x.start() - 8 : x.end() - place - 8;
                sheet.text(
                        before ? place - 5 : place + 5,
                        y.end() + 12,
                        Lettering.fit(guide.name(), Layout.SMALL, room),
                        before ? Anchor.END : Anchor.START,
                        Ink.Role.MUTED);
            } else {
                line(sheet, new Spot(x.start(), place), new Spot(x.end(), place));
                sheet.text(
                        x.start() + 5,
                        place - 5 < y.end() + 10 ? place + 13 : place - 5,
                        Lettering.fit(guide.name(), Layout.SMALL, x.end() - x.start() - 8),
                        Anchor.START,
                        Ink.Role.MUTED);
            }
        }
    }

    private static void line(Sheet sheet, Spot from, Spot to) {
        sheet.add(new Mark.Path(List.of(from, to), Ink.Role.MUTED, 1, true));
    }
}
