package org.bottega.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.bottega.flow.check.Wiring;
import org.bottega.flow.graph.Wire;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Shift;

/// A person who tries everything on the canvas in an order of chance: presses, drags and keys of every
/// kind of edit. The same seed does the same.
final class RandomHands {
    private static final int MOST_NODES = 24;
    private static final List<String> TYPED =
            List.of("sample", "split rows", "duplicates", "baseline", "evaluate", "keep columns");
    private static final List<String> DRAGGED =
            List.of("sample-data", "split", "deduplicate", "logistic-regression", "profile");

    private final OpenWorkflow on;
    private final Random random;
    private final TreeMap<Kind, Integer> done = new TreeMap<>();

    /// What a hand can do to a workflow.
    enum Kind {
        TYPE_TO_ADD,
        DRAG_FROM_PALETTE,
        DRAG_WIRE,
        DRAG_WIRE_END_AWAY,
        DRAG_NODE,
        NUDGE,
        DUPLICATE,
        COPY_AND_PASTE,
        CUT_AND_PASTE,
        DELETE,
        DELETE_AND_HEAL,
        DISABLE,
        RENAME,
        REMARK,
        NOTE,
        FRAME,
        GROUP,
        EXPAND,
        ALIGN,
        ARRANGE,
        CONNECT,
        DISCONNECT,
        UNDO_AND_REDO
    }

    RandomHands(OpenWorkflow on, long seed) {
        this.on = on;
        this.random = new Random(seed);
    }

    /// How often each kind changed the workflow.
    TreeMap<Kind, Integer> done() {
        return done;
    }

    /// Does one thing that changes the workflow.
    void edit() {
        for (int attempt = 0; attempt < 200; attempt++) {
            var kind = choose();
            var before = on.workflow();
            attempt(kind);
            leave();
            if (!on.workflow().equals(before)) {
                done.merge(kind, 1, Integer::sum);
                return;
            }
        }
        throw new AssertionError("nothing can be done any more");
    }

    /// Two clicks in a row may have opened a component.
    private void leave() {
        while (on.node("#crumb-0") != null) {
            on.now(on.canvas()::requestFocus);
            press(KeyCode.ALT, KeyCode.UP);
        }
    }

    private Kind choose() {
        int nodes = on.workflow().nodes().size();
        if (nodes < 3) {
            return random.nextBoolean() ? Kind.TYPE_TO_ADD : Kind.DRAG_FROM_PALETTE;
        }
        return nodes > MOST_NODES && random.nextBoolean()
                ? Kind.DELETE
                : Kind.values()[random.nextInt(Kind.values().length)];
    }

