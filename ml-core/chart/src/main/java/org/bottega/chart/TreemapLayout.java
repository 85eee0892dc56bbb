package org.bottega.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bottega.chart.Chart.Treemap.Tile;
import org.bottega.chart.Mark.Anchor;

/// Rectangles as large as their shares, as square as can be, the largest first.
final class TreemapLayout {
    private static final double GAP = 1;

    private TreemapLayout() {}

    /// @param left what is still free
    private record Free(double left, double top, double wide, double high) {}

    static void draw(Sheet sheet, Chart.Treemap chart) {
        var tiles =
                chart.tiles().stream()
                        .filter(t -> Double.isFinite(t.size()) && t.size() > 0)
                        .sorted(Comparator.comparingDouble(Tile::size).reversed())
                        .toList();
        double all = tiles.stream().mapToDouble(Tile::size).sum();
        if (tiles.isEmpty() || !Double.isFinite(all)) {
            sheet.nothing();
            return;
        }
        var free = new Free(0, Sheet.HEAD, sheet.width, sheet.height - Sheet.HEAD - 2);
        double scale = free.wide() * free.high() / all;
        var row = new ArrayList<Tile>();
        for (var tile : tiles) {
            var longer = new ArrayList<>(row);
            longer.add(tile);
            double side = Math.min(free.wide(), free.high());
            if (row.isEmpty() || worst(longer, scale, side) <= worst(row, scale, side)) {
                row.add(tile);
            } else {
                free = lay(sheet, chart, row, free, scale, all);
                row.clear();
                row.add(tile);
            }
        }
        lay(sheet, chart, row, free, scale, all);
    }

    /// The largest ratio of two sides in a row along a side.
    private static double worst(List<Tile> row, double scale, double side) {
        double sum = row.stream().mapToDouble(Tile::size).sum() * scale;
        double most = row.getFirst().size() * scale;
        double least = row.getLast().size() * scale;
        return Math.max(side * side * most / (sum * sum), sum * sum / (side * side * least));
    }

    private static Free lay(
            Sheet sheet, Chart.Treemap chart, List<Tile> row, Free free, double scale, double all) {
        double sum = row.stream().mapToDouble(Tile::size).sum() * scale;
        boolean upright = free.wide() >= free.high();
        double thick = sum / Math.max(1e-9, upright ? free.high() : free.wide());
        double at = 0;
        for (var tile : row) {
            double length = tile.size() * scale / Math.max(1e-9, thick);
            if (upright) {
                tile(sheet, chart, tile, all, free.left(), free.top() + at, thick, length);
            } else {
                tile(sheet, chart, tile, all, free.left() + at, free.top(), length, thick);
            }
            at += length;
        }
        return upright
                ? new Free(
                        free.left() + thick,
                        free.top(),
                        Math.max(0, free.wide() - thick),
                        free.high())
                : new Free(
                        free.left(),
                        free.top() + thick,
                        free.wide(),
                        Math.max(0, free.high() - thick));
    }

    private static void tile(
            Sheet sheet,
            Chart.Treemap chart,
            Tile tile,
            double all,
            double x,
            double y,
            double wide,
            double high) {
        var amount = sheet.numbers.shortly(tile.size());
        var share = sheet.numbers.percent(tile.size() / all);
        var tip = tile.name() + ": " + amount + " " + chart.unit() + " (" + share + ")";
        double shade = Double.isNaN(tile.shade()) ? 0.35 : Math.clamp(tile.shade(), 0, 1);
        var ink = new Ink.Heat(0.1 + 0.8 * shade);
        double gap = wide > 4 && high > 4 ? GAP : 0;
        double w = Math.max(0, wide - 2 * gap);
        double h = Math.max(0, high - 2 * gap);
        sheet.add(new Mark.Box(x + gap, y + gap, w, h, ink, tip));
        var over = new Ink.Over(ink);
        if (w > 34 && h > 16) {
            var name = Lettering.fit(tile.name(), Layout.TEXT, w - 12);
            sheet.add(
                    new Mark.Text(
                            x + 7, y + 15, name, Layout.TEXT, Anchor.START, over, false, false));
        }
        if (h > 34 && Lettering.width(share, Layout.SMALL) < w - 12) {
            sheet.text(x + 7, y + 30, share, Anchor.START, over);
        }
    }
}
