package org.bottega.chart;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.bottega.chart.Chart.Boxes.Box;
import org.bottega.chart.Plane.Range;

/// Box plots: the box holds the middle half, the stroke in it is the median (J. W. Tukey, Exploratory
/// Data Analysis, 1977).
final class BoxesLayout {
    private BoxesLayout() {}

    static void draw(Sheet sheet, Chart.Boxes chart) {
        var boxes = chart.boxes();
        var range =
                Range.of(
                        boxes.stream()
                                .flatMapToDouble(b ->
                                        DoubleStream.concat(
                                                DoubleStream.of(b.low(), b.high()),
                                                b.outliers().stream().mapToDouble(o -> o))));
        if (!(range.low() <= range.high())) {
            sheet.nothing();
            return;
        }
        double names = sheet.nameRoom(boxes.stream().map(Box::name), 0.35);
        double bottom = sheet.height - Sheet.FOOT;
        var axis = Chart.Axis.of(chart.unit());
        var scale = Scale.across(range.low(), range.high(), axis, names, sheet.width - Plane.RIGHT);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / boxes.size();
        double thick = Math.min(18, step * 0.6);
        for (int i = 0; i < boxes.size(); i++) {
            double middle = Sheet.HEAD + step * (i + 0.5);
            if (i % Sheet.everyName(step) == 0) {
                sheet.name(names, middle, boxes.get(i).name(), false);
            }
            box(sheet, scale, boxes.get(i), middle, thick);
        }
    }

    private static void box(Sheet sheet, Scale scale, Box box, double middle, double thick) {
        var numbers = sheet.numbers;
        boolean known =
                Stream.of(
                                box.low(),
                                box.lowerQuartile(),
                                box.median(),
                                box.upperQuartile(),
                                box.high())
                        .allMatch(Double::isFinite);
        if (known) {
            double low = scale.at(box.low());
            double high = scale.at(box.high());
            double from = scale.at(box.lowerQuartile());
            double to = scale.at(box.upperQuartile());
            double at = scale.at(box.median());
            sheet.add(Mark.Path.line(low, middle, from, middle, Ink.Role.MUTED));
            sheet.add(Mark.Path.line(to, middle, high, middle, Ink.Role.MUTED));
            for (double end : new double[] {low, high}) {
                sheet.add(Mark.Path.line(end, middle - 4, end, middle + 4, Ink.Role.MUTED));
            }
            var tip =
                    box.name()
                            + ": "
                            + sheet.words.say("median")
                            + " "
                            + numbers.shortly(box.median())
                            + ", "
                            + numbers.shortly(box.lowerQuartile())
                            + " – "
                            + numbers.shortly(box.upperQuartile());
            double top = middle - thick / 2;
            sheet.add(
                    new Mark.Box(
                            from, top, Math.max(1, to - from), thick, new Ink.Heat(0.45), tip));
            sheet.add(new Mark.Box(at - 1, top, 2, thick, Ink.Role.TEXT, ""));
        }
        var beyond = box.outliers().stream().filter(Double::isFinite).toList();
        if (!beyond.isEmpty()) {
            var places = new float[2 * beyond.size()];
            for (int i = 0; i < beyond.size(); i++) {
                places[2 * i] = (float) scale.at(beyond.get(i));
                places[2 * i + 1] = (float) middle;
            }
            sheet.add(
                    Mark.Points.of(
                            places,
                            Ink.Role.ACCENT,
                            2,
                            0.6,
                            i -> box.name() + ": " + numbers.shortly(beyond.get(i))));
        }
    }
}
