package org.bottega.ui.canvas;

import javafx.animation.PauseTransition;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.util.Duration;
import org.bottega.ui.canvas.FlowPainter.Part;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Shift;
import org.jspecify.annotations.Nullable;

/// What is seen of a workflow, from below: what lies still, in squares that are painted once; what
/// changes with every move of the hand; and what the hand carries, again in squares, which only follow.
/// While the zoom changes all is painted at once and roughly, and well as soon as it rests.
final class Layers extends Group {
    private static final Duration REST = Duration.millis(140);
    private static final Box EVERYWHERE = new Box(-1e9, -1e9, 2e9, 2e9);
    private static final double STEP = 256;

    private final CanvasViewModel model;
    private final Glyphs glyphs = new Glyphs();
    private final Tiles still = new Tiles();
    private final Tiles carried = new Tiles();
    private final StretchedLines stretched = new StretchedLines();
    private final Canvas live = new Canvas();
    private final PauseTransition rest = new PauseTransition(REST);
    private CanvasInk ink = CanvasInk.LIGHT;
    private @Nullable Picture shown;
    private double zoom;

    /// @param again called when it is to be shown once more
    Layers(CanvasViewModel model, Runnable again) {
        this.model = model;
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
        live.setManaged(false);
        getChildren().addAll(still, stretched, carried, live);
        rest.setOnFinished(_ -> again.run());
    }

    void theme(CanvasInk now) {
        if (now != ink) {
            ink = now;
            shown = null;
        }
    }

    /// Shows the workflow as it is now.
    void show() {
        var camera = model.camera().get();
        var picture = Picture.of(model);
        boolean zooming =
                camera.zoom() != zoom && rest.getStatus() == PauseTransition.Status.RUNNING;
        if (camera.zoom() != zoom) {
            zoom = camera.zoom();
            shown = null;
            rest.playFromStart();
        } else if (rest.getStatus() == PauseTransition.Status.RUNNING && !still.isVisible()) {
            zooming = true;
        }
        still.setVisible(!zooming);
        stretched.setVisible(!zooming && !picture.carried().isEmpty());
        carried.setVisible(!zooming && !picture.carried().isEmpty());
        // whole pixels keep lines and letters sharp
        double left = Math.rint(camera.x() * zoom);
        double top = Math.rint(camera.y() * zoom);
        if (zooming) {
            roughly(picture, left, top);
            return;
        }
        var before = shown;
        if (before == null || before.simple() != picture.simple()) {
            still.forget();
            carried.forget();
        } else {
            picture.differences(before, still::forget);
            if (!picture.carried().isEmpty()) {
                picture.differences(before, carried::forget);
            }
        }
        shown = picture;
        still.show(
                zoom,
                left,
                top,
                model.width(),
                model.height(),
                EVERYWHERE,
                (g, area, x, y, side) -> square(g, picture, Part.STILL, area, x, y, side));
        var shift = model.shift().get();
        var around = Box.around(picture.carriedAreas());
        if (around.isPresent()) {
            carried.show(
                    zoom,
                    Math.rint(left - shift.x() * zoom),
                    Math.rint(top - shift.y() * zoom),
                    model.width(),
                    model.height(),
                    around.get(),
                    (g, area, x, y, side) -> square(g, picture, Part.CARRIED, area, x, y, side));
        }
        stretched.show(
                picture,
                shift,
                new WirePainter(live.getGraphicsContext2D(), ink, glyphs, letters(left, top)),
                ink.accent,
                camera.seen(model.width(), model.height()),
                zoom,
                left,
                top);
        live(left, top);
    }

    private Letters letters(double left, double top) {
        return new Letters(live.getGraphicsContext2D(), zoom, -left, -top, false);
    }

    private void square(
            GraphicsContext g,
            Picture picture,
            Part part,
            Box area,
            double left,
            double top,
            double side) {
        if (part == Part.STILL) {
            ground(g, side, side);
            Grid.paint(g, ink, zoom, left, top, side, side);
        }
        new FlowPainter(g, ink, glyphs, zoom, left, top, false)
                .paint(picture, part, area, Shift.NONE);
    }

    private void ground(GraphicsContext g, double width, double height) {
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setGlobalAlpha(1);
        g.setFill(ink.ground);
        g.fillRect(0, 0, width, height);
    }

    private void roughly(Picture picture, double left, double top) {
        place(0, 0, model.width(), model.height());
        var g = live.getGraphicsContext2D();
        ground(g, model.width(), model.height());
        var seen = model.camera().get().seen(model.width(), model.height());
        var painter = new FlowPainter(g, ink, glyphs, zoom, left, top, true);
        for (var part : Part.values()) {
            painter.paint(picture, part, seen, model.shift().get());
        }
        new OverlayPainter(g, ink, glyphs, zoom, left, top).paint(model.overlay().get());
    }

    /// What a gesture shows.
    private void live(double left, double top) {
        var area = OverlayPainter.area(model.overlay().get(), glyphs, zoom);
        if (area.isEmpty()) {
            live.setVisible(false);
            return;
        }
        double x = Math.max(0, Math.floor(area.get().x() * zoom - left));
        double y = Math.max(0, Math.floor(area.get().y() * zoom - top));
        double right = Math.min(model.width(), area.get().right() * zoom - left);
        double bottom = Math.min(model.height(), area.get().bottom() * zoom - top);
        if (right <= x || bottom <= y) {
            live.setVisible(false);
            return;
        }
        place(x, y, right - x, bottom - y);
        var g = live.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, live.getWidth(), live.getHeight());
        new OverlayPainter(g, ink, glyphs, zoom, left + x, top + y).paint(model.overlay().get());
    }

    /// The canvas grows in steps: another size is another picture in the memory of the screen.
    private void place(double x, double y, double width, double height) {
        live.setVisible(true);
        live.setLayoutX(x);
        live.setLayoutY(y);
        double wide = Math.ceil(width / STEP) * STEP;
        double high = Math.ceil(height / STEP) * STEP;
        if (live.getWidth() != wide || live.getHeight() != high) {
            live.setWidth(wide);
            live.setHeight(high);
        }
    }
}
