package org.bottega.ui.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.bottega.ui.canvas.scene.Box;

/// What was painted is kept in squares, so that moving the view moves squares and paints only those that
/// come into sight. All squares are of one zoom.
final class Tiles extends Group {
    /// the side of a square in pixels
    private static final int SIDE = 384;

    /// so many squares outside of the view are kept
    private static final int KEPT = 24;

    private final Map<Long, Canvas> painted = new HashMap<>();
    private final Set<Long> stale = new HashSet<>();
    private final Deque<Canvas> free = new ArrayDeque<>();
    private double zoom;

    /// Paints a part of the canvas.
    interface Painter {
        /// @param area in units of the canvas
        /// @param left and top of the square in pixels, counted from where the canvas has its origin
        void paint(GraphicsContext g, Box area, double left, double top, double side);
    }

    Tiles() {
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
    }

    /// Nothing that was painted holds any more.
    void forget() {
        stale.addAll(painted.keySet());
    }

    /// What lies here looks different now.
    void forget(Box area) {
        long lastX = cell(area.right() * zoom);
        long lastY = cell(area.bottom() * zoom);
        for (long y = cell(area.y() * zoom); y <= lastY; y++) {
            for (long x = cell(area.x() * zoom); x <= lastX; x++) {
                stale.add(key(x, y));
            }
        }
    }

    /// Shows a part.
    ///
    /// @param left and top of the view in pixels, counted from the canvas's origin
    /// @param within in units of the canvas; there is nothing outside of it
    void show(
            double now,
            double left,
            double top,
            double width,
            double height,
            Box within,
            Painter painter) {
        if (now != zoom) {
            zoom = now;
            forget();
        }
        setTranslateX(-left);
        setTranslateY(-top);
        long fromX = Math.max(cell(left), cell(within.x() * zoom));
        long fromY = Math.max(cell(top), cell(within.y() * zoom));
        long toX = Math.min(cell(left + width - 1), cell(within.right() * zoom));
        long toY = Math.min(cell(top + height - 1), cell(within.bottom() * zoom));
        recycle(fromX, fromY, toX, toY);
        boolean spare = true;
        for (long y = fromY; y <= toY; y++) {
            for (long x = fromX; x <= toX; x++) {
                spare &= !fresh(x, y, painter);
            }
        }
        if (spare) {
            ahead(fromX, fromY, toX, toY, within, painter);
        }
    }

    /// A frame in which nothing came into sight has time for one square that soon may.
    private void ahead(long fromX, long fromY, long toX, long toY, Box within, Painter painter) {
        long firstX = cell(within.x() * zoom);
        long firstY = cell(within.y() * zoom);
        long lastX = cell(within.right() * zoom);
        long lastY = cell(within.bottom() * zoom);
        for (long y = Math.max(firstY, fromY - 1); y <= Math.min(lastY, toY + 1); y++) {
            for (long x = Math.max(firstX, fromX - 1); x <= Math.min(lastX, toX + 1); x++) {
                if (fresh(x, y, painter)) {
                    return;
                }
            }
        }
    }

    /// @return whether it had to be painted
    private boolean fresh(long x, long y, Painter painter) {
        long key = key(x, y);
        var canvas = painted.get(key);
        boolean anew = stale.remove(key);
        if (canvas != null && !anew) {
            return false;
        }
        if (canvas == null) {
            canvas = free.isEmpty() ? new Canvas(SIDE, SIDE) : free.pop();
            canvas.setLayoutX(x * SIDE);
            canvas.setLayoutY(y * SIDE);
            canvas.setVisible(true);
            painted.put(key, canvas);
            if (canvas.getParent() == null) {
                getChildren().add(canvas);
            }
        }
        var area =
                new Box(
                        x * (double) SIDE / zoom,
                        y * (double) SIDE / zoom,
                        SIDE / zoom,
                        SIDE / zoom);
        var g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, SIDE, SIDE);
        painter.paint(g, area, x * (double) SIDE, y * (double) SIDE, SIDE);
        return true;
    }

    /// Squares that are out of sight and no longer hold, and those that are too many, are used again.
    private void recycle(long fromX, long fromY, long toX, long toY) {
        int[] kept = {0};
        painted.entrySet()
                .removeIf(entry -> {
                    long x = entry.getKey() >> 32;
                    long y = (int) (long) entry.getKey();
                    if (x >= fromX && x <= toX && y >= fromY && y <= toY) {
                        return false;
                    }
                    if (!stale.contains(entry.getKey()) && ++kept[0] <= KEPT) {
                        return false;
                    }
                    entry.getValue().setVisible(false);
                    free.push(entry.getValue());
                    return true;
                });
        stale.retainAll(painted.keySet());
        while (free.size() > KEPT) {
            getChildren().remove(free.pop());
        }
    }

    private static long cell(double pixels) {
        return (long) Math.floor(pixels / SIDE);
    }

    private static long key(long x, long y) {
        return x << 32 | y & 0xffffffffL;
    }
}
