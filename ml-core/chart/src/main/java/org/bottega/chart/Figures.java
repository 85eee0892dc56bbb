package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The numbers of a chart as a table, for those who would rather read than look.
///
/// @param rows each as long as `heads`
public record Figures(List<String> heads, List<List<String>> rows) {
    public Figures {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// With English words and numbers.
    public static Figures of(Chart chart) {
        return of(chart, Locale.ROOT);
    }

    public static Figures of(Chart chart, Locale locale) {
        return new Writer(new Numerals(locale), Words.in(locale)).figures(chart);
    }

    private record Writer(Numerals numbers, Words words) {

        /// With a hyphen as the sign, so that it can be pasted into a spreadsheet.
        private String number(double value) {
            return numbers.shortly(value).replace('−', '-');
        }

        private String signed(double value) {
            return numbers.signed(value).replace('−', '-');
        }

        Figures figures(Chart chart) {
            return switch (chart) {
                case Chart.Bars bars -> bars(bars);
                case Chart.Lines lines -> lines(lines);
                case Chart.Scatter scatter -> scatter(scatter);
                case Chart.Histogram histogram ->
                        ranges(
                                histogram.x().label(),
                                histogram.from(),
                                histogram.width(),
                                histogram.counts());
                case Chart.Calibration calibration -> calibration(calibration);
                case Chart.Matrix matrix -> matrix(matrix);
                case Chart.HeatMap heat -> heat(heat);
                case Chart.Boxes boxes -> boxes(boxes);
                case Chart.Swarm swarm -> swarm(swarm);
                case Chart.Waterfall waterfall -> waterfall(waterfall);
                case Chart.Spark spark -> ranges(spark.title(), 1, 1, spark.counts());
                case Chart.Stacks stacks -> stacks(stacks);
                case Chart.Intervals intervals -> intervals(intervals);
                case Chart.Densities densities -> densities(densities);
                case Chart.Violins violins -> violins(violins);
                case Chart.Effect effect ->
                        lines(
                                new Chart.Lines(
                                        "", effect.x(), effect.y(), List.of(effect.mean()), false));
                case Chart.Parallel parallel -> parallel(parallel);
                case Chart.Dendrogram dendrogram -> dendrogram(dendrogram);
                case Chart.Tree tree -> tree(tree);
                case Chart.Graph graph -> graph(graph);
                case Chart.TimeSeries series -> series(series);
                case Chart.Treemap treemap -> treemap(treemap);
                case Chart.Gaps gaps -> gaps(gaps);
                case Chart.Highlights highlights -> highlights(highlights);
                case Chart.Overlay overlay -> overlay(overlay);
                case Chart.Frontier frontier -> frontier(frontier);
            };
        }

        private Figures bars(Chart.Bars chart) {
            boolean spread = chart.bars().stream().anyMatch(b -> b.spread() > 0);
            var rows = new ArrayList<List<String>>();
            for (var bar : chart.bars()) {
                rows.add(
                        spread
                                ? List.of(bar.name(), number(bar.value()), number(bar.spread()))
                                : List.of(bar.name(), number(bar.value())));
            }
            return new Figures(
                    spread ? List.of("", chart.unit(), "±") : List.of("", chart.unit()), rows);
        }

        private Figures lines(Chart.Lines chart) {
            boolean band = chart.lines().stream().anyMatch(l -> !l.band().isEmpty());
            boolean named = chart.lines().stream().anyMatch(l -> !l.name().isEmpty());
            var rows = new ArrayList<List<String>>();
            for (var line : chart.lines()) {
                var name = named ? Stream.of(line.name()) : Stream.<String>empty();
                var prefix = name.toList();
                for (int i = 0; i < line.spots().size(); i++) {
                    var row = new ArrayList<>(prefix);
                    var spot = line.spots().get(i);
                    row.add(number(spot.x()));
                    row.add(number(spot.y()));
                    if (band) {
                        var in = i < line.band().size() ? line.band().get(i) : null;
                        row.add(in == null ? "" : number(in.low()));
                        row.add(in == null ? "" : number(in.high()));
                    }
                    rows.add(row);
                }
            }
            var heads = new ArrayList<String>();
            if (named) {
                heads.add("");
            }
            heads.addAll(List.of(chart.x().label(), chart.y().label()));
            if (band) {
                heads.addAll(List.of(words.say("low"), words.say("high")));
            }
            return new Figures(heads, rows);
        }

        private Figures scatter(Chart.Scatter chart) {
            var rows =
                    chart.spots().stream().map(s -> List.of(number(s.x()), number(s.y()))).toList();
            return new Figures(List.of(chart.x().label(), chart.y().label()), rows);
        }

        private Figures ranges(String label, double from, double width, List<Double> counts) {
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i < counts.size(); i++) {
                double low = from + i * width;
                rows.add(List.of(number(low) + " – " + number(low + width), number(counts.get(i))));
            }
            return new Figures(List.of(label, words.say("rows")), rows);
        }

        private Figures calibration(Chart.Calibration chart) {
            var rows =
                    chart.bins().stream()
                            .map(b ->
                                    List.of(
                                            number(b.told()),
                                            number(b.actual()),
                                            number(b.low()),
                                            number(b.high()),
                                            number(b.rows())))
                            .toList();
            return new Figures(
                    List.of(
                            chart.x(),
                            chart.y(),
                            words.say("low"),
                            words.say("high"),
                            words.say("rows")),
                    rows);
        }

        private Figures matrix(Chart.Matrix chart) {
            var rows = new ArrayList<List<String>>();
            for (int r = 0; r < chart.names().size(); r++) {
                var row = new ArrayList<String>();
                row.add(chart.names().get(r));
                chart.counts().get(r).forEach(c -> row.add(number(c)));
                rows.add(row);
            }
            return new Figures(
                    before(chart.rowLabel() + " / " + chart.columnLabel(), chart.names()), rows);
        }

        private Figures heat(Chart.HeatMap chart) {
            var rows = new ArrayList<List<String>>();
            for (int r = 0; r < chart.rows().size(); r++) {
                var row = new ArrayList<String>();
                row.add(chart.rows().get(r));
                chart.values().get(r).forEach(v -> row.add(number(v)));
                rows.add(row);
            }
            return new Figures(before(chart.unit(), chart.columns()), rows);
        }

        private static List<String> before(String first, List<String> others) {
            return Stream.concat(Stream.of(first), others.stream()).toList();
        }

        private Figures boxes(Chart.Boxes chart) {
            var rows =
                    chart.boxes().stream()
                            .map(b ->
                                    List.of(
                                            b.name(),
                                            number(b.low()),
                                            number(b.lowerQuartile()),
                                            number(b.median()),
                                            number(b.upperQuartile()),
                                            number(b.high())))
                            .toList();
            return new Figures(
                    List.of(
                            chart.unit(),
                            words.say("least"),
                            words.say("lower-quartile"),
                            words.say("median"),
                            words.say("upper-quartile"),
                            words.say("most")),
                    rows);
        }

        private Figures swarm(Chart.Swarm chart) {
            var rows = new ArrayList<List<String>>();
            for (var row : chart.rows()) {
                var values =
                        row.dots().stream()
                                .mapToDouble(Chart.Swarm.Dot::value)
                                .filter(Double::isFinite)
                                .summaryStatistics();
                boolean none = values.getCount() == 0;
                double size =
                        row.dots().stream()
                                .mapToDouble(d -> Math.abs(d.value()))
                                .filter(Double::isFinite)
                                .average()
                                .orElse(Double.NaN);
                rows.add(
                        List.of(
                                row.name(),
                                number(size),
                                number(none ? Double.NaN : values.getMin()),
                                number(none ? Double.NaN : values.getMax())));
            }
            return new Figures(
                    List.of(chart.unit(), words.say("mean"), words.say("least"), words.say("most")),
                    rows);
        }

        private Figures waterfall(Chart.Waterfall chart) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(chart.startName(), number(chart.start())));
            chart.steps().forEach(s -> rows.add(List.of(s.name(), signed(s.value()))));
            rows.add(List.of(chart.endName(), number(chart.end())));
            return new Figures(List.of("", chart.unit()), rows);
        }

        private Figures stacks(Chart.Stacks chart) {
            var rows = new ArrayList<List<String>>();
            for (var stack : chart.stacks()) {
                var row = new ArrayList<String>();
                row.add(stack.name());
                stack.amounts().forEach(a -> row.add(number(a)));
                rows.add(row);
            }
            return new Figures(before(chart.unit(), chart.parts()), rows);
        }

        private Figures intervals(Chart.Intervals chart) {
            var rows =
                    chart.estimates().stream()
                            .map(e ->
                                    List.of(
                                            e.name(),
                                            number(e.value()),
                                            number(e.low()),
                                            number(e.high())))
                            .toList();
            return new Figures(
                    List.of("", chart.unit(), words.say("low"), words.say("high")), rows);
        }

        private Figures densities(Chart.Densities chart) {
            var rows = new ArrayList<List<String>>();
            for (var curve : chart.curves()) {
                curve.spots()
                        .forEach(
                                s -> rows.add(List.of(curve.name(), number(s.x()), number(s.y()))));
            }
            return new Figures(List.of("", chart.x().label(), words.say("density")), rows);
        }

        private Figures violins(Chart.Violins chart) {
            var rows =
                    chart.violins().stream()
                            .map(v ->
                                    List.of(
                                            v.name(),
                                            number(v.lowerQuartile()),
                                            number(v.median()),
                                            number(v.upperQuartile())))
                            .toList();
            return new Figures(
                    List.of(
                            chart.unit(),
                            words.say("lower-quartile"),
                            words.say("median"),
                            words.say("upper-quartile")),
                    rows);
        }

        private Figures parallel(Chart.Parallel chart) {
            var rows = new ArrayList<List<String>>();
            for (var trace : chart.traces()) {
                var row = new ArrayList<String>();
                row.add(trace.name());
                for (int d = 0; d < chart.dimensions().size(); d++) {
                    var levels = chart.dimensions().get(d).levels();
                    double value = trace.values().get(d);
                    row.add(
                            value >= 0 && value < levels.size()
                                    ? levels.get((int) value)
                                    : number(value));
                }
                rows.add(row);
            }
            var names = chart.dimensions().stream().map(Chart.Parallel.Dimension::name).toList();
            return new Figures(before("", names), rows);
        }

        private Figures dendrogram(Chart.Dendrogram chart) {
            int leaves = chart.leaves().size();
            var rows = new ArrayList<List<String>>();
            for (var merge : chart.merges()) {
                rows.add(
                        List.of(
                                joined(chart, merge.left(), leaves),
                                joined(chart, merge.right(), leaves),
                                number(merge.height())));
            }
            return new Figures(
                    List.of(words.say("joined"), words.say("joined-with"), chart.unit()), rows);
        }

        private static String joined(Chart.Dendrogram chart, int node, int leaves) {
            return node < leaves ? chart.leaves().get(node) : "#" + (node - leaves + 1);
        }

        private Figures tree(Chart.Tree chart) {
            var from = new String[chart.nodes().size()];
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i < chart.nodes().size(); i++) {
                var node = chart.nodes().get(i);
                var path = from[i] == null ? "" : from[i];
                rows.add(List.of(path, node.text(), node.note()));
                for (var branch : node.branches()) {
                    var step = (node.text() + " " + branch.label()).strip();
                    from[branch.node()] = path.isEmpty() ? step : path + " · " + step;
                }
            }
            return new Figures(List.of(words.say("where"), words.say("node"), ""), rows);
        }

        private Figures graph(Chart.Graph chart) {
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i < chart.nodes().size(); i++) {
                int at = i;
                var node = chart.nodes().get(i);
                var next =
                        chart.edges().stream()
                                .filter(e -> e.from() == at)
                                .map(e -> chart.nodes().get(e.to()).name())
                                .toList();
                rows.add(List.of(node.kind(), node.name(), node.note(), String.join(", ", next)));
            }
            return new Figures(List.of("", words.say("node"), "", words.say("leads-to")), rows);
        }

        private Figures series(Chart.TimeSeries chart) {
            var rows = new ArrayList<List<String>>();
            for (var trace : chart.traces()) {
                for (var m : trace.moments()) {
                    rows.add(
                            List.of(
                                    trace.name(),
                                    TimeTicks.text(m.millis(), numbers.locale()),
                                    number(m.value()),
                                    number(m.low()),
                                    number(m.high())));
                }
            }
            return new Figures(
                    List.of("", words.say("time"), chart.y(), words.say("low"), words.say("high")),
                    rows);
        }

        private Figures treemap(Chart.Treemap chart) {
            double all =
                    chart.tiles().stream()
                            .mapToDouble(Chart.Treemap.Tile::size)
                            .filter(Double::isFinite)
                            .sum();
            var rows =
                    chart.tiles().stream()
                            .map(t ->
                                    List.of(
                                            t.name(),
                                            number(t.size()),
                                            numbers.percent(t.size() / all)))
                            .toList();
            return new Figures(List.of("", chart.unit(), "%"), rows);
        }

        private Figures gaps(Chart.Gaps chart) {
            var rows = new ArrayList<List<String>>();
            for (int c = 0; c < chart.columns().size(); c++) {
                rows.add(
                        List.of(
                                chart.columns().get(c),
                                numbers.percent(average(chart.missing().get(c)))));
            }
            return new Figures(List.of("", words.say("missing")), rows);
        }

        private static double average(List<Double> values) {
            return values.stream()
                    .mapToDouble(v -> v)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }

        private Figures highlights(Chart.Highlights chart) {
            var rows =
                    chart.pieces().stream()
                            .filter(p -> p.weight() != 0)
                            .map(p -> List.of(p.text().strip(), signed(p.weight())))
                            .toList();
            return new Figures(List.of("", chart.unit()), rows);
        }

        private Figures overlay(Chart.Overlay chart) {
            int columns = chart.weights().stream().mapToInt(List::size).max().orElse(0);
            var heads = new ArrayList<String>();
            heads.add(chart.unit());
            for (int c = 1; c <= columns; c++) {
                heads.add(Integer.toString(c));
            }
            var rows = new ArrayList<List<String>>();
            for (var line : chart.weights()) {
                var row = new ArrayList<String>();
                row.add(Integer.toString(rows.size() + 1));
                for (int c = 0; c < columns; c++) {
                    row.add(c < line.size() ? signed(line.get(c)) : "");
                }
                rows.add(row);
            }
            return new Figures(heads, rows);
        }

        private Figures frontier(Chart.Frontier chart) {
            var best = chart.unbeaten();
            var rows =
                    chart.options().stream()
                            .map(o ->
                                    List.of(
                                            o.name(),
                                            number(o.x()),
                                            number(o.y()),
                                            best.contains(o) ? words.say("unbeaten") : ""))
                            .toList();
            return new Figures(List.of("", chart.x().label(), chart.y().label(), ""), rows);
        }
    }
}
