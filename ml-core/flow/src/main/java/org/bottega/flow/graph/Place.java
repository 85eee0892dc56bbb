package org.bottega.flow.graph;

/// The upper left corner of something on the canvas, in units of the canvas (pixels at 100 %).
public record Place(double x, double y) {
    public Place {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("not a place: " + x + ", " + y);
        }
    }

    public Place plus(double dx, double dy) {
        return new Place(x + dx, y + dy);
    }
}
