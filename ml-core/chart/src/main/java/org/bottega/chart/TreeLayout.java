package org.bottega.chart;

import java.util.ArrayDeque;
import org.bottega.chart.Chart.Tree.Node;
import org.bottega.chart.Mark.Anchor;

/// The root at the left, a column for each depth, leaves evenly from top to bottom. Where a box would be
/// too small to be read, a dot with a tip stands for it.
final class TreeLayout {
    private static final double GAP = 72;
    private static final double HIGH = 34;
    private static final double READABLE = 46;

    private final Sheet sheet;
    private final Chart.Tree chart;
    private final int[] depth;
    private final double[] middle;
    private double leaf = 0.5;

    private TreeLayout(Sheet sheet, Chart.Tree chart) {
        this.sheet = sheet;
        this.chart = chart;
        this.depth = new int[chart.nodes().size()];
        this.middle = new double[chart.nodes().size()];
    }

    static void draw(Sheet sheet, Chart.Tree chart) {
        if (chart.nodes().isEmpty()) {
            sheet.nothing();
            return;
        }
        new TreeLayout(sheet, chart).draw();
    }

    static long leaves(Chart.Tree chart) {
        return chart.nodes().stream().filter(n -> n.branches().isEmpty()).count();
    }

    private void draw() {
        var nodes = chart.nodes();
        int deepest = 0;
        for (int i = 0; i < nodes.size(); i++) {
            for (var branch : nodes.get(i).branches()) {
                depth[branch.node()] = depth[i] + 1;
                deepest = Math.max(deepest, depth[i] + 1);
            }
        }
        place(nodes.size());
        double step = (sheet.height - Sheet.HEAD - 8) / leaves(chart);
        double column = (sheet.width - 2) / (deepest + 1);
        double wide = Math.min(170, column - GAP * deepest / (deepest + 1.0));
        double pitch = deepest == 0 ? 0 : (sheet.width - 2 - wide) / deepest;
        double high = Math.min(HIGH, step - 4);
        boolean boxes = wide >= READABLE && high >= 15;
        for (int i = 0; i < nodes.size(); i++) {
            for (var branch : nodes.get(i).branches()) {
                var from = at(i, pitch, wide, high, step);
                var to = at(branch.node(), pitch, wide, high, step);
                branch(from, to, branch.label(), boxes);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            node(nodes.get(i), at(i, pitch, wide, high, step), boxes);
        }
    }

    /// Leaves in their order, every other node in the middle of those it leads to. Branches lead to later
    /// nodes only, so a stack of open nodes is enough and a deep tree does no harm.
    private void place(int size) {
        var next = new int[size];
        var open = new ArrayDeque<Integer>();
        open.push(0);
        while (!open.isEmpty()) {
            int node = open.peek();
            var branches = chart.nodes().get(node).branches();
            if (next[node] < branches.size()) {
                open.push(branches.get(next[node]++).node());
                continue;
            }
            open.pop();
            if (branches.isEmpty()) {
                middle[node] = leaf;
                leaf += 1;
            } else {
                double first = middle[branches.getFirst().node()];
                middle[node] = (first + middle[branches.getLast().node()]) / 2;
            }
        }
    }

    private Boxed.Place at(int node, double pitch, double wide, double high, double step) {
        return new Boxed.Place(
                1 + depth[node] * pitch, Sheet.HEAD + 4 + middle[node] * step, wide, high);
    }

    private void branch(Boxed.Place from, Boxed.Place to, String label, boolean boxes) {
        double x1 = boxes ? from.x() + from.wide() : from.x() + 4;
        double x2 = boxes ? to.x() : to.x() + 4;
        sheet.add(
                new Mark.Path(
                        Boxed.bend(x1, from.middle(), x2, to.middle()),
                        Ink.Role.MUTED,
                        1.25,
                        false));
        double room = x2 - x1 - 4;
        if (boxes && !label.isEmpty() && room > 24 && Math.abs(to.middle() - from.middle()) > 12) {
            var text = Lettering.fit(label, Layout.SMALL, room);
            double wide = Lettering.width(text, Layout.SMALL);
            double x = (x1 + x2) / 2;
            double y = (from.middle() + to.middle()) / 2;
            sheet.add(new Mark.Box(x - wide / 2 - 1, y - 6, wide + 2, 12, Ink.Role.BACKGROUND, ""));
            sheet.text(x, y + 4, text, Anchor.MIDDLE, Ink.Role.MUTED);
        }
    }

    private void node(Node node, Boxed.Place at, boolean boxes) {
        var tip = node.note().isEmpty() ? node.text() : node.text() + " · " + node.note();
        Ink ground =
                Double.isNaN(node.shade())
                        ? Ink.Role.BACKGROUND
                        : new Ink.Heat(0.08 + 0.7 * Math.clamp(node.shade(), 0, 1));
        if (!boxes) {
            var ink = Double.isNaN(node.shade()) ? Ink.Role.MUTED : ground;
            sheet.add(new Mark.Dot(at.x() + 4, at.middle(), 3, ink, 1, tip));
            return;
        }
        Boxed.box(sheet, at, ground, Ink.Role.MUTED, tip);
        boolean two = at.high() >= 30 && !node.note().isEmpty();
        var ink = new Ink.Over(ground);
        Boxed.text(sheet, at, two ? -2 : 4, node.text(), Layout.SMALL, ink, true);
        if (two) {
            Boxed.text(sheet, at, 11, node.note(), Layout.SMALL - 1, ink, false);
        }
    }
}
