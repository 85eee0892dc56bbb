package org.bottega.ui.canvas;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.bottega.ui.canvas.gesture.Gesture;
import org.bottega.ui.canvas.gesture.Touch;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.task.UiThread;
import org.bottega.ui.text.Messages;
import org.bottega.ui.theme.Darkness;
import org.jspecify.annotations.Nullable;

/// The canvas: shows a workflow once a frame when something changed, hands presses and drags to
/// gestures, and carries one focusable mark for each node.
///
/// The wheel moves the view (with Shift sideways), with Ctrl it zooms at the pointer; so does a pinch.
/// The middle or right button, or Space held, moves it with the hand.
public final class FlowCanvas extends Region {
    private static final double WHEEL = 1.0015;

    private final CanvasViewModel model;
    private final Messages messages;
    private final Group marks = new Group();
    private final Map<String, NodeMark> byNode = new HashMap<>();
    private final Translate moved = new Translate();
    private final Scale zoomed = new Scale();
    private final Layers layers;
    private final Hands hands;
    private final Darkness darkness;
    private final Rectangle clip = new Rectangle();
    private boolean dirty = true;
    private long painted;
    private BiConsumer<Spot, MouseEvent> opened = (_, _) -> {};
    private BiConsumer<Spot, MouseEvent> asked = (_, _) -> {};
    private @Nullable Gesture carried;

    private final Runnable pulse = this::pulse;

    public FlowCanvas(CanvasViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.hands = new Hands(model);
        setId("flow-canvas");
        getStyleClass().add("flow-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(messages.get("canvas.accessible"));
        marks.setManaged(false);
        marks.getTransforms().addAll(zoomed, moved);
        // nothing of them is seen, so that nothing of them need be painted
        marks.setOpacity(0);
        layers = new Layers(model, this::soon);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(layers, marks);
        InvalidationListener soon = _ -> soon();
        model.drawing().subscribe(_ -> mark());
        model.camera().subscribe(this::follow);
        model.selection().addListener(soon);
        model.chosenWire().addListener(soon);
        model.overlay().addListener(soon);
        model.shift().addListener(soon);
        model.hover().addListener(soon);
        model.drawing().addListener(soon);
        model.camera().addListener(soon);
        listen();
        darkness = Darkness.of(this, _ -> theme());
        sceneProperty().subscribe(this::move);
        theme();
    }

    /// Called on a double click.
    public void onOpen(BiConsumer<Spot, MouseEvent> open) {
        opened = open;
    }

    /// Called on a click with the right button.
    public void onMenu(BiConsumer<Spot, MouseEvent> menu) {
        asked = menu;
    }

    public CanvasViewModel model() {
        return model;
    }

    /// How many frames were painted so far.
    public long painted() {
        return painted;
    }

    /// The key that is held to move the view with the hand.
    public void panKey(boolean held) {
        hands.panKey(held);
        setCursor(held ? Cursor.OPEN_HAND : null);
    }

    /// Ends what a hand does as if it had not begun.
    public boolean cancelGesture() {
        var ended = carried;
        carried = null;
        if (ended != null) {
            ended.cancel();
        }
        return hands.cancel() || ended != null;
    }

    /// Takes over a drag that began outside, in the palette.
    public void carry(@Nullable Gesture gesture) {
        carried = gesture;
    }

    /// The drag that began outside goes on at a point of the scene.
    public void carryTo(MouseEvent e, boolean letGo) {
        var gesture = carried;
        if (gesture == null) {
            return;
        }
        var at = sceneToLocal(e.getSceneX(), e.getSceneY());
        boolean inside =
                at.getX() >= 0
                        && at.getY() >= 0
                        && at.getX() < getWidth()
                        && at.getY() < getHeight();
        var touch =
                new Touch(
                        model.camera().get().at(at.getX(), at.getY()),
                        at.getX(),
                        at.getY(),
                        e.isShiftDown(),
                        e.isAltDown());
        if (!letGo) {
            if (inside) {
                gesture.drag(touch);
            } else {
                gesture.cancel();
            }
            return;
        }
        carried = null;
        if (inside) {
            gesture.release(touch);
            requestFocus();
        } else {
            gesture.cancel();
        }
    }

    /// Puts the keyboard on a node.
    public void focus(String node) {
        var mark = byNode.get(node);
        if (mark != null) {
            mark.requestFocus();
        } else {
            requestFocus();
        }
    }

    private void move(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePreLayoutPulseListener(pulse);
        }
        if (now != null) {
            now.addPreLayoutPulseListener(pulse);
            soon();
        }
    }

