package org.bottega.chart;

/// Where the plane of a picture lies and which values its edges have, so that a place can be read as
/// values and be zoomed to.
///
/// @param left the pixel of `xFrom`
/// @param right the pixel of `xTo`
/// @param bottom the pixel of `yFrom`, below `top`
/// @param top the pixel of `yTo`
/// @param upward whether the y axis can be zoomed, too
public record Frame(
        double left,
        double right,
        double xFrom,
        double xTo,
        double bottom,
        double top,
        double yFrom,
        double yTo,
        boolean upward) {

    static Frame of(Scale x, Scale y, boolean upward) {
        return new Frame(
                x.start(), x.end(), x.from(), x.to(), y.start(), y.end(), y.from(), y.to(), upward);
    }

    public boolean holds(double px, double py) {
        return px >= left && px <= right && py >= top && py <= bottom;
    }

    /// The value at a pixel.
    public double x(double pixel) {
        return xFrom + (pixel - left) / (right - left) * (xTo - xFrom);
    }

    public double y(double pixel) {
        return yFrom + (bottom - pixel) / (bottom - top) * (yTo - yFrom);
    }

    /// What is seen after zooming about a pixel.
    ///
    /// @param factor below 1 to come nearer
    public View zoomed(View view, double px, double py, double factor) {
        return view.over(
                span(x(px), xFrom, xTo, factor),
                upward ? span(y(py), yFrom, yTo, factor) : View.Span.ALL);
    }

    private static View.Span span(double at, double from, double to, double factor) {
        double low = at - (at - from) * factor;
        double high = at + (to - at) * factor;
        double size = Math.max(Math.abs(low), Math.abs(high));
        return high - low <= size * 1e-9 ? new View.Span(from, to) : new View.Span(low, high);
    }

    /// What is seen after the plane was dragged by so many pixels.
    public View dragged(View view, double dx, double dy) {
        double x = dx / (right - left) * (xTo - xFrom);
        double y = dy / (bottom - top) * (yTo - yFrom);
        return view.over(
                new View.Span(xFrom - x, xTo - x),
                upward ? new View.Span(yFrom + y, yTo + y) : View.Span.ALL);
    }

    /// What is seen of the rectangle between two pixels.
    public View brushed(View view, double x1, double y1, double x2, double y2) {
        double low = Math.clamp(Math.min(x1, x2), left, right);
        double high = Math.clamp(Math.max(x1, x2), left, right);
        double over = Math.clamp(Math.min(y1, y2), top, bottom);
        double under = Math.clamp(Math.max(y1, y2), top, bottom);
        return view.over(
                new View.Span(x(low), x(high)),
                upward ? new View.Span(y(under), y(over)) : View.Span.ALL);
    }
}
