package org.bottega.chart;

import java.util.ArrayList;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Chart.Violins.Violin;
import org.bottega.chart.Plane.Range;

/// Shapes mirrored at their middle, with the quartiles as a bar in them. All shapes are as thick as
/// their own greatest density.
final class ViolinsLayout {
    private ViolinsLayout() {}

    static void draw(Sheet sheet, Chart.Violins chart) {
        var violins = chart.violins();
        var range =
                Range.of(
                        violins.stream()
                                .flatMap(v -> DensitiesLayout.known(v.shape()).stream())
                                .mapToDouble(Spot::x));
        if (!(range.low() <= range.high())) {
            sheet.nothing();
            return;
        }
        double names = sheet.nameRoom(violins.stream().map(Violin::name), 0.35);
        double bottom = sheet.height - Sheet.FOOT;
        var axis = Chart.Axis.of(chart.unit());
        var scale = Scale.across(range.low(), range.high(), axis, names, sheet.width - Plane.RIGHT);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / violins.size();
        for (int i = 0; i < violins.size(); i++) {
            double middle = Sheet.HEAD + step * (i + 0.5);
            if (i % Sheet.everyName(step) == 0) {
                sheet.name(names, middle, violins.get(i).name(), false);
            }
            violin(sheet, violins.get(i), scale, middle, Math.min(30, step * 0.45));
        }
    }

    private static void violin(
            Sheet sheet, Violin violin, Scale scale, double middle, double reach) {
        var shape = DensitiesLayout.known(violin.shape());
        double most = shape.stream().mapToDouble(Spot::y).max().orElse(0);
        if (shape.size() < 2 || !(most > 0)) {
            return;
        }
        var outline = new ArrayList<Spot>();
        for (var spot : shape) {
            outline.add(
                    new Spot(scale.at(spot.x()), middle - reach * Math.max(0, spot.y()) / most));
        }
        for (var spot : shape.reversed()) {
            outline.add(
                    new Spot(scale.at(spot.x()), middle + reach * Math.max(0, spot.y()) / most));
        }
        sheet.add(new Mark.Area(outline, Ink.Role.ACCENT, 0.3));
        outline.add(outline.getFirst());
        sheet.add(new Mark.Path(outline, Ink.Role.ACCENT, 1, false));
        if (Double.isFinite(violin.lowerQuartile()) && Double.isFinite(violin.upperQuartile())) {
            var numbers = sheet.numbers;
            var tip =
                    violin.name()
                            + ": "
                            + sheet.words.say("median")
                            + " "
                            + numbers.shortly(violin.median())
                            + ", "
                            + numbers.shortly(violin.lowerQuartile())
                            + " – "
                            + numbers.shortly(violin.upperQuartile());
            double from = scale.inside(violin.lowerQuartile());
            double to = scale.inside(violin.upperQuartile());
            sheet.add(
                    new Mark.Box(from, middle - 2, Math.max(1, to - from), 4, Ink.Role.TEXT, tip));
            if (Double.isFinite(violin.median())) {
                double at = scale.inside(violin.median());
                sheet.add(new Mark.Dot(at, middle, 4, Ink.Role.BACKGROUND, 1, ""));
                sheet.add(new Mark.Dot(at, middle, 2.5, Ink.Role.TEXT, 1, tip));
            }
        }
    }
}
