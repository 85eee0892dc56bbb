package org.bottega.chart;

/// Turns a chart into marks. A new kind of chart does not compile until it is laid out here.
public final class Layout {
    static final double TITLE = 14;
    static final double TEXT = 12;
    static final double SMALL = 11;

    private Layout() {}

    /// @param width in pixels, at least 160
    /// @param height in pixels, at least 120
    public static Picture of(Chart chart, double width, double height) {
        double w = Math.max(160, width);
        double h = Math.max(120, height);
        var sheet = new Sheet(w, h);
        sheet.title(chart.title());
        switch (chart) {
            case Chart.Bars bars -> BarsLayout.draw(sheet, bars);
            case Chart.Lines lines -> PlaneLayout.draw(sheet, lines);
            case Chart.Scatter scatter -> PlaneLayout.draw(sheet, scatter);
            case Chart.Histogram histogram -> PlaneLayout.draw(sheet, histogram);
            case Chart.Matrix matrix -> MatrixLayout.draw(sheet, matrix);
            case Chart.Swarm swarm -> SwarmLayout.draw(sheet, swarm);
            case Chart.Waterfall waterfall -> WaterfallLayout.draw(sheet, waterfall);
        }
        return sheet.picture();
    }
}