    private void attempt(Kind kind) {
        on.now(() -> {
            on.model().fit();
            on.canvas().requestFocus();
        });
        var nodes = List.copyOf(on.workflow().nodes().keySet());
        switch (kind) {
            case TYPE_TO_ADD -> {
                choose(nodes, nodes.isEmpty() ? 0 : random.nextInt(2));
                press(KeyCode.SPACE);
                on.add(one(TYPED));
            }
            case DRAG_FROM_PALETTE -> {
                var width = on.canvas().getWidth();
                var height = on.canvas().getHeight();
                on.place(
                        one(DRAGGED),
                        on.canvas()
                                .localToScreen(
                                        width * (0.1 + 0.7 * random.nextDouble()),
                                        height * (0.1 + 0.7 * random.nextDouble())));
            }
            case DRAG_WIRE -> wire(nodes);
            case DRAG_WIRE_END_AWAY -> wireAway();
            case DRAG_NODE -> {
                var from = on.middle(one(nodes));
                on.drag(from, from.add(random.nextInt(160) - 80, random.nextInt(120) - 60));
            }
            case NUDGE -> {
                choose(nodes, 1 + random.nextInt(3));
                press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
            }
            case DUPLICATE -> chosen(nodes, 1, KeyCode.CONTROL, KeyCode.D);
            case COPY_AND_PASTE -> {
                chosen(nodes, 2, KeyCode.CONTROL, KeyCode.C);
                press(KeyCode.CONTROL, KeyCode.V);
            }
            case CUT_AND_PASTE -> {
                chosen(nodes, 1, KeyCode.CONTROL, KeyCode.X);
                press(KeyCode.CONTROL, KeyCode.V);
            }
            case DELETE -> chosen(nodes, 1 + random.nextInt(2), KeyCode.DELETE);
            case DELETE_AND_HEAL -> chosen(nodes, 1, KeyCode.SHIFT, KeyCode.DELETE);
            case DISABLE -> chosen(nodes, 1, KeyCode.CONTROL, KeyCode.E);
            case RENAME -> type(nodes, "#node-name", "Node " + random.nextInt(1000));
            case REMARK -> type(nodes, "#node-comment", "remark " + random.nextInt(1000));
            case NOTE -> press(KeyCode.SHIFT, KeyCode.T);
            case FRAME -> chosen(nodes, 2, KeyCode.SHIFT, KeyCode.F);
            case GROUP -> chosen(nodes, 2, KeyCode.CONTROL, KeyCode.G);
            case EXPAND -> {
                var components =
                        nodes.stream()
                                .filter(id -> on.workflow().require(id).inside() != null)
                                .toList();
                if (!components.isEmpty()) {
                    chosen(components, 1, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
                }
            }
            case ALIGN ->
                    chosen(nodes, 3, KeyCode.SHIFT, random.nextBoolean() ? KeyCode.V : KeyCode.H);
            case ARRANGE -> {
                choose(nodes, 0);
                press(KeyCode.SHIFT, KeyCode.A);
            }
            case CONNECT -> chosen(nodes, 2, KeyCode.CONTROL, KeyCode.L);
            case DISCONNECT -> chosen(nodes, 3, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            case UNDO_AND_REDO -> {
                press(KeyCode.CONTROL, KeyCode.Z);
                press(KeyCode.CONTROL, KeyCode.Z);
                press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            }
        }
    }

    private void wire(List<String> nodes) {
        var workflow = on.workflow();
        var wiring = new Wiring(on.model().editing().catalog());
        for (int i = 0; i < 40; i++) {
            var from = on.box(one(nodes));
            var to = on.box(one(nodes));
            if (from.outputs().isEmpty() || to.inputs().isEmpty()) {
                continue;
            }
            var wire =
                    new Wire(
                            from.id(),
                            one(from.outputs()).port().id(),
                            to.id(),
                            one(to.inputs()).port().id());
            if (!workflow.wires().contains(wire) && wiring.refusal(workflow, wire).isEmpty()) {
                on.wire(wire.from(), wire.output(), wire.to(), wire.input());
                return;
            }
        }
    }

    /// Takes the end of a wire and lets it go on empty canvas, where the offer is declined.
    private void wireAway() {
        var wires = on.model().drawing().get().wires();
        if (wires.isEmpty()) {
            return;
        }
        var curve = Drawing.curve(one(wires), Shift.NONE);
        on.drag(
                on.onScreen(curve.x(0.85), curve.y(0.85)),
                on.canvas().localToScreen(on.canvas().getWidth() - 12, 12));
        if (on.shown("#quick-add")) {
            press(KeyCode.ESCAPE);
        }
    }

    private void type(List<String> nodes, String field, String text) {
        choose(nodes, 1);
        on.now(() -> ((TextField) on.node(field)).setText(text));
        on.now(() -> on.node(field).requestFocus());
        press(KeyCode.ENTER);
    }

    private void chosen(List<String> nodes, int count, KeyCode... keys) {
        choose(nodes, count);
        press(keys);
    }

    /// Clicks on some nodes, with Shift from the second on.
    private void choose(List<String> nodes, int count) {
        on.now(() -> on.model().select(Set.of()));
        var ids = new LinkedHashSet<String>();
        for (int i = 0; i < count && i < nodes.size(); i++) {
            ids.add(one(nodes));
        }
        boolean more = false;
        for (var id : ids) {
            leave();
            click(on.middle(id), more);
            more = true;
        }
        leave();
        // another node may lie over it
        if (!on.model().selection().get().equals(ids)) {
            on.now(() -> on.model().select(ids));
        }
        // so may a button of the corner, which then has the keyboard
        on.now(on.canvas()::requestFocus);
    }

    private void click(Point2D at, boolean more) {
        on.move(at);
        if (more) {
            on.robot.robotContext().getBaseRobot().pressKeyboard(KeyCode.SHIFT);
        }
        on.robot.robotContext().getMouseRobot().pressNoWait(MouseButton.PRIMARY);
        on.robot.robotContext().getMouseRobot().releaseNoWait(MouseButton.PRIMARY);
        if (more) {
            on.robot.robotContext().getBaseRobot().releaseKeyboard(KeyCode.SHIFT);
        }
        on.heard();
    }

    /// Presses keys together; a robot that rests between them takes minutes for hundreds.
    void press(KeyCode... keys) {
        var robot = on.robot.robotContext().getBaseRobot();
        for (var key : keys) {
            robot.pressKeyboard(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.releaseKeyboard(keys[i]);
        }
        on.heard();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
