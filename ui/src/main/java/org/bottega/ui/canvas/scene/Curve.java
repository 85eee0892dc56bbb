package org.bottega.ui.canvas.scene;

/// The curve of a wire: leaves to the right, arrives from the left.
public record Curve(double x1, double y1, double x2, double y2) {
    private static final int PIECES = 24;

    /// How far the curve's handles reach.
    public double reach() {
        double dx = x2 - x1;
        return dx >= 0
                ? Math.clamp(dx / 2, 24, 160)
                : Math.clamp(60 + (Math.abs(y2 - y1) - dx) / 4, 60, 200);
    }

    public double x(double t) {
        double s = 1 - t;
        double r = reach();
        return s * s * s * x1
                + 3 * s * s * t * (x1 + r)
                + 3 * s * t * t * (x2 - r)
                + t * t * t * x2;
    }

    public double y(double t) {
        double s = 1 - t;
        return (s * s * s + 3 * s * s * t) * y1 + (3 * s * t * t + t * t * t) * y2;
    }

    /// Whether a point is near.
    public boolean near(double x, double y, double distance) {
        if (!bounds().grown(distance).contains(x, y)) {
            return false;
        }
        double ax = x1;
        double ay = y1;
        for (int i = 1; i <= PIECES; i++) {
            double bx = x((double) i / PIECES);
            double by = y((double) i / PIECES);
            if (distance(x, y, ax, ay, bx, by) <= distance) {
                return true;
            }
            ax = bx;
            ay = by;
        }
        return false;
    }

    public Box bounds() {
        double r = reach();
        double left = Math.min(Math.min(x1, x2), x2 - r);
        double right = Math.max(Math.max(x1, x2), x1 + r);
        double top = Math.min(y1, y2);
        return new Box(left, top, right - left, Math.abs(y2 - y1));
    }

    private static double distance(double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - ax) * dx + (y - ay) * dy) / length, 0, 1);
        return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }
}
