package org.bottega.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            case Chart.Stacks c -> stacks(c);
            case Chart.Intervals c -> intervals(c);
            case Chart.Densities c -> densities(c);
            case Chart.Violins c -> violins(c);
            case Chart.Effect c -> effect(c);
            case Chart.Parallel c ->
                    c.traces().isEmpty()
                            ? nothing(c)
                            : told("parallel", c, c.traces().size(), c.dimensions().size());
            case Chart.Dendrogram c ->
                    c.merges().isEmpty()
                            ? nothing(c)
                            : told(
                                    "dendrogram",
                                    c,
                                    c.leaves().size(),
                                    c.merges().getLast().height());
            case Chart.Tree c ->
                    c.nodes().isEmpty()
                            ? nothing(c)
                            : words.say(
                                    "sum.tree",
                                    c.title(),
                                    say(c.nodes().size()),
                                    say(TreeLayout.leaves(c)),
                                    c.nodes().getFirst().text());
            case Chart.Graph c ->
                    c.nodes().isEmpty()
                            ? nothing(c)
                            : told("graph", c, c.nodes().size(), c.edges().size());
            case Chart.TimeSeries c -> series(c);
            case Chart.Treemap c -> treemap(c);
            case Chart.Gaps c -> gaps(c);
            case Chart.Highlights c ->
                    strongest(c.pieces())
                            .map(p ->
                                    words.say(
                                            "sum.highlights",
                                            c.title(),
                                            p.text().strip(),
                                            numbers.signed(p.weight())))
                            .orElse(nothing(c));
            case Chart.Overlay c ->
                    told("overlay", c, c.image().width(), c.image().height(), c.weights().size());
            case Chart.Frontier c -> frontier(c);
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

    private String told(String key, Chart chart, double... figures) {
        var values = new Object[figures.length + 1];
        values[0] = chart.title();
        for (int i = 0; i < figures.length; i++) {
            values[i + 1] = say(figures[i]);
        }
        return words.say("sum." + key, values);
    }

    private String stacks(Chart.Stacks chart) {
        var sums = new double[chart.parts().size()];
        for (var stack : chart.stacks()) {
            for (int p = 0; p < sums.length; p++) {
                double amount = stack.amounts().get(p);
                sums[p] += Double.isFinite(amount) ? amount : 0;
            }
        }
        int top = 0;
        for (int p = 1; p < sums.length; p++) {
            top = sums[p] > sums[top] ? p : top;
        }
        double all = DoubleStream.of(sums).sum();
        return all > 0
                ? words.say(
                        "sum.stacks",
                        chart.title(),
                        say(chart.stacks().size()),
                        say(sums.length),
                        chart.parts().get(top),
                        numbers.percent(sums[top] / all))
                : nothing(chart);
    }

    private String intervals(Chart.Intervals chart) {
        var known = chart.estimates().stream().filter(e -> Double.isFinite(e.value())).toList();
        long beyond =
                known.stream()
                        .filter(e -> e.value() < chart.from() || e.value() > chart.to())
                        .count();
        return known.isEmpty() ? nothing(chart) : told("intervals", chart, known.size(), beyond);
    }

    private String densities(Chart.Densities chart) {
        var range =
                Range.of(
                        chart.curves().stream()
                                .flatMap(c -> c.spots().stream())
                                .mapToDouble(Spot::x));
        return range.low() <= range.high()
                ? told("densities", chart, chart.curves().size(), range.low(), range.high())
                : nothing(chart);
    }

    private String violins(Chart.Violins chart) {
        var range = Range.of(chart.violins().stream().mapToDouble(Chart.Violins.Violin::median));
        return range.low() <= range.high()
                ? told("boxes", chart, chart.violins().size(), range.low(), range.high())
                : nothing(chart);
    }

    private String effect(Chart.Effect chart) {
        var mean = DensitiesLayout.known(chart.mean().spots());
        if (mean.isEmpty()) {
            return nothing(chart);
        }
        var low = mean.stream().min(Comparator.comparingDouble(Spot::y)).orElseThrow();
        var high = mean.stream().max(Comparator.comparingDouble(Spot::y)).orElseThrow();
        return words.say(
                "sum.effect",
                chart.title(),
                chart.y().label(),
                say(low.y()),
                say(low.x()),
                say(high.y()),
                say(high.x()));
    }

    private String series(Chart.TimeSeries chart) {
        var moments = chart.traces().stream().flatMap(t -> t.moments().stream()).toList();
        var range = Range.of(moments.stream().mapToDouble(Chart.TimeSeries.Moment::value));
        if (!(range.low() <= range.high())) {
            return nothing(chart);
        }
        var times = moments.stream().mapToLong(Chart.TimeSeries.Moment::millis).summaryStatistics();
        return words.say(
                "sum.series",
                chart.title(),
                chart.y(),
                TimeTicks.text(times.getMin(), numbers.locale()),
                TimeTicks.text(times.getMax(), numbers.locale()),
                say(range.low()),
                say(range.high()));
    }

    private String treemap(Chart.Treemap chart) {
        var known =
                chart.tiles().stream()
                        .filter(t -> Double.isFinite(t.size()) && t.size() > 0)
                        .toList();
        double all = known.stream().mapToDouble(Chart.Treemap.Tile::size).sum();
        return known.stream()
                .max(Comparator.comparingDouble(Chart.Treemap.Tile::size))
                .map(top ->
                        words.say(
                                "sum.treemap",
                                chart.title(),
                                say(known.size()),
                                top.name(),
                                numbers.percent(top.size() / all)))
                .orElse(nothing(chart));
    }

    private String gaps(Chart.Gaps chart) {
        String worst = "";
        double most = -1;
        for (int c = 0; c < chart.columns().size(); c++) {
            double share =
                    chart.missing().get(c).stream()
                            .mapToDouble(v -> v)
                            .filter(Double::isFinite)
                            .average()
                            .orElse(0);
            if (share > most) {
                most = share;
                worst = chart.columns().get(c);
            }
        }
        return most < 0
                ? nothing(chart)
                : words.say(
                        "sum.gaps",
                        chart.title(),
                        say(chart.columns().size()),
                        worst,
                        numbers.percent(most));
    }

    private static Optional<Chart.Highlights.Piece> strongest(List<Chart.Highlights.Piece> pieces) {
        return pieces.stream()
                .filter(p -> Double.isFinite(p.weight()) && p.weight() != 0)
                .max(Comparator.comparingDouble(p -> Math.abs(p.weight())));
    }

    private String frontier(Chart.Frontier chart) {
        var best = chart.unbeaten();
        return best.isEmpty()
                ? nothing(chart)
                : words.say(
                        "sum.frontier",
                        chart.title(),
                        say(chart.options().size()),
                        say(best.size()),
                        String.join(
                                ", ",
                                best.stream().limit(5).map(Chart.Frontier.Option::name).toList()));
    }
}
