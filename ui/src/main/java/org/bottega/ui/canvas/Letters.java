package org.bottega.ui.canvas;

import javafx.scene.canvas.GraphicsContext;

/// Puts texts and icons on a canvas. While the zoom changes with every frame they are drawn in few
/// sizes, the nearest one below: a letter of a new size must be traced, one of a known size is copied.
final class Letters {
    private static final double STEPS = 4;

    private final GraphicsContext g;
    private final double zoom;
    private final double left;
    private final double top;
    private final double rough;
    private final boolean moving;

    /// @param left and top where the canvas's origin lies, in pixels
    /// @param moving whether the zoom changes
    Letters(GraphicsContext g, double zoom, double left, double top, boolean moving) {
        this.g = g;
        this.zoom = zoom;
        this.left = left;
        this.top = top;
        this.moving = moving;
        double step = Math.floor(Math.log(zoom) / Math.log(2) * STEPS + 1e-9);
        this.rough = moving ? Math.pow(2, step / STEPS) : zoom;
    }

    boolean moving() {
        return moving;
    }

    /// Paints a text at a place; fill, font and alignment are the caller's.
    void paint(String text, double x, double y) {
        if (rough == zoom) {
            g.fillText(text, x, y);
        } else {
            paint(text, x, y, rough);
        }
    }

    /// Paints a text whose font has the size it has on the screen.
    void paintOnScreen(String text, double x, double y) {
        paint(text, x, y, 1);
    }

    private void paint(String text, double x, double y, double scale) {
        g.setTransform(scale, 0, 0, scale, Math.rint(left + x * zoom), Math.rint(top + y * zoom));
        g.fillText(text, 0, 0);
        g.setTransform(zoom, 0, 0, zoom, left, top);
    }
}
