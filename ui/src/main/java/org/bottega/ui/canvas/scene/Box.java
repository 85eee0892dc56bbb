package org.bottega.ui.canvas.scene;

import java.util.Collection;
import java.util.Optional;
import org.bottega.flow.graph.Place;

/// An upright rectangle in units of the canvas.
public record Box(double x, double y, double width, double height) {
    /// The rectangle between two corners, whichever they are.
    public static Box between(Place a, Place b) {
        return new Box(
                Math.min(a.x(), b.x()),
                Math.min(a.y(), b.y()),
                Math.abs(a.x() - b.x()),
                Math.abs(a.y() - b.y()));
    }

    /// The smallest rectangle around all of these, empty when there is none.
    public static Optional<Box> around(Collection<Box> boxes) {
        return boxes.stream().reduce(Box::union);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Place middle() {
        return new Place(x + width / 2, y + height / 2);
    }

    public Place corner() {
        return new Place(x, y);
    }

    public boolean contains(double px, double py) {
        return px >= x && py >= y && px <= right() && py <= bottom();
    }

    public boolean contains(Box other) {
        return other.x >= x
                && other.y >= y
                && other.right() <= right()
                && other.bottom() <= bottom();
    }

    public boolean meets(Box other) {
        return other.x <= right()
                && other.y <= bottom()
                && other.right() >= x
                && other.bottom() >= y;
    }

    public Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    public Box shifted(double dx, double dy) {
        return dx == 0 && dy == 0 ? this : new Box(x + dx, y + dy, width, height);
    }

    public Box union(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }
}
