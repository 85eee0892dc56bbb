package org.bottega.ui.canvas.scene;

import org.bottega.flow.graph.Place;

/// Which part of the canvas is seen, and how large.
///
/// @param x and y what lies in the upper left corner of the view, in units of the canvas
/// @param zoom pixels a unit
public record Camera(double x, double y, double zoom) {
    public static final double SMALLEST = 0.1;
    public static final double LARGEST = 3;

    public Camera {
        zoom = Math.clamp(zoom, SMALLEST, LARGEST);
    }

    public static final Camera START = new Camera(-40, -40, 1);

    public double viewX(double canvasX) {
        return (canvasX - x) * zoom;
    }

    public double viewY(double canvasY) {
        return (canvasY - y) * zoom;
    }

    /// What lies under a point of the view.
    public Place at(double viewX, double viewY) {
        return new Place(viewX / zoom + x, viewY / zoom + y);
    }

    /// Moved with the hand by so many pixels.
    public Camera panned(double dx, double dy) {
        return new Camera(x - dx / zoom, y - dy / zoom, zoom);
    }

    /// Larger or smaller; what lies under the point of the view stays there.
    public Camera zoomed(double factor, double viewX, double viewY) {
        double next = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        return new Camera(x + viewX / zoom - viewX / next, y + viewY / zoom - viewY / next, next);
    }

    /// The part of the canvas that a view of this size shows.
    public Box seen(double width, double height) {
        return new Box(x, y, width / zoom, height / zoom);
    }

    /// Shows all of a rectangle in the middle of a view, never larger than life.
    public static Camera fitting(Box area, double width, double height, double margin) {
        double zoom =
                Math.min(
                        1,
                        Math.min(
                                (width - 2 * margin) / Math.max(1, area.width()),
                                (height - 2 * margin) / Math.max(1, area.height())));
        return centred(area.middle(), Math.clamp(zoom, SMALLEST, LARGEST), width, height);
    }

    /// Shows a point in the middle of a view.
    public static Camera centred(Place middle, double zoom, double width, double height) {
        return new Camera(middle.x() - width / zoom / 2, middle.y() - height / zoom / 2, zoom);
    }

    /// Moved as little as needed to show a rectangle.
    public Camera showing(Box area, double width, double height, double margin) {
        var seen = seen(width, height).grown(-margin / zoom);
        double dx = area.right() > seen.right() ? area.right() - seen.right() : 0;
        double dy = area.bottom() > seen.bottom() ? area.bottom() - seen.bottom() : 0;
        if (area.x() - dx < seen.x()) {
            dx = area.x() - seen.x();
        }
        if (area.y() - dy < seen.y()) {
            dy = area.y() - seen.y();
        }
        return dx == 0 && dy == 0 ? this : new Camera(x + dx, y + dy, zoom);
    }
}
