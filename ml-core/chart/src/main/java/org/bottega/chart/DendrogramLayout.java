package org.bottega.chart;

import java.util.ArrayDeque;
import java.util.List;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Plane.Range;

/// Leaves at the left, joined by brackets ever further to the right.
final class DendrogramLayout {
    private DendrogramLayout() {}

    static void draw(Sheet sheet, Chart.Dendrogram chart) {
        int leaves = chart.leaves().size();
        var heights =
                Range.of(chart.merges().stream().mapToDouble(Chart.Dendrogram.Merge::height))
                        .with(new Range(0, 0));
        if (leaves < 2 || chart.merges().isEmpty()) {
            sheet.nothing();
            return;
        }
        double names = sheet.nameRoom(chart.leaves().stream(), 0.4);
        double bottom = sheet.height - Sheet.FOOT;
        var axis = Chart.Axis.of(chart.unit());
        var scale =
                Scale.across(heights.low(), heights.high(), axis, names, sheet.width - Plane.RIGHT);
        sheet.bottomAxis(scale, Sheet.HEAD, bottom, chart.unit());
        double step = (bottom - Sheet.HEAD) / leaves;
        int size = leaves + chart.merges().size();
        var ys = new double[size];
        var xs = new double[size];
        int place = 0;
        for (int leaf : order(chart)) {
            ys[leaf] = Sheet.HEAD + step * (place + 0.5);
            xs[leaf] = scale.at(0);
            if (place % Sheet.everyName(step) == 0) {
                sheet.name(names, ys[leaf], chart.leaves().get(leaf), false);
            }
            place++;
        }
        for (int m = 0; m < chart.merges().size(); m++) {
            var merge = chart.merges().get(m);
            int joint = leaves + m;
            double height = Double.isFinite(merge.height()) ? merge.height() : 0;
            xs[joint] = scale.at(height);
            ys[joint] = (ys[merge.left()] + ys[merge.right()]) / 2;
            sheet.add(
                    new Mark.Path(
                            List.of(
                                    new Spot(xs[merge.left()], ys[merge.left()]),
                                    new Spot(xs[joint], ys[merge.left()]),
                                    new Spot(xs[joint], ys[merge.right()]),
                                    new Spot(xs[merge.right()], ys[merge.right()])),
                            Ink.Role.ACCENT,
                            1.5,
                            false));
            sheet.add(
                    new Mark.Dot(
                            xs[joint],
                            ys[joint],
                            2.5,
                            Ink.Role.ACCENT,
                            1,
                            chart.unit() + " " + sheet.numbers.shortly(height)));
        }
    }

    /// The leaves in such an order that no brackets cross, by walking down from the last joint; leaves
    /// that are joined with nothing come last.
    private static int[] order(Chart.Dendrogram chart) {
        int leaves = chart.leaves().size();
        var out = new int[leaves];
        var seen = new boolean[leaves + chart.merges().size()];
        int found = 0;
        for (int top = seen.length - 1; top >= 0; top--) {
            var waiting = new ArrayDeque<Integer>();
            waiting.push(top);
            while (!waiting.isEmpty()) {
                int node = waiting.pop();
                if (seen[node]) {
                    continue;
                }
                seen[node] = true;
                if (node < leaves) {
                    out[found++] = node;
                } else {
                    waiting.push(chart.merges().get(node - leaves).right());
                    waiting.push(chart.merges().get(node - leaves).left());
                }
            }
        }
        return out;
    }
}
