package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.bottega.flow.run.NodeState;
import org.bottega.ui.canvas.scene.Camera;
import org.bottega.ui.canvas.scene.Overlay;
import org.junit.jupiter.api.Test;

/// Files on the canvas: dropped by the platform's drag and drop, chosen by dialogs, read by themselves.
class CanvasFilesTest extends OpenWorkflow {
    @Test
    void droppedFilesAreReadAndWhatIsQuickRunsByItself() throws Exception {
        var first = table("first.csv", 20);
        var second = table("second.csv", 30);
        var parts = Files.createDirectory(folder.resolve("parts"));
        Files.copy(first, parts.resolve("a.csv"));
        Files.copy(second, parts.resolve("b.csv"));
        begin();
        robot.interact(() -> model().look(new Camera(-40, -40, 0.7)));
        drop(List.of(first), onScreen(120, 60));
        var one = workflow().nodes().values().iterator().next();
        assertEquals("first.csv", one.name());
        assertEquals(first.toString(), one.settings().get("path"));

        // on the reader itself: another file, the same node
        drop(List.of(second), middle(one.id()));
        assertEquals(1, workflow().nodes().size());
        assertEquals(second.toString(), workflow().require(one.id()).settings().get("path"));
        assertEquals("second.csv", workflow().require(one.id()).name());

        // several, a folder among them, are one step
        drop(List.of(first, parts), onScreen(120, 240));
        assertEquals(3, workflow().nodes().size());
        settle();
        assertEquals(
                Set.of(NodeState.READY),
                Set.copyOf(workflow().nodes().keySet().stream().map(this::state).toList()));
        key(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(1, workflow().nodes().size());

        // the inspector's button asks for a file by the system's dialog
        robot.interact(() -> model().select(Set.of(one.id())));
        toOpen = parts;
        click("#choose-folder-path");
        await(
                "the folder is kept",
                () -> parts.toString().equals(workflow().require(one.id()).settings().get("path")));

        robot.interact(() -> ((ToggleButton) node("#live")).setSelected(true));
        await("it ran by itself", () -> state(one.id()) == NodeState.DONE);
        await("the rows are shown", () -> shown("#peek .data-grid"));
        robot.interact(() -> canvas().focus(one.id()));
        key(KeyCode.SPACE);
        add("baseline");
        set("baseline", Map.of("target", "y"));
        key(KeyCode.ESCAPE);
        robot.interact(() -> canvas().focus(one.id()));
        key(KeyCode.SPACE);
        add("duplicate");
        await(
                "what is quick ran too",
                () ->
                        workflow().nodes().keySet().stream()
                                .filter(id -> id.startsWith("dedup"))
                                .anyMatch(id -> state(id) == NodeState.DONE));
        // a model is not trained unasked
        assertEquals(NodeState.READY, state("baseline"));
        settle();
        Pictures.take(window, settings, "workflow-live");
        assertEquals(List.of(), unnamed());
        robot.interact(() -> model().select(Set.of()));
        assertEquals(List.of(), unnamed());
        // the canvas alone, and back
        double narrow = canvas().getWidth();
        robot.interact(canvas()::requestFocus);
        key(KeyCode.CONTROL, KeyCode.B);
        await("the canvas is wide", () -> canvas().getWidth() > narrow + 400);
        Pictures.take(window, settings, "workflow-alone");
        key(KeyCode.CONTROL, KeyCode.B);
        await("the panels are back", () -> shown("#inspector"));
        assertEquals(List.of(), problems());
    }

    private Path table(String name, int rows) throws Exception {
        var text = new StringBuilder("x,y\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append(i % 2 == 0 ? "yes" : "no").append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    /// Lets files go over a point, as a file browser would. The toolkit without a screen has no drag and
    /// drop of its own, so the platform's events are made here; they reach the canvas as any other.
    private void drop(List<Path> files, Point2D to) {
        robot.interact(() -> {
            var board =
                    DragboardHelper.createDragboard(
                            (TKClipboard)
                                    Proxy.newProxyInstance(
                                            getClass().getClassLoader(),
                                            new Class<?>[] {TKClipboard.class},
                                            (_, method, arguments) ->
                                                    carried(files, method, arguments)));
            fire(board, DragEvent.DRAG_ENTERED, to);
            var over = fire(board, DragEvent.DRAG_OVER, to);
            assertEquals(TransferMode.COPY, over.getAcceptedTransferMode());
            assertInstanceOf(Overlay.Ghost.class, model().overlay().get());
            var dropped = fire(board, DragEvent.DRAG_DROPPED, to);
            assertTrue(dropped.isDropCompleted());
            fire(board, DragEvent.DRAG_EXITED, to);
            assertInstanceOf(Overlay.Nothing.class, model().overlay().get());
        });
    }

    private static Object carried(List<Path> files, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getContentTypes" -> Set.of(DataFormat.FILES);
            case "hasContent" -> arguments[0].equals(DataFormat.FILES);
            case "getContent" ->
                    arguments[0].equals(DataFormat.FILES)
                            ? files.stream().map(Path::toFile).toList()
                            : null;
            case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private DragEvent fire(Dragboard board, EventType<DragEvent> type, Point2D at) {
        var local = canvas().screenToLocal(at);
        var inScene = canvas().localToScene(local);
        var event =
                new DragEvent(
                        canvas(),
                        canvas(),
                        type,
                        board,
                        inScene.getX(),
                        inScene.getY(),
                        at.getX(),
                        at.getY(),
                        TransferMode.COPY,
                        null,
                        canvas(),
                        new PickResult(canvas(), local.getX(), local.getY()));
        var seen = new DragEvent[] {event};
        // an event is copied on its way; what became of it is in the last copy
        javafx.event.EventHandler<DragEvent> watch = e -> seen[0] = e;
        canvas().addEventFilter(type, watch);
        Event.fireEvent(canvas(), event);
        canvas().removeEventFilter(type, watch);
        return seen[0];
    }
}
