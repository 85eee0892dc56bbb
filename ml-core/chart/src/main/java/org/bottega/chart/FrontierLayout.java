package org.bottega.chart;

import org.bottega.chart.Chart.Frontier.Option;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// Dots with a line through those that no other one beats.
final class FrontierLayout {
    private static final int NAMED = 12;

    private FrontierLayout() {}

    static void draw(Sheet sheet, Chart.Frontier chart) {
        var known =
                chart.options().stream()
                        .filter(o -> Double.isFinite(o.x()) && Double.isFinite(o.y()))
                        .toList();
        if (known.isEmpty()) {
            sheet.nothing();
            return;
        }
        var best = chart.unbeaten();
        var plane =
                Plane.draw(
                        sheet,
                        chart.x(),
                        chart.y(),
                        Range.of(known.stream().mapToDouble(Option::x)),
                        Range.of(known.stream().mapToDouble(Option::y)),
                        Sheet.HEAD + 4,
                        Plane.RIGHT);
        plane.line(
                sheet,
                best.stream().map(o -> plane.free(o.x(), o.y())).toList(),
                Ink.Role.ACCENT,
                1.5,
                true);
        for (var option : known) {
            if (!plane.holds(new Spot(option.x(), option.y()))) {
                continue;
            }
            var at = plane.at(option.x(), option.y());
            boolean leads = best.contains(option);
            var tip =
                    option.name()
                            + ": "
                            + chart.x().label()
                            + " "
                            + sheet.numbers.shortly(option.x())
                            + ", "
                            + chart.y().label()
                            + " "
                            + sheet.numbers.shortly(option.y());
            if (option.chosen()) {
                sheet.add(new Mark.Dot(at.x(), at.y(), 8, Ink.Role.SECOND, 0.35, ""));
            }
            var ink =
                    option.chosen() ? Ink.Role.SECOND : leads ? Ink.Role.ACCENT : Ink.Role.UNKNOWN;
            sheet.add(new Mark.Dot(at.x(), at.y(), 4, ink, 1, tip));
            if (option.chosen() || leads && best.size() <= NAMED) {
                boolean before = at.x() > (plane.x().start() + plane.x().end()) / 2;
                double room =
                        before ? at.x() - plane.x().start() - 10 : plane.x().end() - at.x() - 10;
                sheet.text(
                        before ? at.x() - 9 : at.x() + 9,
                        Math.max(at.y() + 4, plane.y().end() + 10),
                        Lettering.fit(option.name(), Layout.SMALL, room),
                        before ? Anchor.END : Anchor.START,
                        Ink.Role.TEXT);
            }
        }
    }
}
