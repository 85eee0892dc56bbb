package org.bottega.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.bottega.chart.Chart.Bar;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Plane.Range;

/// What a chart shows in one sentence, for those who cannot see it.
public final class Summary {
    private final Numerals numbers;
    private final Words words;

    private Summary(Locale locale) {
        this.numbers = new Numerals(locale);
        this.words = Words.in(locale);
    }

    public static String of(Chart chart, Locale locale) {
        return new Summary(locale).sentence(chart);
    }

    private String sentence(Chart chart) {
        return switch (chart) {
            case Chart.Bars bars -> bars(bars);
            case Chart.Lines lines -> lines(lines);
            case Chart.Scatter scatter -> scatter(scatter);
            case Chart.Histogram h -> histogram(h, h.x().label(), h.from(), h.width(), h.counts());
            case Chart.Calibration calibration -> calibration(calibration);
            case Chart.Matrix matrix -> matrix(matrix);
            case Chart.HeatMap heat -> heat(heat);
            case Chart.Boxes boxes -> boxes(boxes);
            case Chart.Swarm swarm -> swarm(swarm);
            case Chart.Waterfall waterfall -> waterfall(waterfall);
            case Chart.Spark s -> histogram(s, words.say("range"), 1, 1, s.counts());
        };
    }

    private String nothing(Chart chart) {
        return words.say("sum.nothing", chart.title());
    }

    private String say(double value) {
        return numbers.shortly(value);
    }

    private String bars(Chart.Bars chart) {
        return chart.bars().stream()
                .filter(b -> Double.isFinite(b.value()))
                .max(Comparator.comparingDouble(Bar::value))
                .map(top ->
                        words.say(
                                "sum.bars",
                                chart.title(),
                                top.name(),
                                say(top.value()),
                                chart.unit(),
                                say(chart.bars().size())))
                .orElse(nothing(chart));
    }

    private String lines(Chart.Lines chart) {
        var spots =
                chart.lines().stream()
                        .flatMap(l -> l.spots().stream())
                        .filter(s -> Double.isFinite(s.x()) && Double.isFinite(s.y()))
                        .toList();
        if (spots.isEmpty()) {
            return nothing(chart);
        }
        var x = chart.x().label();
        var y = chart.y().label();
        if (chart.lines().size() > 1) {
            return words.say("sum.lines", chart.title(), say(chart.lines().size()), y, x);
        }
        var range = Range.of(spots.stream().mapToDouble(Spot::y));
        return words.say(
                "sum.line",
                chart.title(),
                y,
                x,
                say(range.low()),
                say(range.high()),
                say(spots.getLast().y()));
    }

    private String scatter(Chart.Scatter chart) {
        var xs = Range.of(chart.spots().stream().mapToDouble(Spot::x));
        var ys = Range.of(chart.spots().stream().mapToDouble(Spot::y));
        if (!(xs.low() <= xs.high()) || !(ys.low() <= ys.high())) {
            return nothing(chart);
        }
        return words.say(
                "sum.scatter",
                chart.title(),
                say(chart.spots().size()),
                chart.y().label(),
                say(ys.low()),
                say(ys.high()),
                chart.x().label(),
                say(xs.low()),
                say(xs.high()));
    }

    private String histogram(
            Chart chart, String label, double from, double width, List<Double> counts) {
        int top = -1;
        double sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            double count = counts.get(i);
            if (Double.isFinite(count)) {
                sum += count;
                top = top < 0 || count > counts.get(top) ? i : top;
            }
        }
        if (top < 0) {
            return nothing(chart);
        }
        return words.say(
                "sum.histogram",
                chart.title(),
                say(sum),
                label,
                say(from),
                say(from + width * counts.size()),
                say(from + width * top),
                say(from + width * (top + 1)));
    }

    private String calibration(Chart.Calibration chart) {
        double off = 0;
        long rows = 0;
        for (var bin : chart.bins()) {
            if (Double.isFinite(bin.told()) && Double.isFinite(bin.actual())) {
                off += Math.abs(bin.told() - bin.actual()) * bin.rows();
                rows += bin.rows();
            }
        }
        return rows == 0
                ? nothing(chart)
                : words.say(
                        "sum.calibration",
                        chart.title(),
                        say(chart.bins().size()),
                        say(off / rows));
    }

    private String matrix(Chart.Matrix chart) {
        long all = 0;
        long same = 0;
        for (int r = 0; r < chart.names().size(); r++) {
            same += chart.counts().get(r).get(r);
            all += chart.counts().get(r).stream().mapToLong(c -> c).sum();
        }
        return all == 0
                ? nothing(chart)
                : words.say(
                        "sum.matrix",
                        chart.title(),
                        say(same),
                        say(all),
                        numbers.percent((double) same / all));
    }

    private String heat(Chart.HeatMap chart) {
        var range = Range.of(chart.values().stream().flatMap(List::stream).mapToDouble(v -> v));
        return range.low() <= range.high()
                ? words.say(
                        "sum.heat",
                        chart.title(),
                        say(chart.rows().size()),
                        say(chart.columns().size()),
                        say(range.low()),
                        say(range.high()))
                : nothing(chart);
    }

    private String boxes(Chart.Boxes chart) {
        var range = Range.of(chart.boxes().stream().mapToDouble(Chart.Boxes.Box::median));
        return range.low() <= range.high()
                ? words.say(
                        "sum.boxes",
                        chart.title(),
                        say(chart.boxes().size()),
                        say(range.low()),
                        say(range.high()))
                : nothing(chart);
    }

    private String swarm(Chart.Swarm chart) {
        return chart.rows().stream()
                .max(Comparator.comparingDouble(Summary::reach))
                .map(r -> words.say("sum.swarm", chart.title(), say(chart.rows().size()), r.name()))
                .orElse(nothing(chart));
    }

    private static double reach(Chart.Swarm.Row row) {
        return values(row).map(Math::abs).average().orElse(0);
    }

    private static DoubleStream values(Chart.Swarm.Row row) {
        return row.dots().stream().mapToDouble(Chart.Swarm.Dot::value).filter(Double::isFinite);
    }

    private String waterfall(Chart.Waterfall chart) {
        return chart.steps().stream()
                .filter(s -> Double.isFinite(s.value()))
                .max(Comparator.comparingDouble(s -> Math.abs(s.value())))
                .map(top ->
                        words.say(
                                "sum.waterfall",
                                chart.title(),
                                say(chart.start()),
                                say(chart.end()),
                                top.name(),
                                numbers.signed(top.value())))
                .orElse(nothing(chart));
    }
}
