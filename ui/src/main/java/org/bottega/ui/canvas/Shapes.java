package org.bottega.ui.canvas;

import javafx.scene.canvas.GraphicsContext;
import org.bottega.flow.spec.PortType;
import org.bottega.ui.canvas.scene.Curve;

/// The shapes of ports, one for each type, and of wires.
final class Shapes {
    private Shapes() {}

    /// Fills the shape of a type with its middle at a point.
    static void fill(GraphicsContext g, PortType type, double x, double y, double r) {
        switch (type) {
            case TABLE -> g.fillPolygon(xs(type, x, r), ys(type, y, r), 3);
            case METRICS -> g.fillPolygon(xs(type, x, r), ys(type, y, r), 4);
            case MODEL -> g.fillRect(x - r * 0.82, y - r * 0.82, r * 1.64, r * 1.64);
            case CHART -> g.fillOval(x - r * 0.95, y - r * 0.95, r * 1.9, r * 1.9);
            case REPORT -> g.fillRect(x - r * 0.65, y - r, r * 1.3, r * 2);
            case FILE -> g.fillPolygon(xs(type, x, r), ys(type, y, r), 6);
        }
    }

    static void stroke(GraphicsContext g, PortType type, double x, double y, double r) {
        switch (type) {
            case TABLE -> g.strokePolygon(xs(type, x, r), ys(type, y, r), 3);
            case METRICS -> g.strokePolygon(xs(type, x, r), ys(type, y, r), 4);
            case MODEL -> g.strokeRect(x - r * 0.82, y - r * 0.82, r * 1.64, r * 1.64);
            case CHART -> g.strokeOval(x - r * 0.95, y - r * 0.95, r * 1.9, r * 1.9);
            case REPORT -> g.strokeRect(x - r * 0.65, y - r, r * 1.3, r * 2);
            case FILE -> g.strokePolygon(xs(type, x, r), ys(type, y, r), 6);
        }
    }

    private static double[] xs(PortType type, double x, double r) {
        return switch (type) {
            case TABLE -> new double[] {x - r * 0.75, x + r, x - r * 0.75};
            case METRICS -> new double[] {x - r, x, x + r, x};
            default -> new double[] {x - r, x - r / 2, x + r / 2, x + r, x + r / 2, x - r / 2};
        };
    }

    private static double[] ys(PortType type, double y, double r) {
        return switch (type) {
            case TABLE -> new double[] {y - r, y, y + r};
            case METRICS -> new double[] {y, y - r, y, y + r};
            default -> {
                double h = r * 0.87;
                yield new double[] {y, y - h, y - h, y, y + h, y + h};
            }
        };
    }

    static void stroke(GraphicsContext g, Curve curve) {
        double reach = curve.reach();
        g.beginPath();
        g.moveTo(curve.x1(), curve.y1());
        g.bezierCurveTo(
                curve.x1() + reach,
                curve.y1(),
                curve.x2() - reach,
                curve.y2(),
                curve.x2(),
                curve.y2());
        g.stroke();
    }
}
