package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Chart.TimeSeries.Moment;
import org.bottega.chart.Chart.TimeSeries.Trace;
import org.bottega.chart.Plane.Range;

/// Lines over an axis of time; a forecast is dashed and has a band.
final class TimeSeriesLayout {
    private static final int FEW = 40;

    private TimeSeriesLayout() {}

    static void draw(Sheet sheet, Chart.TimeSeries chart) {
        var all =
                chart.traces().stream()
                        .flatMap(t -> t.moments().stream())
                        .filter(m -> Double.isFinite(m.value()))
                        .toList();
        if (all.isEmpty()) {
            sheet.nothing();
            return;
        }
        var names = chart.traces().stream().map(Trace::name).toList();
        boolean named = names.stream().anyMatch(n -> !n.isEmpty());
        double head = named ? Legend.draw(sheet, names, Ink::series) : Sheet.HEAD + 4;
        double bottom = sheet.height - Sheet.FOOT + 12;
        var ys =
                Range.of(
                        all.stream()
                                .flatMapToDouble(
                                        m -> DoubleStream.of(m.value(), m.low(), m.high())));
        var viewY = sheet.view.y();
        var y =
                Scale.upward(
                        ys.low(),
                        ys.high(),
                        new Chart.Axis(chart.y(), viewY.from(), viewY.to()),
                        bottom,
                        head);
        double left = sheet.leftRoom(y);
        double right = sheet.width - Plane.RIGHT;
        var xs = Range.of(all.stream().mapToDouble(Moment::millis));
        var viewX = sheet.view.x();
        double from = viewX.whole() ? xs.low() : viewX.from();
        double to = viewX.whole() ? xs.high() : viewX.to();
        if (to - from < 1) {
            from -= 43_200_000;
            to += 43_200_000;
        }
        var x = new Scale(from, to, left, right, (to - from) / 5);
        sheet.frame(Frame.of(x, y, true));
        sheet.leftAxis(y, left, right, chart.y());
        sheet.bottomAxis(x, TimeTicks.of(x, sheet.numbers.locale()), head, bottom, "");
        var plane = new Plane(x, y);
        for (int i = 0; i < names.size(); i++) {
            if (sheet.shows(names.get(i))) {
                band(sheet, plane, chart.traces().get(i), Ink.series(i));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (sheet.shows(names.get(i))) {
                trace(sheet, plane, chart.traces().get(i), Ink.series(i));
            }
        }
    }

    private static void band(Sheet sheet, Plane plane, Trace trace, Ink ink) {
        var there = new ArrayList<Spot>();
        var back = new ArrayList<Spot>();
        for (var m : trace.moments()) {
            if (Double.isFinite(m.low()) && Double.isFinite(m.high())) {
                there.add(plane.free(m.millis(), m.low()));
                back.add(plane.free(m.millis(), m.high()));
            }
        }
        if (there.size() > 1) {
            there.addAll(back.reversed());
            plane.area(sheet, there, ink, 0.18);
        }
    }

    private static void trace(Sheet sheet, Plane plane, Trace trace, Ink ink) {
        var part = new ArrayList<Spot>();
        var shown = new ArrayList<Moment>();
        for (var m : trace.moments()) {
            if (!Double.isFinite(m.value())) {
                stroke(sheet, plane, part, ink, trace.forecast());
                part.clear();
                continue;
            }
            part.add(plane.free(m.millis(), m.value()));
            if (plane.holds(new Spot(m.millis(), m.value()))) {
                shown.add(m);
            }
        }
        stroke(sheet, plane, part, ink, trace.forecast());
        var places = new float[2 * shown.size()];
        for (int i = 0; i < shown.size(); i++) {
            var place = plane.at(shown.get(i).millis(), shown.get(i).value());
            places[2 * i] = (float) place.x();
            places[2 * i + 1] = (float) place.y();
        }
        boolean few = shown.size() <= FEW;
        sheet.add(Mark.Points.of(places, ink, 3, few ? 1 : 0, i -> tip(sheet, trace, shown, i)));
    }

    private static String tip(Sheet sheet, Trace trace, List<Moment> shown, int i) {
        var m = shown.get(i);
        var numbers = sheet.numbers;
        var band =
                Double.isFinite(m.low()) && Double.isFinite(m.high())
                        ? " (" + numbers.shortly(m.low()) + " – " + numbers.shortly(m.high()) + ")"
                        : "";
        return (trace.name().isEmpty() ? "" : trace.name() + ", ")
                + TimeTicks.text(m.millis(), numbers.locale())
                + ": "
                + numbers.shortly(m.value())
                + band;
    }

    private static void stroke(
            Sheet sheet, Plane plane, List<Spot> places, Ink ink, boolean dashed) {
        if (dashed && places.size() > 1) {
            plane.line(sheet, places, ink, 2, true);
        } else {
            LinesLayout.stroke(sheet, plane, places, ink);
        }
    }
}
