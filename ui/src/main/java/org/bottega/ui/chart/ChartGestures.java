package org.bottega.ui.chart;

import java.util.HashSet;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;
import org.bottega.chart.Frame;
import org.bottega.chart.Picture;
import org.bottega.chart.View;
import org.jspecify.annotations.Nullable;

/// What a hand does to a chart: a drag marks a part and looks at it, with Shift it moves the plane, the
/// wheel with Control comes nearer, a double click shows all, a click on a name of the legend hides its
/// series; a drag along an axis of parallel coordinates keeps the lines that go through it, a click there gives
/// it up; plus, minus, arrows and 0 do the same from the keyboard.
final class ChartGestures {
    private static final double STEP = 1.25;
    private static final double FEW_PIXELS = 5;
    private static final double ARROW = 40;

    private final ChartPane pane;
    private final Rectangle brush = new Rectangle();
    private double startX;
    private double startY;
    private @Nullable Frame frame;
    private Picture.@Nullable Upright upright;
    private View before = View.WHOLE;
    private boolean moving;

    ChartGestures(ChartPane pane) {
        this.pane = pane;
        brush.getStyleClass().add("chart-brush");
        brush.setManaged(false);
        brush.setMouseTransparent(true);
        brush.setVisible(false);
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(this::release);
        pane.setOnScroll(this::scroll);
        pane.setOnKeyPressed(this::key);
    }

    Rectangle brush() {
        return brush;
    }

    private void press(MouseEvent event) {
        frame = null;
        upright = null;
        if (event.getButton() != MouseButton.PRIMARY || pane.tabular()) {
            return;
        }
        var key = keyAt(pane.picture(), event.getX(), event.getY());
        if (key != null) {
            toggle(key.name());
            event.consume();
            return;
        }
        if (pane.pick(event.getX(), event.getY())) {
            event.consume();
            return;
        }
        upright = uprightAt(pane.picture(), event.getX(), event.getY());
        if (upright != null) {
            startY = event.getY();
            event.consume();
            return;
        }
        var plane = pane.picture().frame();
        if (plane != null && plane.holds(event.getX(), event.getY())) {
            if (event.getClickCount() == 2) {
                pane.look(View.WHOLE.hiding(pane.look().hidden()));
                return;
            }
            frame = plane;
            before = pane.look();
            startX = event.getX();
            startY = event.getY();
            moving = event.isShiftDown();
        }
    }

    static Picture.@Nullable Key keyAt(Picture picture, double x, double y) {
        for (var key : picture.keys()) {
            if (key.holds(x, y)) {
                return key;
            }
        }
        return null;
    }

    static Picture.@Nullable Upright uprightAt(Picture picture, double x, double y) {
        for (var axis : picture.uprights()) {
            if (axis.near(x, y)) {
                return axis;
            }
        }
        return null;
    }

    private void toggle(String name) {
        Set<String> hidden = new HashSet<>(pane.look().hidden());
        if (!hidden.remove(name)) {
            hidden.add(name);
        }
        pane.look(pane.look().hiding(hidden));
    }

    private void drag(MouseEvent event) {
        var axis = upright;
        if (axis != null) {
            double y = Math.clamp(event.getY(), axis.top(), axis.bottom());
            double from = Math.clamp(startY, axis.top(), axis.bottom());
            brush.setX(axis.x() - 7);
            brush.setWidth(14);
            brush.setY(Math.min(y, from));
            brush.setHeight(Math.abs(y - from));
            brush.setVisible(true);
            return;
        }
        var plane = frame;
        if (plane == null) {
            return;
        }
        if (moving) {
            pane.setCursor(Cursor.CLOSED_HAND);
            pane.look(plane.dragged(before, event.getX() - startX, event.getY() - startY));
            return;
        }
        double x = Math.clamp(event.getX(), plane.left(), plane.right());
        double y = Math.clamp(event.getY(), plane.top(), plane.bottom());
        brush.setX(Math.min(x, startX));
        brush.setWidth(Math.abs(x - startX));
        brush.setY(plane.upward() ? Math.min(y, startY) : plane.top());
        brush.setHeight(plane.upward() ? Math.abs(y - startY) : plane.bottom() - plane.top());
        brush.setVisible(true);
    }

    private void release(MouseEvent event) {
        var plane = frame;
        frame = null;
        brush.setVisible(false);
        pane.setCursor(Cursor.DEFAULT);
        var axis = upright;
        upright = null;
        if (axis != null) {
            double a = axis.share(startY);
            double b = axis.share(event.getY());
            boolean drawn = Math.abs(event.getY() - startY) > FEW_PIXELS;
            pane.look(
                    pane.look()
                            .keeping(
                                    axis.axis(),
                                    drawn
                                            ? new View.Span(Math.min(a, b), Math.max(a, b))
                                            : View.Span.ALL));
            return;
        }
        if (plane == null || moving) {
            return;
        }
        double wide = Math.abs(event.getX() - startX);
        double high = Math.abs(event.getY() - startY);
        if (wide > FEW_PIXELS && (high > FEW_PIXELS || !plane.upward())) {
            pane.look(plane.brushed(before, startX, startY, event.getX(), event.getY()));
        }
    }

    private void scroll(ScrollEvent event) {
        var plane = pane.picture().frame();
        if (plane == null
                || pane.tabular()
                || !event.isShortcutDown()
                || !plane.holds(event.getX(), event.getY())
                || event.getDeltaY() == 0) {
            return;
        }
        double factor = event.getDeltaY() > 0 ? 1 / STEP : STEP;
        pane.look(plane.zoomed(pane.look(), event.getX(), event.getY(), factor));
        event.consume();
    }

    private void key(KeyEvent event) {
        var plane = pane.picture().frame();
        if (event.getCode() == KeyCode.ESCAPE && !pane.look().kept().isEmpty()) {
            pane.look(View.WHOLE.hiding(pane.look().hidden()));
            event.consume();
            return;
        }
        if (plane == null || pane.tabular() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double x = (plane.left() + plane.right()) / 2;
        double y = (plane.top() + plane.bottom()) / 2;
        var view = pane.look();
        var next =
                switch (event.getCode()) {
                    case PLUS, ADD, EQUALS -> plane.zoomed(view, x, y, 1 / STEP);
                    case MINUS, SUBTRACT -> plane.zoomed(view, x, y, STEP);
                    case LEFT -> plane.dragged(view, ARROW, 0);
                    case RIGHT -> plane.dragged(view, -ARROW, 0);
                    case UP -> plane.dragged(view, 0, ARROW);
                    case DOWN -> plane.dragged(view, 0, -ARROW);
                    case DIGIT0, NUMPAD0, ESCAPE -> View.WHOLE.hiding(view.hidden());
                    default -> null;
                };
        if (next != null && !(view.whole() && next.whole())) {
            pane.look(next);
            event.consume();
        }
    }
}
