package org.bottega.ui.canvas;

import javafx.scene.canvas.GraphicsContext;

/// The dots behind a workflow, as long as they lie far enough apart.
final class Grid {
    private static final double STEP = 24;
    private static final double FROM = 0.6;

    private Grid() {}

    /// @param left and top of what is painted on, in pixels counted from the canvas's origin
    static void paint(
            GraphicsContext g,
            CanvasInk ink,
            double zoom,
            double left,
            double top,
            double width,
            double height) {
        if (zoom < FROM) {
            return;
        }
        double step = STEP * zoom;
        g.setFill(ink.grid);
        double size = zoom >= 1 ? 2 : 1;
        for (double x = Math.floor(left / step) * step; x < left + width; x += step) {
            for (double y = Math.floor(top / step) * step; y < top + height; y += step) {
                g.fillRect(Math.rint(x) - left, Math.rint(y) - top, size, size);
            }
        }
    }
}