    private void theme() {
        layers.theme(CanvasInk.of(darkness.dark()));
        soon();
    }

    private void soon() {
        dirty = true;
        UiThread.askForFrame();
    }

    private void follow(org.bottega.ui.canvas.scene.Camera camera) {
        moved.setX(-camera.x());
        moved.setY(-camera.y());
        zoomed.setX(camera.zoom());
        zoomed.setY(camera.zoom());
    }

    /// One mark for each node that is drawn, where it is drawn.
    private void mark() {
        var drawing = model.drawing().get();
        var connections = connections();
        byNode.keySet()
                .removeIf(id -> {
                    boolean gone = drawing.node(id).isEmpty();
                    if (gone) {
                        marks.getChildren().remove(byNode.get(id));
                    }
                    return gone;
                });
        for (var box : drawing.nodes().values()) {
            var mark = byNode.get(box.id());
            if (mark == null) {
                var made = new NodeMark(box.id());
                made.focusedProperty()
                        .subscribe(focused -> {
                            if (focused && !model.selected(made.node())) {
                                model.select(Set.of(made.node()));
                                model.reveal(made.node());
                            }
                        });
                byNode.put(box.id(), made);
                marks.getChildren().add(made);
                mark = made;
            }
            mark.show(
                    box,
                    connections.getOrDefault(box.id(), new StringBuilder()).toString(),
                    messages);
        }
    }

    /// With what each node is connected, in words.
    private Map<String, StringBuilder> connections() {
        var words = new HashMap<String, StringBuilder>();
        for (var line : model.drawing().get().wires()) {
            words.computeIfAbsent(line.to().id(), _ -> new StringBuilder())
                    .append(messages.get("canvas.from", line.from().title()))
                    .append(". ");
            words.computeIfAbsent(line.from().id(), _ -> new StringBuilder())
                    .append(messages.get("canvas.to", line.to().title()))
                    .append(". ");
        }
        return words;
    }

    private void paint() {
        dirty = false;
        layers.show();
        painted++;
    }

    private void pulse() {
        if (dirty && getWidth() > 0) {
            paint();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.rint(getWidth());
        double height = Math.rint(getHeight());
        if (width > 0 && (model.width() != width || model.height() != height || painted == 0)) {
            model.resize(width, height);
            paint();
        }
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                e -> {
                    hands.drag(e);
                    e.consume();
                });
        addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                e -> {
                    boolean dragged = hands.moved();
                    hands.release(e);
                    if (!dragged && e.getButton() == MouseButton.SECONDARY) {
                        asked.accept(model.at(hands.touch(e).at()), e);
                    }
                    e.consume();
                });
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    if (e.getButton() == MouseButton.PRIMARY
                            && e.getClickCount() == 2
                            && e.isStillSincePress()) {
                        opened.accept(model.at(hands.touch(e).at()), e);
                    }
                });
        addEventHandler(
                MouseEvent.MOUSE_MOVED,
                e -> {
                    var spot = model.at(hands.touch(e).at());
                    model.hover(spot);
                    setCursor(cursor(spot));
                });
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> model.hover(Spot.NOTHING));
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        setOnZoom(e -> {
            model.zoom(e.getZoomFactor(), e.getX(), e.getY());
            e.consume();
        });
    }

    private void press(MouseEvent e) {
        hands.press(e);
        var one = model.only();
        if (one.isPresent()) {
            focus(one.get());
        } else {
            requestFocus();
        }
        e.consume();
    }

    private static @Nullable Cursor cursor(Spot spot) {
        return switch (spot) {
            case Spot.OnPort _ -> Cursor.CROSSHAIR;
            case Spot.OnNode _, Spot.OnWire _ -> Cursor.HAND;
            case Spot.OnNote(var _, boolean corner) -> corner ? Cursor.SE_RESIZE : Cursor.HAND;
            case Spot.Nothing _ -> null;
        };
    }

    private void scroll(ScrollEvent e) {
        if (e.isControlDown() || e.isMetaDown()) {
            model.zoom(Math.pow(WHEEL, e.getDeltaY()), e.getX(), e.getY());
        } else if (e.isShiftDown() && e.getDeltaX() == 0) {
            model.look(model.camera().get().panned(e.getDeltaY(), 0));
        } else {
            model.look(model.camera().get().panned(e.getDeltaX(), e.getDeltaY()));
        }
        e.consume();
    }

    /// The mark of a node, for what is shown beside it.
    public @Nullable Node mark(String node) {
        return byNode.get(node);
    }
}
