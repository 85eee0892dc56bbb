package org.bottega.chart;

import java.util.HashMap;
import java.util.stream.IntStream;
import org.bottega.chart.Mark.Anchor;

/// A beeswarm: dots of one row that would cover each other are stacked up and down around its middle.
final class SwarmLayout {
    private static final double RADIUS = 2;

    private SwarmLayout() {}

    static void draw(Sheet sheet, Chart.Swarm chart) {
        if (chart.rows().isEmpty()) {
            return;
        }
        double names =
                Math.min(
                        sheet.width * 0.35,
                        chart.rows().stream()
                                        .mapToDouble(r -> Lettering.width(r.name(), Layout.TEXT))
                                        .max()
                                        .orElse(0)
                                + 12);
        double low = 0;
        double high = 0;
        for (var row : chart.rows()) {
            for (var dot : row.dots()) {
                low = Math.min(low, dot.value());
                high = Math.max(high, dot.value());
            }
        }
        double bottom = sheet.height - 40;
        double top = Sheet.HEAD + 2;
        double right = sheet.width - 56;
        var scale = Scale.of(low, high, Chart.Axis.of(chart.unit()), names, right);
        sheet.bottomAxis(scale, top, bottom, chart.unit());
        double zero = scale.at(0);
        sheet.add(Mark.Path.line(zero, top, zero, bottom, Ink.Role.MUTED));
        double step = (bottom - top) / chart.rows().size();
        for (int r = 0; r < chart.rows().size(); r++) {
            var row = chart.rows().get(r);
            double middle = top + step * (r + 0.5);
            sheet.add(
                    new Mark.Text(
                            names - 10,
                            middle + 4,
                            Lettering.fit(row.name(), Layout.TEXT, names - 10),
                            Layout.TEXT,
                            Anchor.END,
                            Ink.Role.TEXT,
                            false,
                            false));
            swarm(sheet, row, scale, middle, step * 0.42);
        }
        legend(sheet, chart, top, bottom, sheet.width - 40);
    }

    private static void swarm(
            Sheet sheet, Chart.Swarm.Row row, Scale scale, double middle, double reach) {
        var taken = new HashMap<Long, Integer>();
        var most = new HashMap<Long, Integer>();
        for (var dot : row.dots()) {
            most.merge(column(scale, dot), 1, Integer::sum);
        }
        var order =
                IntStream.range(0, row.dots().size())
                        .boxed()
                        .sorted((a, b) ->
                                Double.compare(
                                        row.dots().get(a).value(), row.dots().get(b).value()))
                        .toList();
        for (int i : order) {
            var dot = row.dots().get(i);
            long column = column(scale, dot);
            int at = taken.merge(column, 1, Integer::sum) - 1;
            int all = most.getOrDefault(column, 1);
            double gap = Math.min(RADIUS * 1.6, 2 * reach / Math.max(1, all));
            double shift = (at % 2 == 0 ? 1 : -1) * ((at + 1) / 2) * gap;
            sheet.add(
                    new Mark.Dot(
                            scale.at(dot.value()),
                            middle + shift,
                            RADIUS,
                            Double.isNaN(dot.shade())
                                    ? Ink.Role.UNKNOWN
                                    : new Ink.Shade(dot.shade()),
                            0.85,
                            row.name() + ": " + Numbers.signed(dot.value())));
        }
    }

    private static long column(Scale scale, Chart.Swarm.Dot dot) {
        return Math.round(scale.at(dot.value()) / (RADIUS * 1.5));
    }

    private static void legend(
            Sheet sheet, Chart.Swarm chart, double top, double bottom, double x) {
        double from = top + 18;
        double to = bottom - 18;
        int parts = 24;
        for (int i = 0; i < parts; i++) {
            double y = from + (to - from) * i / parts;
            sheet.add(
                    new Mark.Box(
                            x + 12,
                            y,
                            6,
                            (to - from) / parts + 0.6,
                            new Ink.Shade(1 - (double) i / (parts - 1)),
                            ""));
        }
        sheet.text(x + 15, top + 10, chart.high(), Anchor.MIDDLE, Ink.Role.MUTED);
        sheet.text(x + 15, bottom - 4, chart.low(), Anchor.MIDDLE, Ink.Role.MUTED);
    }
}
