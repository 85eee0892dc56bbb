package org.bottega.chart;

import java.util.Locale;

/// Turns a chart into marks. A new kind of chart does not compile until it is laid out here.
public final class Layout {
    static final double TITLE = 14;
    static final double TEXT = 12;
    static final double SMALL = 11;

    private Layout() {}

    /// With English words and numbers.
    ///
    /// @param width in pixels, at least 160
    /// @param height in pixels, at least 120
    public static Picture of(Chart chart, double width, double height) {
        return of(chart, width, height, Locale.ROOT);
    }

    /// @param width in pixels, at least 160; less is taken for 160
    /// @param height in pixels, at least 120; less is taken for 120
    /// @param locale of numbers and of the few words that a chart adds
    public static Picture of(Chart chart, double width, double height, Locale locale) {
        return of(chart, width, height, locale, View.WHOLE);
    }

    /// @param view which part of its plane and which of its series to draw
    public static Picture of(Chart chart, double width, double height, Locale locale, View view) {
        if (chart instanceof Chart.Spark spark) {
            var small = new Sheet(Math.max(1, width), Math.max(1, height), locale, view);
            SparkLayout.draw(small, spark);
            return small.picture();
        }
        var sheet = new Sheet(Math.max(160, width), Math.max(120, height), locale, view);
        sheet.title(chart.title());
        switch (chart) {
            case Chart.Bars bars -> BarsLayout.draw(sheet, bars);
            case Chart.Lines lines -> LinesLayout.draw(sheet, lines);
            case Chart.Scatter scatter -> ScatterLayout.draw(sheet, scatter);
            case Chart.Histogram histogram -> HistogramLayout.draw(sheet, histogram);
            case Chart.Calibration calibration -> CalibrationLayout.draw(sheet, calibration);
            case Chart.Matrix matrix -> MatrixLayout.draw(sheet, matrix);
            case Chart.HeatMap heat -> HeatMapLayout.draw(sheet, heat);
            case Chart.Boxes boxes -> BoxesLayout.draw(sheet, boxes);
            case Chart.Swarm swarm -> SwarmLayout.draw(sheet, swarm);
            case Chart.Waterfall waterfall -> WaterfallLayout.draw(sheet, waterfall);
            case Chart.Spark spark -> SparkLayout.draw(sheet, spark);
            case Chart.Stacks stacks -> StacksLayout.draw(sheet, stacks);
            case Chart.Intervals intervals -> IntervalsLayout.draw(sheet, intervals);
            case Chart.Densities densities -> DensitiesLayout.draw(sheet, densities);
            case Chart.Violins violins -> ViolinsLayout.draw(sheet, violins);
            case Chart.Effect effect -> EffectLayout.draw(sheet, effect);
            case Chart.Parallel parallel -> ParallelLayout.draw(sheet, parallel);
            case Chart.Dendrogram dendrogram -> DendrogramLayout.draw(sheet, dendrogram);
            case Chart.Tree tree -> TreeLayout.draw(sheet, tree);
            case Chart.Graph graph -> GraphLayout.draw(sheet, graph);
            case Chart.TimeSeries timeSeries -> TimeSeriesLayout.draw(sheet, timeSeries);
            case Chart.Treemap treemap -> TreemapLayout.draw(sheet, treemap);
            case Chart.Gaps gaps -> GapsLayout.draw(sheet, gaps);
            case Chart.Highlights highlights -> HighlightsLayout.draw(sheet, highlights);
            case Chart.Overlay overlay -> OverlayLayout.draw(sheet, overlay);
            case Chart.Frontier frontier -> FrontierLayout.draw(sheet, frontier);
        }
        return sheet.picture();
    }

    /// The height at which a chart looks well at a width: charts with a row for each name grow with
    /// their names.
    public static double height(Chart chart, double width) {
        double axes = Sheet.HEAD + Sheet.FOOT;
        return switch (chart) {
            case Chart.Bars bars -> axes + Math.clamp(bars.bars().size(), 2, 60) * 26;
            case Chart.Boxes boxes -> axes + Math.clamp(boxes.boxes().size(), 2, 60) * 30;
            case Chart.Swarm swarm -> axes + Math.clamp(swarm.rows().size(), 3, 40) * 32;
            case Chart.Waterfall waterfall ->
                    axes + (Math.clamp(waterfall.steps().size(), 1, 12) + 2) * 28;
            case Chart.Matrix matrix -> Math.clamp(70 + matrix.names().size() * 56, 180, width);
            case Chart.HeatMap heat -> Math.clamp(76 + heat.rows().size() * 26, 160, 1.4 * width);
            case Chart.Spark _ -> 40;
            case Chart.Stacks stacks -> axes + 22 + Math.clamp(stacks.stacks().size(), 2, 60) * 26;
            case Chart.Intervals intervals ->
                    axes + Math.clamp(intervals.estimates().size(), 2, 60) * 26;
            case Chart.Violins violins -> axes + Math.clamp(violins.violins().size(), 2, 30) * 52;
            case Chart.Dendrogram dendrogram ->
                    axes + Math.clamp(dendrogram.leaves().size(), 4, 60) * 18;
            case Chart.Tree tree -> Sheet.HEAD + Math.clamp(TreeLayout.leaves(tree), 3, 40) * 42;
            case Chart.Graph graph ->
                    Sheet.HEAD + Math.clamp(GraphLayout.tallest(graph), 2, 20) * 74;
            case Chart.Highlights highlights -> highlights(highlights, width);
            case Chart.Overlay overlay ->
                    Math.clamp(width * overlay.image().height() / overlay.image().width(), 120, 420)
                            + Sheet.HEAD
                            + 24;
            case Chart.Lines _,
                    Chart.Scatter _,
                    Chart.Calibration _,
                    Chart.Effect _,
                    Chart.Densities _,
                    Chart.Parallel _,
                    Chart.TimeSeries _,
                    Chart.Treemap _,
                    Chart.Gaps _,
                    Chart.Frontier _ ->
                    Math.round(Math.clamp(width * 0.6, 240, 420));
            case Chart.Histogram _ -> Math.round(Math.clamp(width * 0.45, 200, 320));
        };
    }

    private static double highlights(Chart.Highlights chart, double width) {
        double letters = 0;
        double lines = 2;
        for (var piece : chart.pieces()) {
            letters += piece.text().length();
            lines += piece.text().chars().filter(c -> c == '\n').count();
        }
        return Math.clamp(Sheet.HEAD + 30 + 24 * (lines + letters * 7 / width), 140, 900);
    }
}
