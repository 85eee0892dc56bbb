package org.bottega.ui.canvas;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NoteBox;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Spot;

/// Paints what the camera sees: grid, frames, notes, wires, nodes, and what a gesture shows. Nothing
/// outside of the view costs anything; below half size cards are simple.
final class FlowPainter {
    /// below this size cards are simple when many of them are in sight
    private static final double DETAILED = 0.65;

    /// below this size they always are
    private static final double LEGIBLE = 0.3;

    private static final int MANY = 60;

    private static final double GRID = 24;
    private static final double GRID_FROM = 0.6;

    private final GraphicsContext g;
    private final CanvasInk ink;
    private final Glyphs glyphs;
    private final NodePainter nodes;
    private final WirePainter wires;

    FlowPainter(GraphicsContext g, CanvasInk ink, Glyphs glyphs) {
        this.g = g;
        this.ink = ink;
        this.glyphs = glyphs;
        this.nodes = new NodePainter(g, ink, glyphs);
        this.wires = new WirePainter(g, ink, glyphs);
    }

    void paint(CanvasViewModel canvas) {
        double width = canvas.width();
        double height = canvas.height();
        var camera = canvas.camera().get();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setGlobalAlpha(1);
        g.setFill(ink.ground);
        g.fillRect(0, 0, width, height);
        var seen = camera.seen(width, height);
        double zoom = camera.zoom();
        // whole pixels keep lines and letters sharp at full size
        double left = Math.rint(-camera.x() * zoom);
        double top = Math.rint(-camera.y() * zoom);
        if (zoom >= GRID_FROM) {
            grid(left, top, zoom, width, height);
        }
        g.setTransform(zoom, 0, 0, zoom, left, top);
        boolean simple =
                zoom < LEGIBLE
                        || zoom < DETAILED
                                && canvas.drawing().get().nodes().values().stream()
                                        .filter(n -> n.box().meets(seen))
                                        .skip(MANY)
                                        .findAny()
                                        .isPresent();
        var shift = canvas.shift().get();
        for (var note : canvas.drawing().get().notes().values()) {
            var box = note.box().shifted(shift.dx(note.id()), shift.dy(note.id()));
            if (box.meets(seen)) {
                note(note, box, canvas.selected(note.id()), zoom);
            }
        }
        wires.paint(canvas, seen, simple);
        var hovered = canvas.hover().get();
        for (var node : canvas.drawing().get().nodes().values()) {
            var box = node.box().shifted(shift.dx(node.id()), shift.dy(node.id()));
            if (!box.grown(24).meets(seen)) {
                continue;
            }
            if (simple) {
                nodes.simple(node, box, canvas.selected(node.id()), zoom);
            } else {
                boolean over = hovered instanceof Spot.OnNode(var it) && it.id().equals(node.id());
                nodes.full(node, box, canvas.selected(node.id()), over);
            }
        }
        overlay(canvas.overlay().get(), zoom);
        g.setStroke(ink.accent);
        g.setLineWidth(1 / zoom);
        for (var guide : shift.guides()) {
            g.strokeLine(guide.x1(), guide.y1(), guide.x2(), guide.y2());
        }
        g.setTransform(1, 0, 0, 1, 0, 0);
    }

    private void grid(double left, double top, double zoom, double width, double height) {
        double step = GRID * zoom;
        g.setFill(ink.grid);
        double size = zoom >= 1 ? 1.5 : 1;
        for (double x = Math.IEEEremainder(left, step); x < width; x += step) {
            for (double y = Math.IEEEremainder(top, step); y < height; y += step) {
                g.fillRect(Math.rint(x), Math.rint(y), size, size);
            }
        }
    }

    private void note(NoteBox note, Box box, boolean selected, double zoom) {
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
            g.fillText(
                    glyphs.fit(
                            note.note().text().lines().findFirst().orElse(""),
                            font,
                            box.width() - 24),
                    box.x() + 12,
                    box.y() + 7);
        } else {
            NoteText.paint(g, glyphs, note.note().text(), box, ink);
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

    private void overlay(Overlay overlay, double zoom) {
        switch (overlay) {
            case Overlay.Nothing _, Overlay.Into _ -> {}
            case Overlay.Marquee(var box) -> {
                g.setFill(ink.accent.deriveColor(0, 1, 1, 0.1));
                g.fillRect(box.x(), box.y(), box.width(), box.height());
                g.setStroke(ink.accent);
                g.setLineWidth(1 / zoom);
                g.strokeRect(box.x(), box.y(), box.width(), box.height());
            }
            case Overlay.Draft draft -> {
                g.setStroke(draft.refused() ? ink.bad : ink.of(draft.type()));
                g.setLineWidth(2.4);
                if (draft.refused()) {
                    g.setLineDashes(3, 4);
                }
                Shapes.stroke(g, draft.curve());
                g.setLineDashes();
                double x = draft.backwards() ? draft.curve().x1() : draft.curve().x2();
                double y = draft.backwards() ? draft.curve().y1() : draft.curve().y2();
                g.setFill(draft.refused() ? ink.bad : ink.of(draft.type()));
                Shapes.fill(g, draft.type(), x, y, Geometry.DOT);
                word(draft.word(), x + 14, y + 14, draft.refused(), zoom);
            }
            case Overlay.Ghost ghost -> ghost(ghost, zoom);
        }
    }

    private void ghost(Overlay.Ghost ghost, double zoom) {
        var box = Geometry.node(ghost.corner(), 1, 1);
        if (ghost.node() != null) {
            box = ghost.node().box().grown(3);
        }
        var colour = ghost.refused() ? ink.bad : ink.accent;
        g.setFill(colour.deriveColor(0, 1, 1, 0.12));
        g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 18, 18);
        g.setStroke(colour);
        g.setLineWidth(1.5);
        g.setLineDashes(5, 4);
        g.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 18, 18);
        g.setLineDashes();
        g.setFill(colour);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        if (ghost.node() == null) {
            var font = glyphs.medium(13);
            g.setFont(font);
            g.fillText(
                    glyphs.fit(ghost.spec().title(), font, box.width() - 24),
                    box.x() + 14,
                    box.y() + box.height() / 2);
        }
        word(ghost.word(), box.x() + 4, box.bottom() + 8, ghost.refused(), zoom);
    }

    /// What letting go would do, in the size of a tooltip whatever the zoom.
    private void word(String text, double x, double y, boolean refused, double zoom) {
        if (text.isEmpty()) {
            return;
        }
        var font = glyphs.regular(12 / zoom);
        g.setFont(font);
        double width = glyphs.width(text, font);
        double pad = 7 / zoom;
        double height = 22 / zoom;
        g.setFill(refused ? ink.bad : ink.text);
        g.fillRoundRect(x, y, width + 2 * pad, height, 8 / zoom, 8 / zoom);
        g.setFill(refused && ink == CanvasInk.LIGHT ? ink.card : ink.ground);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x + pad, y + height / 2);
    }
}
