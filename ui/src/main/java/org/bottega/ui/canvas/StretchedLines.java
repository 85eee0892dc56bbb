package org.bottega.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Shift;

/// The wires between what moves and what lies still, and the lines to which something has snapped. They
/// change with every move of the hand, but are few and thin: as shapes of their own they cost only the
/// points they cover.
final class StretchedLines extends Group {
    private final List<CubicCurve> curves = new ArrayList<>();
    private final List<Line> guides = new ArrayList<>();

    StretchedLines() {
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
    }

    /// @param left and top of the view in pixels, counted from the canvas's origin
    void show(
            Picture picture,
            Shift shift,
            WirePainter wires,
            Color guide,
            Box seen,
            double zoom,
            double left,
            double top) {
        int used = 0;
        if (!picture.carried().isEmpty()) {
            for (var line : picture.drawing().wires()) {
                if (!picture.stretches(line) || line.wire().equals(picture.hidden())) {
                    continue;
                }
                var curve = Drawing.curve(line, shift);
                if (!curve.bounds().grown(4).meets(seen)) {
                    continue;
                }
                var shape = curve(used++);
                double reach = curve.reach() * zoom;
                shape.setStartX(curve.x1() * zoom - left);
                shape.setStartY(curve.y1() * zoom - top);
                shape.setControlX1(curve.x1() * zoom - left + reach);
                shape.setControlY1(curve.y1() * zoom - top);
                shape.setControlX2(curve.x2() * zoom - left - reach);
                shape.setControlY2(curve.y2() * zoom - top);
                shape.setEndX(curve.x2() * zoom - left);
                shape.setEndY(curve.y2() * zoom - top);
                shape.setStroke(wires.colour(line));
                shape.setStrokeWidth(picture.simple() ? 1 : WirePainter.WIDTH * zoom);
            }
        }
        rest(curves, used);
        for (int i = 0; i < shift.guides().size(); i++) {
            var at = shift.guides().get(i);
            var line = guide(i);
            line.setStartX(Math.rint(at.x1() * zoom - left) + 0.5);
            line.setStartY(Math.rint(at.y1() * zoom - top) + 0.5);
            line.setEndX(Math.rint(at.x2() * zoom - left) + 0.5);
            line.setEndY(Math.rint(at.y2() * zoom - top) + 0.5);
            line.setStroke(guide);
        }
        rest(guides, shift.guides().size());
    }

    private static void rest(List<? extends Shape> shapes, int used) {
        for (int i = 0; i < shapes.size(); i++) {
            shapes.get(i).setVisible(i < used);
        }
    }

    private CubicCurve curve(int index) {
        if (index == curves.size()) {
            var made = new CubicCurve();
            made.setFill(null);
            made.setStrokeLineCap(StrokeLineCap.BUTT);
            curves.add(made);
            getChildren().add(made);
        }
        return curves.get(index);
    }

    private Line guide(int index) {
        if (index == guides.size()) {
            var made = new Line();
            made.setStrokeWidth(1);
            guides.add(made);
            getChildren().add(made);
        }
        return guides.get(index);
    }
}
