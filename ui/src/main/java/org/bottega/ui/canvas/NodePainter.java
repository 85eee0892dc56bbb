package org.bottega.ui.canvas;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.bottega.flow.run.NodeState;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Dot;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.NodeBox.Change;

/// Paints the cards of nodes: in full, or simple ones when they are seen small.
final class NodePainter {
    private static final double ROUND = 9;
    private static final double TILE = 40;
    private static final double TEXT = 58;

    private final GraphicsContext g;
    private final CanvasInk ink;
    private final Glyphs glyphs;
    private final Letters letters;

    NodePainter(GraphicsContext g, CanvasInk ink, Glyphs glyphs, Letters letters) {
        this.g = g;
        this.ink = ink;
        this.glyphs = glyphs;
        this.letters = letters;
    }

    /// @param box where it is now
    void full(NodeBox node, Box box, boolean selected, boolean hovered) {
        double x = box.x();
        double y = box.y();
        double w = box.width();
        double h = box.height();
        boolean faded =
                !node.enabled() && node.change() == Change.NONE || node.change() == Change.SAME;
        double solid = faded ? 0.45 : 1;
        if (selected) {
            g.setFill(ink.accent.deriveColor(0, 1, 1, 0.22));
            g.fillRoundRect(x - 4, y - 4, w + 8, h + 8, 2 * ROUND + 4, 2 * ROUND + 4);
        }
        if (node.component()) {
            g.setFill(ink.card);
            g.fillRoundRect(x + 4, y + 4, w, h, 2 * ROUND, 2 * ROUND);
            g.setStroke(ink.border);
            g.setLineWidth(1);
            g.strokeRoundRect(x + 4.5, y + 4.5, w - 1, h - 1, 2 * ROUND, 2 * ROUND);
        }
        g.setFill(ink.card);
        g.fillRoundRect(x, y, w, h, 2 * ROUND, 2 * ROUND);
        g.setGlobalAlpha(solid);
        border(node, box, selected, hovered);
        g.setFill(ink.tile(node.category()));
        double tileY = y + (h - TILE) / 2;
        g.fillRoundRect(x + 8, tileY, TILE, TILE, 10, 10);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(ink.of(node.category()));
        glyphs.icon(g, letters, node.icon(), x + 8 + TILE / 2, tileY + TILE / 2, 22);
        double line = y + h / 2;
        var standing = node.standing();
        g.setFill(ink.of(standing.state()));
        glyphs.icon(g, letters, Glyphs.icon(standing.state()), x + TEXT + 6, line + 10, 13);
        g.setTextAlign(TextAlignment.LEFT);
        var name = glyphs.medium(13);
        g.setFont(name);
        g.setFill(ink.text);
        letters.paint(glyphs.fit(node.title(), name, w - TEXT - 12), x + TEXT, line - 9);
        var small = glyphs.regular(11);
        g.setFont(small);
        g.setFill(
                standing.state() == NodeState.FAILED
                        ? ink.bad
                        : standing.state() == NodeState.NEEDS_SETUP ? ink.caution : ink.muted);
        letters.paint(glyphs.fit(standing.line(), small, w - TEXT - 28), x + TEXT + 17, line + 10);
        if (standing.state() == NodeState.RUNNING) {
            progress(box, standing.progress());
        }
        if (!node.comment().isEmpty()) {
            g.setFill(ink.muted);
            g.setTextAlign(TextAlignment.CENTER);
            letters.paint(glyphs.fit(node.comment(), small, w + 24), x + w / 2, y + h + 13);
        }
        g.setGlobalAlpha(1);
        if (standing.warnings() > 0) {
            badge(x + w - 4, y + 3);
        }
        if (told(node)) {
            change(node.change(), x + 4, y + 3);
        }
        ports(node, x, y);
    }

    /// A card as long as the zoom changes: what is drawn anew for each frame must be cheap.
    void rough(NodeBox node, Box box, boolean selected, double zoom) {
        double pixel = (selected ? 2 : 1) / zoom;
        double x = box.x();
        double y = box.y();
        double w = box.width();
        double h = box.height();
        g.setFill(
                selected
                        ? ink.accent
                        : told(node)
                                ? colour(node.change())
                                : node.standing().state() == NodeState.FAILED
                                        ? ink.bad
                                        : ink.border);
        g.fillRect(x, y, w, h);
        g.setFill(node.enabled() ? ink.card : ink.ground);
        g.fillRect(x + pixel, y + pixel, w - 2 * pixel, h - 2 * pixel);
        g.setFill(ink.tile(node.category()));
        g.fillRect(x + 8, y + (h - TILE) / 2, TILE, TILE);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(ink.of(node.category()));
        glyphs.icon(g, letters, node.icon(), x + 8 + TILE / 2, y + h / 2, 22);
        g.setTextAlign(TextAlignment.LEFT);
        var name = glyphs.medium(13);
        g.setFont(name);
        g.setFill(ink.text);
        letters.paint(glyphs.fit(node.title(), name, w - TEXT - 12), x + TEXT, y + h / 2 - 9);
        for (var dot : node.inputs()) {
            g.setFill(ink.of(dot.port().type()));
            g.fillRect(x + dot.x() - 4, y + dot.y() - 4, 8, 8);
        }
        for (var dot : node.outputs()) {
            g.setFill(ink.of(dot.port().type()));
            g.fillRect(x + dot.x() - 4, y + dot.y() - 4, 8, 8);
        }
    }

