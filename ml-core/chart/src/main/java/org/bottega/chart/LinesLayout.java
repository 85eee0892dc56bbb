package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.bottega.chart.Chart.Line;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;
import org.jspecify.annotations.Nullable;

/// Lines with their bands, named at their ends where the ends lie apart and in a legend otherwise.
final class LinesLayout {
    private static final int FEW = 40;
    private static final double LEADING = 14;

    private LinesLayout() {}

    static void draw(Sheet sheet, Chart.Lines chart) {
        var spots =
                chart.lines().stream().flatMap(l -> l.spots().stream()).filter(LinesLayout::known);
        var intervals = chart.lines().stream().flatMap(l -> l.band().stream()).toList();
        var all = spots.toList();
        if (all.isEmpty()) {
            sheet.nothing();
            return;
        }
        var xs = Range.of(all.stream().mapToDouble(Spot::x));
        var ys =
                Range.of(all.stream().mapToDouble(Spot::y))
                        .with(
                                Range.of(
                                        intervals.stream()
                                                .flatMapToDouble(
                                                        i -> DoubleStream.of(i.low(), i.high()))));
        var names = chart.lines().stream().map(Line::name).toList();
        boolean named = names.stream().anyMatch(n -> !n.isEmpty());
        double widest =
                names.stream().mapToDouble(n -> Lettering.width(n, Layout.SMALL)).max().orElse(0);
        double side = Math.min(sheet.width * 0.3, widest + 14);
        boolean direct = named && names.size() > 1 && apart(sheet, chart, ys);
        double head = Sheet.HEAD + 4;
        if (named && !direct) {
            head = Legend.draw(sheet, names, Ink::series);
        }
        var plane =
                Plane.draw(
                        sheet, chart.x(), chart.y(), xs, ys, head, direct ? side + 4 : Plane.RIGHT);
        if (chart.diagonal()) {
            plane.diagonal(sheet);
        }
        plane.guides(sheet, chart.guides());
        series(sheet, plane, chart);
        if (direct) {
            nameEnds(sheet, plane, chart.lines(), side - 8);
        }
    }

    /// Draws the lines that are not hidden, over their bands.
    static void series(Sheet sheet, Plane plane, Chart.Lines chart) {
        for (int i = 0; i < chart.lines().size(); i++) {
            if (sheet.shows(chart.lines().get(i).name())) {
                band(sheet, plane, chart.lines().get(i), Ink.series(i));
            }
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            if (sheet.shows(chart.lines().get(i).name())) {
                line(sheet, plane, chart, chart.lines().get(i), Ink.series(i));
            }
        }
    }

    private static boolean known(Spot spot) {
        return Double.isFinite(spot.x()) && Double.isFinite(spot.y());
    }

    private static @Nullable Spot end(Line line) {
        return line.spots().reversed().stream().filter(LinesLayout::known).findFirst().orElse(null);
    }

    /// Whether the ends of all lines lie far enough from each other for a name each.
    private static boolean apart(Sheet sheet, Chart.Lines chart, Range ys) {
        double from = Double.isNaN(chart.y().from()) ? ys.low() : chart.y().from();
        double to = Double.isNaN(chart.y().to()) ? ys.high() : chart.y().to();
        double scale = (sheet.height - Sheet.HEAD - Sheet.FOOT) / Math.max(1e-300, to - from);
        var ends = ends(chart.lines()).map(Spot::y).sorted().toList();
        if (ends.size() != chart.lines().size() || ends.size() > 8) {
            return false;
        }
        for (int i = 1; i < ends.size(); i++) {
            if ((ends.get(i) - ends.get(i - 1)) * scale < LEADING) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Spot> ends(List<Line> lines) {
        return lines.stream().flatMap(l -> Stream.ofNullable(end(l)));
    }

    private static void nameEnds(Sheet sheet, Plane plane, List<Line> lines, double room) {
        for (int i = 0; i < lines.size(); i++) {
            var end = end(lines.get(i));
            if (end == null) {
                continue;
            }
            var name = lines.get(i).name();
            double y = plane.y().inside(end.y());
            sheet.text(
                    plane.x().end() + 6,
                    y + 4,
                    Lettering.fit(name, Layout.SMALL, room),
                    Anchor.START,
                    sheet.shows(name) ? Ink.series(i) : Ink.Role.UNKNOWN);
            sheet.key(name, plane.x().end() + 4, y - 8, room, 16);
        }
    }

    private static void band(Sheet sheet, Plane plane, Line line, Ink ink) {
        var there = new ArrayList<Spot>();
        var back = new ArrayList<Spot>();
        for (var i : line.band()) {
            if (Double.isFinite(i.x()) && Double.isFinite(i.low()) && Double.isFinite(i.high())) {
                there.add(plane.free(i.x(), i.low()));
                back.add(plane.free(i.x(), i.high()));
            }
        }
        if (there.size() > 1) {
            there.addAll(back.reversed());
            plane.area(sheet, there, ink, 0.16);
        }
    }

    private static void line(Sheet sheet, Plane plane, Chart.Lines chart, Line line, Ink ink) {
        var part = new ArrayList<Spot>();
        var shown = new ArrayList<Spot>();
        for (var spot : line.spots()) {
            if (!known(spot)) {
                stroke(sheet, plane, part, ink);
                part.clear();
                continue;
            }
            if (plane.holds(spot)) {
                shown.add(spot);
            }
            var place = plane.free(spot.x(), spot.y());
            if (line.stepped() && !part.isEmpty()) {
                part.add(new Spot(place.x(), part.getLast().y()));
            }
            part.add(place);
        }
        stroke(sheet, plane, part, ink);
        var places = new float[shown.size() * 2];
        for (int i = 0; i < shown.size(); i++) {
            var place = plane.at(shown.get(i).x(), shown.get(i).y());
            places[2 * i] = (float) place.x();
            places[2 * i + 1] = (float) place.y();
        }
        boolean few = shown.size() <= FEW;
        var numbers = sheet.numbers;
        var prefix = line.name().isEmpty() ? "" : line.name() + ": ";
        sheet.add(
                Mark.Points.of(
                        places,
                        ink,
                        3,
                        few ? 1 : 0,
                        i ->
                                prefix
                                        + chart.x().label()
                                        + " "
                                        + numbers.shortly(shown.get(i).x())
                                        + ", "
                                        + chart.y().label()
                                        + " "
                                        + numbers.shortly(shown.get(i).y())));
    }

    /// Leaves out spots that would not be seen, so that a curve of many thousands stays light.
    static void stroke(Sheet sheet, Plane plane, List<Spot> places, Ink ink) {
        if (places.size() < 2) {
            return;
        }
        var kept = new ArrayList<Spot>();
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            if (i == 0 || i == places.size() - 1) {
                kept.add(place);
                continue;
            }
            var before = kept.getLast();
            var after = places.get(i + 1);
            double wide = after.x() - before.x();
            double high = after.y() - before.y();
            double length = Math.hypot(wide, high);
            double away =
                    length < 1e-9
                            ? Math.hypot(place.x() - before.x(), place.y() - before.y())
                            : Math.abs(
                                            wide * (before.y() - place.y())
                                                    - (before.x() - place.x()) * high)
                                    / length;
            if (away > 0.05 || Math.hypot(place.x() - before.x(), place.y() - before.y()) > 4) {
                kept.add(place);
            }
        }
        plane.line(sheet, kept, ink, 2, false);
    }
}
