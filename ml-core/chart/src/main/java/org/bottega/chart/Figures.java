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
    }
}