    private void border(NodeBox node, Box box, boolean selected, boolean hovered) {
        Color colour =
                switch (node.standing().state()) {
                    case FAILED -> ink.bad;
                    case RUNNING -> ink.accent;
                    default -> hovered ? ink.faint : ink.border;
                };
        if (told(node)) {
            colour = colour(node.change());
        }
        boolean strong = selected || told(node);
        g.setStroke(selected ? ink.accent : colour);
        g.setLineWidth(strong ? 2 : 1);
        boolean dashed = !node.enabled() || !node.known() || node.change() == Change.REMOVED;
        if (dashed) {
            g.setLineDashes(4, 3);
        }
        g.strokeRoundRect(
                box.x() + 0.5,
                box.y() + 0.5,
                box.width() - 1,
                box.height() - 1,
                2 * ROUND,
                2 * ROUND);
        if (dashed) {
            g.setLineDashes();
        }
    }

    /// Whether it is not the same in two versions.
    private static boolean told(NodeBox node) {
        return node.change() != Change.NONE && node.change() != Change.SAME;
    }

    private Color colour(Change change) {
        return switch (change) {
            case NONE, SAME -> ink.border;
            case ADDED -> ink.good;
            case CHANGED -> ink.caution;
            case REMOVED -> ink.bad;
        };
    }

    private void change(Change change, double x, double y) {
        g.setFill(colour(change));
        g.fillOval(x - 9, y - 9, 18, 18);
        g.setFill(ink.card);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        glyphs.icon(
                g,
                letters,
                switch (change) {
                    case ADDED -> "mdi2p-plus";
                    case REMOVED -> "mdi2m-minus";
                    case CHANGED, NONE, SAME -> "mdi2p-pencil";
                },
                x,
                y,
                12);
    }

    private void progress(Box box, double share) {
        double width = box.width() - TEXT - 12;
        double y = box.bottom() - 7;
        g.setFill(ink.border);
        g.fillRect(box.x() + TEXT, y, width, 3);
        g.setFill(ink.accent);
        g.fillRect(box.x() + TEXT, y, width * Math.clamp(share, 0, 1), 3);
    }

    private void badge(double x, double y) {
        g.setFill(ink.card);
        g.fillPolygon(
                new double[] {x - 11, x, x + 11}, new double[] {y + 8.5, y - 11.5, y + 8.5}, 3);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(ink.caution);
        glyphs.icon(g, letters, "mdi2a-alert", x, y, 18);
    }

    private void ports(NodeBox node, double x, double y) {
        for (var dot : node.inputs()) {
            port(dot, x, y, dot.port().optional());
        }
        for (var dot : node.outputs()) {
            port(dot, x, y, false);
        }
    }

    private void port(Dot dot, double x, double y, boolean hollow) {
        var type = dot.port().type();
        double px = x + dot.x();
        double py = y + dot.y();
        g.setFill(hollow ? ink.card : ink.of(type));
        Shapes.fill(g, type, px, py, Geometry.DOT);
        g.setStroke(hollow ? ink.of(type) : ink.card);
        g.setLineWidth(1.2);
        Shapes.stroke(g, type, px, py, Geometry.DOT + (hollow ? 0 : 0.8));
    }

    /// Rectangles and a name; what is drawn five hundred times must be cheap.
    void simple(NodeBox node, Box box, boolean selected, double zoom) {
        double pixel = 1 / zoom;
        double x = box.x();
        double y = box.y();
        double w = box.width();
        double h = box.height();
        var state = node.standing().state();
        var edge =
                selected
                        ? ink.accent
                        : told(node)
                                ? colour(node.change())
                                : state == NodeState.FAILED ? ink.bad : ink.border;
        double line = selected ? 2 * pixel : pixel;
        g.setFill(edge);
        g.fillRect(x, y, w, h);
        g.setFill(node.enabled() ? ink.card : ink.ground);
        g.fillRect(x + line, y + line, w - 2 * line, h - 2 * line);
        g.setFill(ink.of(node.category()));
        g.fillRect(x + line, y + line, 10, h - 2 * line);
        g.setFill(ink.of(state));
        double mark = 12;
        double mx = x + w - mark - 8;
        double my = y + h / 2 - mark / 2;
        // each state keeps a shape of its own, as far as so few pixels can have one
        switch (state) {
            case DONE -> g.fillRect(mx, my, mark, mark);
            case FAILED -> g.fillRect(mx, y + 6, mark, h - 12);
            case RUNNING, QUEUED -> g.fillRect(mx, my + mark / 3, mark, mark / 3);
            case NEEDS_SETUP -> g.fillRect(mx + mark / 3, my - 4, mark / 3, mark + 8);
            case READY, STALE, SKIPPED -> {
                g.fillRect(mx, my, mark, mark);
                g.setFill(ink.card);
                g.fillRect(mx + 3, my + 3, mark - 6, mark - 6);
            }
        }
        // hundreds of names that move cannot be read, and each costs as much as its card
        if (zoom >= 0.28 && !letters.moving()) {
            var font = glyphs.regular(10);
            g.setFont(font);
            g.setFill(ink.text);
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.CENTER);
            letters.paintOnScreen(
                    glyphs.fit(node.title(), font, Math.rint((w - 44) * zoom)), x + 18, y + h / 2);
        }
    }
}
