package org.bottega.ui.page.workflow;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.bottega.ui.canvas.FlowCanvas;

/// What keys do on the canvas.
final class CanvasKeys {
    private static final KeyCombination SHEET = KeyCombination.keyCombination("Shift+F1");

    private final EditorViewModel editor;
    private final FlowCanvas canvas;
    private final List<Command> commands;
    private final Deeds deeds;
    private final Inspector inspector;
    private final PeekPanel peek;
    private final QuickAdd quick;
    private final ShortcutSheet sheet;
    private boolean spaceMoved;

    CanvasKeys(
            EditorViewModel editor,
            FlowCanvas canvas,
            List<Command> commands,
            Deeds deeds,
            Inspector inspector,
            PeekPanel peek,
            QuickAdd quick,
            ShortcutSheet sheet) {
        this.editor = editor;
        this.canvas = canvas;
        this.commands = commands;
        this.deeds = deeds;
        this.inspector = inspector;
        this.peek = peek;
        this.quick = quick;
        this.sheet = sheet;
    }

    /// @param page what holds the canvas and all beside it
    void listen(Node page) {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        canvas.addEventHandler(
                KeyEvent.KEY_RELEASED,
                e -> {
                    if (e.getCode() == KeyCode.SPACE) {
                        canvas.panKey(false);
                        if (!spaceMoved) {
                            editor.offers().here();
                        }
                        e.consume();
                    }
                });
        canvas.addEventHandler(
                KeyEvent.KEY_TYPED,
                e -> {
                    var typed = e.getCharacter();
                    boolean plain = !e.isControlDown() && !e.isAltDown() && !e.isMetaDown();
                    if (plain && typed.equals("?")) {
                        sheet.open();
                        e.consume();
                    } else if (plain
                            && typed.length() == 1
                            && Character.isLowerCase(typed.charAt(0))) {
                        quick.type(typed);
                        e.consume();
                    }
                });
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> spaceMoved = true);
        // a split pane lets no event of the mouse rise above it
        page.addEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, e -> canvas.carryTo(e, false));
        page.addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, e -> canvas.carryTo(e, true));
        // undo reaches the workflow from everywhere but a field that is being typed into
        page.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    for (var id :
                            List.of(
                                    "undo", "redo", "run-all", "run-to", "find", "panels",
                                    "history")) {
                        if (Command.of(commands, id).matches(e)) {
                            inspector.keep();
                            Command.of(commands, id).fire();
                            e.consume();
                            return;
                        }
                    }
                });
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.SPACE && !e.isControlDown()) {
            canvas.panKey(true);
            spaceMoved = false;
            e.consume();
            return;
        }
        if (e.getCode() == KeyCode.ESCAPE) {
            escape();
            e.consume();
            return;
        }
        if (e.getCode().isArrowKey() && arrow(e)) {
            e.consume();
            return;
        }
        if (e.getCode() == KeyCode.ENTER && !e.isControlDown() && !e.isAltDown()) {
            enter();
            e.consume();
            return;
        }
        if (e.isShiftDown() && e.getCode().isDigitKey() && !e.isControlDown()) {
            peek.turn(e.getCode().getCode() - KeyCode.DIGIT0.getCode());
            e.consume();
            return;
        }
        if (SHEET.match(e)) {
            sheet.open();
            e.consume();
            return;
        }
        for (var command : commands) {
            if (!command.id().equals("add") && command.matches(e)) {
                inspector.keep();
                command.fire();
                e.consume();
                return;
            }
        }
    }

    private void escape() {
        if (canvas.cancelGesture()) {
            return;
        }
        if (editor.running().active().get()) {
            editor.running().cancel();
        } else {
            editor.canvas().select(java.util.Set.of());
            canvas.requestFocus();
        }
    }

    private boolean arrow(KeyEvent e) {
        int right = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        int down = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        if (e.isAltDown()) {
            return false;
        }
        if (e.isControlDown() && e.isShiftDown()) {
            deeds.nudge(right, down);
        } else {
            deeds.go(right, down, e.isShiftDown());
            editor.canvas().only().ifPresent(canvas::focus);
        }
        return true;
    }

    /// A component opens; of any other node the settings are gone to.
    private void enter() {
        editor.chosen()
                .ifPresent(node -> {
                    if (node.inside() != null) {
                        editor.enter(node.id());
                    } else {
                        inspector.rename();
                    }
                });
    }
}
