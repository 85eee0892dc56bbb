package org.bottega.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.chart.Chart.Graph.Node;
import org.bottega.chart.Chart.Spot;

/// A column for each distance from the sources; inside a column, nodes stand near those they come from
/// (K. Sugiyama, S. Tagawa, M. Toda, 1981: barycentres).
final class GraphLayout {
    private static final double GAP = 40;
    private static final double HIGH = 54;
    private static final int SWEEPS = 6;

    private GraphLayout() {}

    /// The column of each node: the longest way to it. Edges that close a circle do not count.
    static int[] columns(Chart.Graph chart) {
        int size = chart.nodes().size();
        var column = new int[size];
        for (int round = 0; round < size; round++) {
            boolean moved = false;
            for (var edge : chart.edges()) {
                if (edge.from() != edge.to()
                        && column[edge.to()] <= column[edge.from()]
                        && column[edge.from()] + 1 < size) {
                    column[edge.to()] = column[edge.from()] + 1;
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        return column;
    }

    /// How many nodes stand in the fullest column.
    static int tallest(Chart.Graph chart) {
        int[] column = columns(chart);
        var count = new int[Math.max(1, column.length)];
        IntStream.of(column).forEach(c -> count[c]++);
        return IntStream.of(count).max().orElse(1);
    }

    static void draw(Sheet sheet, Chart.Graph chart) {
        if (chart.nodes().isEmpty()) {
            sheet.nothing();
            return;
        }
        var layers = layers(chart);
        double bottom = sheet.height - 6;
        double top = Sheet.HEAD + 6;
        double gap = layers.size() > 1 ? Math.clamp(sheet.width / layers.size() * 0.2, 14, GAP) : 0;
        double wide =
                Math.clamp((sheet.width - 2 - gap * (layers.size() - 1)) / layers.size(), 20, 190);
        double pitch = layers.size() > 1 ? (sheet.width - 2 - wide) / (layers.size() - 1) : 0;
        pitch = Math.min(pitch, wide + 2.2 * GAP);
        var places = new Boxed.Place[chart.nodes().size()];
        for (int l = 0; l < layers.size(); l++) {
            var layer = layers.get(l);
            double step = (bottom - top) / layer.size();
            for (int i = 0; i < layer.size(); i++) {
                double high = Math.min(HIGH, step - 6);
                places[layer.get(i)] =
                        new Boxed.Place(
                                1 + pitch * l, top + step * (i + 0.5), wide, Math.max(4, high));
            }
        }
        for (var edge : chart.edges()) {
            edge(sheet, places[edge.from()], places[edge.to()]);
        }
        for (int i = 0; i < places.length; i++) {
            node(sheet, chart.nodes().get(i), places[i]);
        }
    }

    private static List<List<Integer>> layers(Chart.Graph chart) {
        int[] column = columns(chart);
        var layers = new ArrayList<List<Integer>>();
        for (int c = 0; c <= IntStream.of(column).max().orElse(0); c++) {
            int at = c;
            layers.add(
                    new ArrayList<>(
                            IntStream.range(0, column.length)
                                    .filter(i -> column[i] == at)
                                    .boxed()
                                    .toList()));
        }
        layers.removeIf(List::isEmpty);
        var place = new double[column.length];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (var layer : forward ? layers : layers.reversed()) {
                layer.sort(Comparator.comparingDouble(n -> centre(chart, n, place, forward)));
                for (int i = 0; i < layer.size(); i++) {
                    place[layer.get(i)] = (i + 0.5) / layer.size();
                }
            }
        }
        return layers;
    }

    private static double centre(Chart.Graph chart, int node, double[] place, boolean forward) {
        return chart.edges().stream()
                .filter(e -> (forward ? e.to() : e.from()) == node)
                .mapToDouble(e -> place[forward ? e.from() : e.to()])
                .average()
                .orElse(place[node]);
    }

    private static void edge(Sheet sheet, Boxed.Place from, Boxed.Place to) {
        double x1 = from.x() + from.wide();
        double x2 = to.x();
        double tip = x2 - 1;
        sheet.add(
                new Mark.Path(
                        Boxed.bend(x1, from.middle(), tip - 5, to.middle()),
                        Ink.Role.MUTED,
                        1.25,
                        false));
        sheet.add(
                new Mark.Area(
                        List.of(
                                new Spot(tip, to.middle()),
                                new Spot(tip - 7, to.middle() - 4),
                                new Spot(tip - 7, to.middle() + 4)),
                        Ink.Role.MUTED,
                        1));
    }

    private static void node(Sheet sheet, Node node, Boxed.Place at) {
        var tip =
                node.kind()
                        + ": "
                        + node.name()
                        + (node.note().isEmpty() ? "" : " · " + node.note());
        Ink ground = node.marked() ? new Ink.Heat(0.16) : Ink.Role.BACKGROUND;
        Ink border = node.marked() ? Ink.Role.ACCENT : Ink.Role.UNKNOWN;
        Boxed.box(sheet, at, ground, border, tip);
        boolean three = at.high() >= 48 && !node.note().isEmpty();
        boolean two = at.high() >= 32;
        if (two) {
            Boxed.text(
                    sheet,
                    at,
                    three ? -12 : -5,
                    node.kind(),
                    Layout.SMALL - 1,
                    Ink.Role.MUTED,
                    false);
        }
        if (at.high() >= 14) {
            Boxed.text(
                    sheet,
                    at,
                    three ? 3 : two ? 11 : 4,
                    node.name(),
                    Layout.TEXT,
                    Ink.Role.TEXT,
                    true);
        }
        if (three) {
            Boxed.text(sheet, at, 18, node.note(), Layout.SMALL - 1, Ink.Role.MUTED, false);
        }
    }
}
