package org.bottega.ui.canvas;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.NoteBox;
import org.bottega.ui.canvas.scene.Shift;

/// Paints frames, notes, wires and nodes as far as they lie in a rectangle.
final class FlowPainter {
    /// What is painted of a picture: what lies still, wires between that and what moves, what moves.
    enum Part {
        STILL,
        STRETCHED,
        CARRIED
    }

    private final GraphicsContext g;
    private final CanvasInk ink;
    private final Glyphs glyphs;
    private final double zoom;
    private final double left;
    private final double top;
    private final NodePainter nodes;
    private final WirePainter wires;
    private final Letters letters;
    private final boolean moving;

    /// @param left and top of what is painted on, in pixels counted from the canvas's origin
    /// @param moving whether the zoom is about to change again
    FlowPainter(
            GraphicsContext g,
            CanvasInk ink,
            Glyphs glyphs,
            double zoom,
            double left,
            double top,
            boolean moving) {
        this.g = g;
        this.ink = ink;
        this.glyphs = glyphs;
        this.zoom = zoom;
        this.left = left;
        this.top = top;
        this.moving = moving;
        this.letters = new Letters(g, zoom, -left, -top, moving);
        this.nodes = new NodePainter(g, ink, glyphs, letters);
        this.wires = new WirePainter(g, ink, glyphs, letters);
    }

    /// @param area what can be seen, in units of the canvas
    void paint(Picture picture, Part part, Box area, Shift shift) {
        g.setTransform(zoom, 0, 0, zoom, -left, -top);
        if (part != Part.STRETCHED) {
            for (var note : picture.drawing().notes().values()) {
                var box = note.box().shifted(shift.dx(note.id()), shift.dy(note.id()));
                if (mine(picture, part, note.id()) && box.grown(4).meets(area)) {
                    note(note, box, picture.selected().contains(note.id()));
                }
            }
        }
        wires.paint(picture, part, area, shift, zoom);
        if (part != Part.STRETCHED) {
            for (var node : picture.drawing().nodes().values()) {
                var box = node.box().shifted(shift.dx(node.id()), shift.dy(node.id()));
                if (!mine(picture, part, node.id()) || !box.grown(24).meets(area)) {
                    continue;
                }
                boolean selected = picture.selected().contains(node.id());
                if (picture.simple()) {
                    nodes.simple(node, box, selected, zoom);
                } else if (moving) {
                    nodes.rough(node, box, selected, zoom);
                } else {
                    nodes.full(node, box, selected, picture.hovers(node));
                }
            }
        }
        g.setTransform(1, 0, 0, 1, 0, 0);
    }

    private static boolean mine(Picture picture, Part part, String id) {
        return picture.carried().contains(id) == (part == Part.CARRIED);
    }

    private void note(NoteBox note, Box box, boolean selected) {
        var colour = ink.note(note.note().colour());
        boolean frame = note.note().frame();
        g.setFill(colour.deriveColor(0, 1, 1, frame ? 0.07 : 0.2));
        g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 12, 12);
        g.setStroke(selected ? ink.accent : colour.deriveColor(0, 1, 1, 0.65));
        g.setLineWidth(selected ? 2 : 1);
        g.strokeRoundRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, 12, 12);
        if (zoom < 0.28) {
            return;
        }
        g.setFill(ink.text);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        if (frame) {
            var font = glyphs.medium(13);
            g.setFont(font);
            letters.paint(
                    glyphs.fit(
                            note.note().text().lines().findFirst().orElse(""),
                            font,
                            box.width() - 24),
                    box.x() + 12,
                    box.y() + 7);
        } else {
            NoteText.paint(g, glyphs, letters, note.note().text(), box, ink);
        }
        if (selected) {
            g.setStroke(ink.accent);
            g.setLineWidth(1.5);
            for (int i = 4; i <= 12; i += 4) {
                g.strokeLine(
                        box.right() - i - 2,
                        box.bottom() - 3,
                        box.right() - 3,
                        box.bottom() - i - 2);
            }
        }
    }
}
