package org.bottega.ui.canvas;

import javafx.beans.InvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.bottega.flow.graph.Place;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Camera;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.theme.Darkness;

/// The whole workflow in small with what is seen of it; a click or drag goes there.
public final class Minimap extends StackPane {
    private static final double WIDTH = 160;
    private static final double HEIGHT = 100;
    private static final double MARGIN = 6;

    private final CanvasViewModel model;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final Darkness darkness;
    private boolean asked;
    private final javafx.animation.AnimationTimer clock =
            new javafx.animation.AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    asked = false;
                    paint();
                }
            };

    public Minimap(CanvasViewModel model) {
        this.model = model;
        setId("minimap");
        getStyleClass().add("minimap");
        setMaxSize(WIDTH + 2, HEIGHT + 2);
        getChildren().add(canvas);
        InvalidationListener soon = _ -> soon();
        model.drawing().addListener(soon);
        model.camera().addListener(soon);
        visibleProperty().addListener(soon);
        darkness = Darkness.of(this, _ -> soon());
        sceneProperty().addListener(soon);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        soon();
    }

    private void soon() {
        if (!asked && isVisible()) {
            asked = true;
            clock.start();
        }
    }

    private Box area() {
        var seen = model.camera().get().seen(model.width(), model.height());
        return model.drawing().get().bounds().map(all -> all.union(seen)).orElse(seen);
    }

    private double scale(Box area) {
        return Math.min((WIDTH - 2 * MARGIN) / area.width(), (HEIGHT - 2 * MARGIN) / area.height());
    }

    private void paint() {
        var ink = CanvasInk.of(darkness.dark());
        var g = canvas.getGraphicsContext2D();
        g.setFill(ink.card);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        var area = area();
        double scale = scale(area);
        double left = (WIDTH - area.width() * scale) / 2 - area.x() * scale;
        double top = (HEIGHT - area.height() * scale) / 2 - area.y() * scale;
        for (var note : model.drawing().get().notes().values()) {
            g.setFill(ink.note(note.note().colour()).deriveColor(0, 1, 1, 0.25));
            rectangle(note.box(), scale, left, top);
        }
        for (var node : model.drawing().get().nodes().values()) {
            g.setFill(ink.of(node.category()));
            rectangle(node.box(), scale, left, top);
        }
        var seen = model.camera().get().seen(model.width(), model.height());
        g.setStroke(ink.accent);
        g.setLineWidth(1.5);
        g.strokeRect(
                Math.rint(left + seen.x() * scale) + 0.5,
                Math.rint(top + seen.y() * scale) + 0.5,
                seen.width() * scale,
                seen.height() * scale);
    }

    private void rectangle(Box box, double scale, double left, double top) {
        canvas.getGraphicsContext2D()
                .fillRect(
                        left + box.x() * scale,
                        top + box.y() * scale,
                        Math.max(2, box.width() * scale),
                        Math.max(2, box.height() * scale));
    }

    private void go(MouseEvent e) {
        var area = area();
        double scale = scale(area);
        double left = (WIDTH - area.width() * scale) / 2 - area.x() * scale;
        double top = (HEIGHT - area.height() * scale) / 2 - area.y() * scale;
        model.look(
                Camera.centred(
                        new Place((e.getX() - left) / scale, (e.getY() - top) / scale),
                        model.camera().get().zoom(),
                        model.width(),
                        model.height()));
        e.consume();
    }
}
