package org.bottega.ui.canvas;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.Overlay;

/// Paints what a gesture shows over the drawing while it goes on.
final class OverlayPainter {
    private static final double WORD_HEIGHT = 22;

    private final GraphicsContext g;
    private final CanvasInk ink;
    private final Glyphs glyphs;
    private final double zoom;
    private final double left;
    private final double top;

    /// @param left and top of what is painted on, in pixels counted from the canvas's origin
    OverlayPainter(
            GraphicsContext g, CanvasInk ink, Glyphs glyphs, double zoom, double left, double top) {
        this.g = g;
        this.ink = ink;
        this.glyphs = glyphs;
        this.zoom = zoom;
        this.left = left;
        this.top = top;
    }

    /// Where something is painted, in units of the canvas; empty when nothing is.
    static Optional<Box> area(Overlay overlay, Glyphs glyphs, double zoom) {
        return switch (overlay) {
            case Overlay.Nothing _, Overlay.Into _ -> Optional.empty();
            case Overlay.Marquee(var box) -> Optional.of(box.grown(2 / zoom));
            case Overlay.Draft draft -> {
                var bounds = draft.curve().bounds().grown(20);
                double x = draft.backwards() ? draft.curve().x1() : draft.curve().x2();
                double y = draft.backwards() ? draft.curve().y1() : draft.curve().y2();
                yield Optional.of(bounds.union(word(draft.word(), x + 14, y + 14, glyphs, zoom)));
            }
            case Overlay.Ghost ghost -> {
                var box = box(ghost).grown(4);
                yield Optional.of(
                        box.union(word(ghost.word(), box.x(), box.bottom() + 8, glyphs, zoom)));
            }
        };
    }

    private static Box word(String text, double x, double y, Glyphs glyphs, double zoom) {
        return new Box(
                x,
                y,
                (glyphs.width(text, glyphs.regular(12)) * 1.05 + 20) / zoom,
                WORD_HEIGHT / zoom + 4);
    }

    private static Box box(Overlay.Ghost ghost) {
        return ghost.node() != null
                ? ghost.node().box().grown(3)
                : Geometry.node(ghost.corner(), 1, 1);
    }

    void paint(Overlay overlay) {
        g.setTransform(zoom, 0, 0, zoom, -left, -top);
        overlay(overlay);
        g.setTransform(1, 0, 0, 1, 0, 0);
    }

    private void overlay(Overlay overlay) {
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
                word(draft.word(), x + 14, y + 14, draft.refused());
            }
            case Overlay.Ghost ghost -> ghost(ghost);
        }
    }

    private void ghost(Overlay.Ghost ghost) {
        var box = box(ghost);
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
                    glyphs.fit(ghost.title(), font, box.width() - 24),
                    box.x() + 14,
                    box.y() + box.height() / 2);
        }
        word(ghost.word(), box.x() + 4, box.bottom() + 8, ghost.refused());
    }

    /// What letting go would do, in the size of a tooltip whatever the zoom.
    private void word(String text, double x, double y, boolean refused) {
        if (text.isEmpty()) {
            return;
        }
        var font = glyphs.regular(12 / zoom);
        g.setFont(font);
        double width = glyphs.width(text, font);
        double pad = 7 / zoom;
        double height = WORD_HEIGHT / zoom;
        g.setFill(refused ? ink.bad : ink.text);
        g.fillRoundRect(x, y, width + 2 * pad, height, 8 / zoom, 8 / zoom);
        g.setFill(refused && ink == CanvasInk.LIGHT ? ink.card : ink.ground);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x + pad, y + height / 2);
    }
}
