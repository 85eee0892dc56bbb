package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bottega.chart.Chart.Spot;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static Picture of(Chart chart, View view) {
        return Layout.of(chart, 560, 340, Locale.ROOT, view);
    }

    private static long paths(Picture picture, Ink ink) {
        return picture.marks().stream()
                .filter(m -> m instanceof Mark.Path p && p.ink().equals(ink))
                .count();
    }

    @Test
    void whatIsZoomedToFillsThePlane() {
        var whole = of(Samples.roc(), View.WHOLE).frame();
        assertNotNull(whole);
        var view = whole.brushed(View.WHOLE, 200, 100, 300, 180);
        var seen = of(Samples.roc(), view).frame();
        assertNotNull(seen);
        assertEquals(whole.x(200), seen.xFrom(), 1e-9);
        assertEquals(whole.x(300), seen.xTo(), 1e-9);
        assertEquals(whole.y(180), seen.yFrom(), 1e-9);
        assertEquals(whole.y(100), seen.yTo(), 1e-9);
    }

    @Test
    void zoomingKeepsTheValueUnderThePointer() {
        var whole = of(Samples.scatter(50), View.WHOLE).frame();
        assertNotNull(whole);
        var seen = of(Samples.scatter(50), whole.zoomed(View.WHOLE, 200, 120, 0.5)).frame();
        assertNotNull(seen);
        assertEquals(whole.x(200), seen.x(200), whole.x(200) * 0.02);
        assertEquals((whole.xTo() - whole.xFrom()) / 2, seen.xTo() - seen.xFrom(), 1e-6);
    }

    @Test
    void noMarkOfAZoomedChartLeavesItsPlane() {
        for (var name : List.of("lines", "roc", "effect", "densities", "time-series", "scatter")) {
            var chart = Samples.all().get(name);
            var whole = of(chart, View.WHOLE).frame();
            assertNotNull(whole, name);
            double x = whole.left() + (whole.right() - whole.left()) * 0.4;
            double y = whole.top() + (whole.bottom() - whole.top()) * 0.5;
            var picture = of(chart, whole.zoomed(View.WHOLE, x, y, 0.1));
            var frame = picture.frame();
            assertNotNull(frame);
            for (var mark : picture.marks()) {
                List<Spot> spots =
                        switch (mark) {
                            case Mark.Path p when p.ink() != Ink.Role.GRID -> p.spots();
                            case Mark.Area a -> a.spots();
                            default -> List.of();
                        };
                for (var s : spots) {
                    assertTrue(
                            s.x() >= frame.left() - 0.01
                                    && s.x() <= frame.right() + 0.01
                                    && s.y() >= frame.top() - 0.01
                                    && s.y() <= frame.bottom() + 0.01,
                            () -> name + ": " + s + " outside of " + frame);
                }
            }
        }
    }

    @Test
    void aHiddenSeriesIsNotDrawnButStaysInTheLegend() {
        var first = Samples.roc().lines().getFirst().name();
        var shown = of(Samples.roc(), View.WHOLE);
        var hidden = of(Samples.roc(), View.WHOLE.hiding(Set.of(first)));
        assertEquals(1, paths(shown, Ink.Role.ACCENT));
        assertEquals(0, paths(hidden, Ink.Role.ACCENT));
        assertEquals(paths(shown, Ink.Role.SECOND), paths(hidden, Ink.Role.SECOND));
        assertEquals(shown.keys(), hidden.keys());
        assertEquals(2, hidden.keys().size());
    }

    @Test
    void aLineIsCutWhereItLeavesAndEnters() {
        var clip = new Clip(0, 0, 10, 10);
        var parts =
                clip.line(
                        List.of(
                                new Spot(-5, 5),
                                new Spot(5, 5),
                                new Spot(5, 20),
                                new Spot(8, 20),
                                new Spot(8, 5)));
        assertEquals(
                List.of(
                        List.of(new Spot(0, 5), new Spot(5, 5), new Spot(5, 10)),
                        List.of(new Spot(8, 10), new Spot(8, 5))),
                parts);
        assertEquals(List.of(), clip.line(List.of(new Spot(-5, 20), new Spot(20, 20))));
        var area =
                clip.area(
                        List.of(
                                new Spot(-5, -5),
                                new Spot(5, -5),
                                new Spot(5, 5),
                                new Spot(-5, 5)));
        assertEquals(
                Set.of(new Spot(0, 0), new Spot(5, 0), new Spot(5, 5), new Spot(0, 5)),
                Set.copyOf(area));
    }

    @Test
    void manyPointsAreAsDarkInPixelsAsInShapes() {
        var points = new Mark.Points[1];
        for (var mark : of(Samples.scatter(PointRaster.MANY + 1000), View.WHOLE).marks()) {
            if (mark instanceof Mark.Points p) {
                points[0] = p;
            }
        }
        int width = 560;
        int height = 340;
        var pixels = new int[width * height];
        PointRaster.paint(points[0], Palette.LIGHT, 1, width, height, pixels);
        double alpha = 0;
        for (int pixel : pixels) {
            alpha += pixel >>> 24;
        }
        var image =
                new java.awt.image.BufferedImage(
                        width, height, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(
                java.awt.RenderingHints.KEY_ANTIALIASING,
                java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
        int ink = Palette.LIGHT.rgb(Ink.Role.ACCENT);
        g.setColor(
                new java.awt.Color(ink | (int) Math.round(points[0].opacity() * 255) << 24, true));
        double r = points[0].radius();
        for (int i = 0; i < points[0].size(); i++) {
            g.fill(
                    new java.awt.geom.Ellipse2D.Double(
                            points[0].x(i) - r, points[0].y(i) - r, 2 * r, 2 * r));
        }
        double shapes = 0;
        for (int pixel : image.getRGB(0, 0, width, height, null, 0, width)) {
            shapes += pixel >>> 24;
        }
        assertEquals(1, alpha / shapes, 0.15);
        assertFalse(alpha == 0);
    }

    @Test
    void ofParallelCoordinatesOnlyTheLinesThroughAKeptPartAreToldApart() {
        var chart = (Chart.Parallel) Samples.all().get("parallel");
        var whole = of(chart, View.WHOLE);
        int last = chart.dimensions().size() - 1;
        assertEquals(chart.dimensions().size(), whole.uprights().size());
        var scores = chart.traces().stream().mapToDouble(t -> t.values().get(last)).toArray();
        double low = java.util.Arrays.stream(scores).min().orElseThrow();
        double high = java.util.Arrays.stream(scores).max().orElseThrow();
        long above =
                java.util.Arrays.stream(scores)
                        .filter(s -> (s - low) / (high - low) >= 0.5)
                        .count();

        var view = View.WHOLE.keeping(last, new View.Span(0.5, 1));
        assertFalse(view.whole());
        var kept = of(chart, view);
        long shaded =
                kept.marks().stream()
                        .filter(m -> m instanceof Mark.Path p && p.ink() instanceof Ink.Shade)
                        .count();
        long all =
                whole.marks().stream()
                        .filter(m -> m instanceof Mark.Path p && p.ink() instanceof Ink.Shade)
                        .count();
        assertTrue(above > 0 && above < scores.length);
        assertTrue(shaded >= above && shaded < all, shaded + " of " + all);
        assertTrue(
                kept.marks().stream()
                        .anyMatch(m ->
                                m instanceof Mark.Text t
                                        && t.text().equals(above + " / " + scores.length)));
        assertEquals(View.WHOLE, view.keeping(last, View.Span.ALL));
    }
}
