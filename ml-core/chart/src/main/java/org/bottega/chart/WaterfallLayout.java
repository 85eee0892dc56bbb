package org.bottega.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.chart.Chart.Bar;
import org.bottega.chart.Mark.Anchor;
import org.bottega.chart.Plane.Range;

/// From the start at the top, one step a line, to the sum at the bottom.
final class WaterfallLayout {
    private static final double LINE = 18;

    private WaterfallLayout() {}

    static void draw(Sheet sheet, Chart.Waterfall chart) {
        double bottom = sheet.height - Sheet.FOOT;
        int lines = (int) Math.max(3, (bottom - Sheet.HEAD) / LINE);
        var known =
                chart.steps().stream()
                        .map(s -> Double.isFinite(s.value()) ? s : new Bar(s.name(), 0))
                        .toList();
        if (!Double.isFinite(chart.start())) {
            sheet.nothing();
            return;
        }
        var steps = fewer(known, lines - 2, sheet);
        var sums = new double[steps.size() + 1];
        sums[0] = chart.start();
        for (int i = 0; i < steps.size(); i++) {
            sums[i + 1] = sums[i] + steps.get(i).value();
        }
        double end = sums[steps.size()];
        var range = Range.of(Arrays.stream(sums));
        double names =
                sheet.nameRoom(
                        Stream.concat(
                                Stream.of(chart.startName(), chart.endName()),
                                steps.stream().map(Bar::name)),
                        0.4);
        double widest =
                Stream.concat(
                                steps.stream().map(s -> sheet.numbers.signed(s.value())),
                                Stream.of(chart.start(), end).map(sheet.numbers::shortly))
                        .mapToDouble(t -> Lettering.width(t, Layout.SMALL))
                        .max()
                        .orElse(0);
        var scale =
                Scale.across(
                        range.low(),
                        range.high(),
                        Chart.Axis.of(chart.unit()),
                        names + 2,
                        sheet.width - widest - 10);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / (steps.size() + 2);
        double thick = Math.min(18, step * 0.7);
        for (int i = 0; i < sums.length; i++) {
            double from = Sheet.HEAD + step * (i + 0.5) + thick / 2;
            double x = scale.at(sums[i]);
            sheet.add(Mark.Path.line(x, from, x, from + step - thick, Ink.Role.MUTED));
        }
        end(sheet, scale, chart.startName(), chart.start(), Sheet.HEAD + step / 2, thick, names);
        for (int i = 0; i < steps.size(); i++) {
            double middle = Sheet.HEAD + step * (i + 1.5);
            step(sheet, scale, steps.get(i), sums[i], sums[i + 1], middle, thick, names);
        }
        end(sheet, scale, chart.endName(), end, bottom - step / 2, thick, names);
    }

    private static void end(
            Sheet sheet,
            Scale scale,
            String name,
            double value,
            double middle,
            double thick,
            double names) {
        sheet.name(names, middle, name, true);
        double x = scale.at(value);
        var text = sheet.numbers.shortly(value);
        sheet.add(
                new Mark.Box(
                        x - 1.5, middle - thick / 2, 3, thick, Ink.Role.TEXT, name + ": " + text));
        sheet.text(x + 7, middle + 4, text, Anchor.START, Ink.Role.TEXT);
    }

    private static void step(
            Sheet sheet,
            Scale scale,
            Bar bar,
            double before,
            double after,
            double middle,
            double thick,
            double names) {
        double from = scale.at(before);
        double to = scale.at(after);
        var text = sheet.numbers.signed(bar.value());
        sheet.name(names, middle, bar.name(), false);
        sheet.add(
                new Mark.Box(
                        Math.min(from, to),
                        middle - thick / 2,
                        Math.max(0.5, Math.abs(to - from)),
                        thick,
                        bar.value() < 0 ? Ink.Role.NEGATIVE : Ink.Role.POSITIVE,
                        bar.name() + ": " + text));
        sheet.text(Math.max(from, to) + 6, middle + 4, text, Anchor.START, Ink.Role.MUTED);
    }

    /// The largest steps in their order, the others as one.
    private static List<Bar> fewer(List<Bar> steps, int room, Sheet sheet) {
        if (steps.size() <= room) {
            return steps;
        }
        int kept = Math.max(0, room - 1);
        var largest =
                new HashSet<>(
                        IntStream.range(0, steps.size())
                                .boxed()
                                .sorted(
                                        Comparator.comparingDouble(
                                                i -> -Math.abs(steps.get(i).value())))
                                .limit(kept)
                                .toList());
        var out = new ArrayList<Bar>();
        double rest = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (largest.contains(i)) {
                out.add(steps.get(i));
            } else {
                rest += steps.get(i).value();
            }
        }
        var count = sheet.numbers.shortly(steps.size() - kept);
        out.add(new Bar(sheet.words.say("others", count), rest));
        return out;
    }
}
