package org.bottega.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.chart.Plane.Range;

/// A beeswarm: dots of one row that would cover each other are stacked up and down around its middle.
/// They are counted in strips as wide as a dot, so that the time grows with their number only.
final class SwarmLayout {
    private static final double RADIUS = 2;
    private static final double STRIP = 2 * RADIUS * 0.8;

    private SwarmLayout() {}

    static void draw(Sheet sheet, Chart.Swarm chart) {
        var range =
                Range.of(
                                chart.rows().stream()
                                        .flatMap(r -> r.dots().stream())
                                        .mapToDouble(Chart.Swarm.Dot::value))
                        .with(new Range(0, 0));
        if (chart.rows().stream().allMatch(r -> r.dots().isEmpty())) {
            sheet.nothing();
            return;
        }
        double names = sheet.nameRoom(chart.rows().stream().map(Chart.Swarm.Row::name), 0.35);
        double bottom = sheet.height - Sheet.FOOT;
        double top = Sheet.HEAD + 2;
        double right = sheet.width - ShadeKey.WIDE;
        var scale =
                Scale.across(range.low(), range.high(), Chart.Axis.of(chart.unit()), names, right);
        sheet.bottomAxis(scale, top, bottom, chart.unit());
        double zero = scale.at(0);
        sheet.add(Mark.Path.line(zero, top, zero, bottom, Ink.Role.MUTED));
        double step = (bottom - top) / chart.rows().size();
        for (int r = 0; r < chart.rows().size(); r++) {
            var row = chart.rows().get(r);
            double middle = top + step * (r + 0.5);
            if (r % Sheet.everyName(step) == 0) {
                sheet.name(names, middle, row.name(), false);
            }
            swarm(sheet, row, scale, middle, Math.max(0, step * 0.46 - RADIUS));
        }
        ShadeKey.draw(sheet, chart.low(), chart.high(), top, bottom);
    }

    private static void swarm(
            Sheet sheet, Chart.Swarm.Row row, Scale scale, double middle, double reach) {
        var dots = row.dots();
        int[] order =
                IntStream.range(0, dots.size())
                        .filter(i -> Double.isFinite(dots.get(i).value()))
                        .toArray();
        var strips = new int[(int) Math.ceil(Math.abs(scale.end() - scale.start()) / STRIP) + 2];
        for (int i : order) {
            strips[strip(scale, dots.get(i))]++;
        }
        int most = Arrays.stream(strips).max().orElse(1);
        double gap = Math.min(STRIP, 2 * reach / Math.max(1, most - 1));
        var taken = new int[strips.length];
        var places = new float[2 * order.length];
        var shades = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            var dot = dots.get(order[i]);
            int strip = strip(scale, dot);
            int at = taken[strip]++;
            double shift = (at % 2 == 0 ? 0.5 : -0.5) * (at + at % 2) * gap;
            if (strips[strip] % 2 == 0) {
                shift += gap / 2;
            }
            places[2 * i] = (float) scale.at(dot.value());
            places[2 * i + 1] = (float) (middle + Math.clamp(shift, -reach, reach));
            shades[i] = dot.shade();
        }
        var numbers = sheet.numbers;
        sheet.add(
                Mark.Points.shaded(
                        places,
                        shades,
                        RADIUS,
                        0.9,
                        i -> row.name() + ": " + numbers.signed(dots.get(order[i]).value())));
    }

    private static int strip(Scale scale, Chart.Swarm.Dot dot) {
        return (int) Math.round((scale.at(dot.value()) - scale.start()) / STRIP);
    }
}
