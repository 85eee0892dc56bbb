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
        if (chart instanceof Chart.Spark spark) {
            var small = new Sheet(Math.max(1, width), Math.max(1, height), locale);
            SparkLayout.draw(small, spark);
            return small.picture();
        }
        var sheet = new Sheet(Math.max(160, width), Math.max(120, height), locale);
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
            case Chart.Lines _, Chart.Scatter _, Chart.Calibration _ ->
                    Math.round(Math.clamp(width * 0.6, 240, 420));
            case Chart.Histogram _ -> Math.round(Math.clamp(width * 0.45, 200, 320));
        };
    }
}
