package org.bottega.ui.canvas;

import java.util.HashSet;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.bottega.ui.canvas.FlowPainter.Part;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Curve;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.NodeBox.Change;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.WireLine;

/// Paints wires: dashed while nothing came along, solid with a result, grey when that no longer holds.
/// Beside the port stands how much comes out.
final class WirePainter {
    static final double WIDTH = 1.8;

    private final GraphicsContext g;
    private final CanvasInk ink;
    private final Glyphs glyphs;
    private final Letters letters;

    WirePainter(GraphicsContext g, CanvasInk ink, Glyphs glyphs, Letters letters) {
        this.g = g;
        this.ink = ink;
        this.glyphs = glyphs;
        this.letters = letters;
    }

    void paint(Picture picture, Part part, Box area, Shift shift, double zoom) {
        for (var line : picture.drawing().wires()) {
            if (part != part(picture, line) || line.wire().equals(picture.hidden())) {
                continue;
            }
            var curve = Drawing.curve(line, shift);
            if (!curve.bounds().grown(4).meets(area)) {
                continue;
            }
            boolean chosen = line.wire().equals(picture.chosen());
            if (picture.simple()) {
                simple(line, curve, zoom, chosen);
            } else {
                boolean receives = line.wire().equals(picture.receiving());
                full(line, curve, chosen || receives, picture.hovers(line));
            }
        }
        if (!picture.simple() && zoom >= 0.7 && part != Part.STRETCHED) {
            sizes(picture, part, area, shift);
        }
    }

    private static Part part(Picture picture, WireLine line) {
        if (picture.carried().isEmpty()) {
            return Part.STILL;
        }
        return picture.carries(line)
                ? Part.CARRIED
                : picture.stretches(line) ? Part.STRETCHED : Part.STILL;
    }

    Color colour(WireLine line) {
        if (line.change() == Change.ADDED) {
            return ink.good;
        }
        if (line.change() == Change.REMOVED) {
            return ink.bad;
        }
        if (line.change() == Change.SAME) {
            return ink.border;
        }
        return line.kind() == WireLine.Kind.STALE ? ink.faint : ink.of(line.type());
    }

    private void full(WireLine line, Curve curve, boolean strong, boolean hovered) {
        if (strong) {
            g.setStroke(ink.accent.deriveColor(0, 1, 1, 0.3));
            g.setLineWidth(7);
            Shapes.stroke(g, curve);
        }
        g.setStroke(colour(line));
        g.setLineWidth(hovered || strong ? 2.6 : WIDTH);
        boolean dashed = line.kind() == WireLine.Kind.EMPTY || line.change() == Change.REMOVED;
        g.setGlobalAlpha(dashed && !hovered && !strong ? 0.75 : 1);
        if (dashed && !letters.moving()) {
            g.setLineDashes(5, 5);
        }
        Shapes.stroke(g, curve);
        if (dashed) {
            g.setLineDashes();
        }
        g.setGlobalAlpha(1);
    }

    private void simple(WireLine line, Curve curve, double zoom, boolean chosen) {
        g.setStroke(chosen ? ink.accent : colour(line));
        g.setLineWidth((chosen ? 2.5 : 1) / zoom);
        g.setGlobalAlpha(line.kind() == WireLine.Kind.FULL || chosen ? 0.9 : 0.5);
        g.strokeLine(curve.x1(), curve.y1(), curve.x2(), curve.y2());
        g.setGlobalAlpha(1);
    }

    private void sizes(Picture picture, Part part, Box area, Shift shift) {
        var font = glyphs.regular(10);
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BOTTOM);
        var told = new HashSet<String>();
        for (var line : picture.drawing().wires()) {
            var text = line.start().size();
            var from = line.from();
            if (text.isEmpty()
                    || picture.carried().contains(from.id()) != (part == Part.CARRIED)
                    || !from.box()
                            .shifted(shift.dx(from.id()), shift.dy(from.id()))
                            .grown(120)
                            .meets(area)
                    || !told.add(from.id() + "." + line.start().port().id())) {
                continue;
            }
            double x = from.box().x() + line.start().x() + shift.dx(from.id()) + 10;
            double y = from.box().y() + line.start().y() + shift.dy(from.id()) - 3;
            // a wire that climbs would run through the text above it
            var curve = Drawing.curve(line, shift);
            if (curve.y2() < curve.y1() - 12) {
                y += 17;
            }
            g.setFill(ink.ground);
            double width = glyphs.width(text, font);
            g.fillRect(x - 2, y - 11, width + 4, 11);
            g.setFill(line.kind() == WireLine.Kind.FULL ? ink.text : ink.muted);
            letters.paint(text, x, y);
        }
    }
}
