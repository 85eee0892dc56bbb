package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;

/// The numbers of a chart as a table, for those who would rather read than look.
///
/// @param rows each as long as `heads`
public record Figures(List<String> heads, List<List<String>> rows) {
    public Figures {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public static Figures of(Chart chart) {
        var rows = new ArrayList<List<String>>();
        return switch (chart) {
            case Chart.Bars bars -> {
                bars.bars().forEach(b -> rows.add(List.of(b.name(), Numbers.shortly(b.value()))));
                yield new Figures(List.of("", bars.unit()), rows);
            }
            case Chart.Lines lines -> {
                for (var line : lines.lines()) {
                    line.spots()
                            .forEach(s ->
                                    rows.add(
                                            List.of(
                                                    line.name(),
                                                    Numbers.shortly(s.x()),
                                                    Numbers.shortly(s.y()))));
                }
                yield new Figures(List.of("", lines.x().label(), lines.y().label()), rows);
            }
            case Chart.Scatter scatter -> {
                scatter.spots()
                        .forEach(s ->
                                rows.add(List.of(Numbers.shortly(s.x()), Numbers.shortly(s.y()))));
                yield new Figures(List.of(scatter.x().label(), scatter.y().label()), rows);
            }
            case Chart.Histogram histogram -> {
                for (int i = 0; i < histogram.counts().size(); i++) {
                    double low = histogram.from() + i * histogram.width();
                    rows.add(
                            List.of(
                                    Numbers.shortly(low)
                                            + " – "
                                            + Numbers.shortly(low + histogram.width()),
                                    Numbers.shortly(histogram.counts().get(i))));
                }
                yield new Figures(List.of(histogram.x().label(), "rows"), rows);
            }
            case Chart.Matrix matrix -> {
                var heads = new ArrayList<String>();
                heads.add("");
                heads.addAll(matrix.names());
                for (int r = 0; r < matrix.names().size(); r++) {
                    var row = new ArrayList<String>();
                    row.add(matrix.names().get(r));
                    matrix.counts().get(r).forEach(c -> row.add(Numbers.shortly(c)));
                    rows.add(row);
                }
                yield new Figures(heads, rows);
            }
            case Chart.Swarm swarm -> {
                for (var row : swarm.rows()) {
                    double mean =
                            row.dots().stream()
                                    .mapToDouble(d -> Math.abs(d.value()))
                                    .average()
                                    .orElse(0);
                    double low = row.dots().stream().mapToDouble(d -> d.value()).min().orElse(0);
                    double high = row.dots().stream().mapToDouble(d -> d.value()).max().orElse(0);
                    rows.add(
                            List.of(
                                    row.name(),
                                    Numbers.shortly(mean),
                                    Numbers.shortly(low),
                                    Numbers.shortly(high)));
                }
                yield new Figures(List.of("", "mean |x|", "min", "max"), rows);
            }
            case Chart.Waterfall waterfall -> {
                rows.add(List.of(waterfall.startName(), Numbers.shortly(waterfall.start())));
                waterfall
                        .steps()
                        .forEach(s -> rows.add(List.of(s.name(), Numbers.signed(s.value()))));
                rows.add(List.of(waterfall.endName(), Numbers.shortly(waterfall.end())));
                yield new Figures(List.of("", waterfall.unit()), rows);
            }
        };
    }
}
