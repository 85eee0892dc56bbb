package org.bottega.ui.canvas;

import java.util.Set;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.bottega.ui.canvas.gesture.Gesture;
import org.bottega.ui.canvas.gesture.MarqueeSelecting;
import org.bottega.ui.canvas.gesture.Moving;
import org.bottega.ui.canvas.gesture.Panning;
import org.bottega.ui.canvas.gesture.Resizing;
import org.bottega.ui.canvas.gesture.Touch;
import org.bottega.ui.canvas.gesture.Wiring;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.Spot;
import org.jspecify.annotations.Nullable;

/// Which gesture a press of the mouse begins, by what lies under it.
final class Hands {
    private static final double SLACK = 3;

    private final CanvasViewModel canvas;
    private @Nullable Gesture gesture;
    private @Nullable MouseEvent pressed;
    private boolean panKey;
    private boolean moved;

    Hands(CanvasViewModel canvas) {
        this.canvas = canvas;
    }

    /// Whether the key is held with which the hand moves the view.
    void panKey(boolean held) {
        panKey = held;
    }

    boolean busy() {
        return gesture != null;
    }

    /// Whether the last press was followed by a move.
    boolean moved() {
        return moved;
    }

    Touch touch(MouseEvent e) {
        return new Touch(
                canvas.camera().get().at(e.getX(), e.getY()),
                e.getX(),
                e.getY(),
                e.isShiftDown() || e.isControlDown(),
                e.isAltDown());
    }

    void press(MouseEvent e) {
        pressed = e;
        moved = false;
        gesture = null;
        if (e.getButton() == MouseButton.PRIMARY && !panKey) {
            choose(e);
        } else if (e.getButton() == MouseButton.SECONDARY) {
            var spot = canvas.at(touch(e).at());
            if (spot instanceof Spot.OnNode(var node) && !canvas.selected(node.id())) {
                canvas.select(Set.of(node.id()));
            }
        }
    }

    /// What a press selects at once.
    private void choose(MouseEvent e) {
        boolean more = e.isShiftDown() || e.isControlDown();
        switch (canvas.at(touch(e).at())) {
            case Spot.OnNode(var node) -> choose(node.id(), more);
            case Spot.OnNote(var note, var _) -> choose(note.id(), more);
            case Spot.OnWire(var line) -> canvas.select(line.wire());
            case Spot.Nothing _, Spot.OnPort _ -> {}
        }
    }

    private void choose(String id, boolean more) {
        if (more) {
            canvas.toggle(id);
        } else if (!canvas.selected(id)) {
            canvas.select(Set.of(id));
        }
    }

    void drag(MouseEvent e) {
        var start = pressed;
        if (start == null) {
            return;
        }
        if (gesture == null
                && Math.hypot(e.getX() - start.getX(), e.getY() - start.getY()) >= SLACK) {
            moved = true;
            gesture = begin(start);
        }
        if (gesture != null) {
            gesture.drag(touch(e));
        }
    }

    private @Nullable Gesture begin(MouseEvent start) {
        var touch = touch(start);
        if (panKey || start.getButton() != MouseButton.PRIMARY) {
            return new Panning(canvas, touch);
        }
        var spot = canvas.at(touch.at());
        boolean locked = canvas.editing().locked();
        return switch (spot) {
            case Spot.OnPort port -> locked ? null : Wiring.from(canvas, port);
            case Spot.OnNode(var node) ->
                    locked || !canvas.selected(node.id())
                            ? null
                            : new Moving(canvas, touch, node.id());
            case Spot.OnNote(var note, boolean corner) -> {
                if (locked || !canvas.selected(note.id())) {
                    yield null;
                }
                yield corner ? new Resizing(canvas, note) : new Moving(canvas, touch, note.id());
            }
            case Spot.OnWire wire -> locked ? null : end(wire, touch);
            case Spot.Nothing _ -> new MarqueeSelecting(canvas, touch);
        };
    }

    /// The nearer end of a wire comes along with the hand.
    private Gesture end(Spot.OnWire wire, Touch touch) {
        var curve = Drawing.curve(wire.line(), Shift.NONE);
        double x = touch.at().x();
        double y = touch.at().y();
        boolean atStart =
                Math.hypot(x - curve.x1(), y - curve.y1())
                        < Math.hypot(x - curve.x2(), y - curve.y2());
        return Wiring.end(canvas, wire, atStart);
    }

    void release(MouseEvent e) {
        var start = pressed;
        pressed = null;
        var ended = gesture;
        gesture = null;
        if (ended != null) {
            ended.release(touch(e));
        } else if (start != null && start.getButton() == MouseButton.PRIMARY) {
            clicked(e);
        }
    }

    /// A click without a move: on empty canvas nothing is selected, on one of several only that one.
    private void clicked(MouseEvent e) {
        boolean more = e.isShiftDown() || e.isControlDown();
        if (more) {
            return;
        }
        switch (canvas.at(touch(e).at())) {
            case Spot.Nothing _ -> canvas.select(Set.of());
            case Spot.OnNode(var node) -> canvas.select(Set.of(node.id()));
            case Spot.OnNote(var note, var _) -> canvas.select(Set.of(note.id()));
            case Spot.OnPort(var node, var _, var _) -> canvas.select(Set.of(node.id()));
            case Spot.OnWire _ -> {}
        }
    }

    /// Ends what goes on as if it had not begun.
    boolean cancel() {
        var ended = gesture;
        gesture = null;
        pressed = null;
        if (ended != null) {
            ended.cancel();
        }
        return ended != null;
    }
}
