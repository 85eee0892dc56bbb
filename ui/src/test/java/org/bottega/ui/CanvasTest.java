package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.bottega.flow.graph.Wire;
import org.bottega.ui.canvas.scene.Camera;
import org.bottega.ui.canvas.scene.Overlay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What hands and keys do on the canvas of the studio's window.
class CanvasTest extends OpenWorkflow {
    private void look(double x, double y, double zoom) {
        robot.interact(() -> model().look(new Camera(x, y, zoom)));
    }

    @Test
    void aWireThatDoesNotFitIsRefusedWithTheReason() throws Exception {
        begin();
        look(-40, -40, 0.7);
        place("sample-data", onScreen(80, 100));
        place("predict", onScreen(380, 100));
        var from = port("sample-data", "data", false);
        var to = port("predict", "model", true);
        move(from);
        robot.press(javafx.scene.input.MouseButton.PRIMARY);
        move(from.midpoint(to));
        move(to);
        var shown = (Overlay.Draft) model().overlay().get();
        assertTrue(shown.refused());
        assertEquals(
                "\"Sample data\" gives a table, but \"Predict\" takes a model here.", shown.word());
        Pictures.take(window, settings, "workflow-refused");
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        assertEquals(Set.of(), workflow().wires());
        assertEquals(List.of(shown.word()), problems());
        wire("sample-data", "data", "predict", "data");
        assertEquals(1, workflow().wires().size());
    }

    @Test
    @Tag("slow")
    void aWireLetGoOnEmptyCanvasOffersOnlyWhatFits() throws Exception {
        begin();
        look(-40, -40, 0.7);
        place("sample-data", onScreen(80, 100));
        drag(port("sample-data", "data", false), onScreen(420, 200));
        await("the offer is open", () -> shown("#quick-add"));
        robot.interact(() -> ((TextField) node("#quick-add-field")).setText("boosting"));
        Pictures.take(window, settings, "workflow-offer");
        key(KeyCode.ENTER);
        var wire = workflow().wires().getFirst();
        assertEquals("sample-data", wire.from());
        assertEquals("data", wire.input());
        // what only takes models is not offered behind a table
        drag(port("sample-data", "data", false), onScreen(420, 300));
        robot.interact(() -> ((TextField) node("#quick-add-field")).setText("export onnx"));
        assertEquals(
                0, ((javafx.scene.control.ListView<?>) node("#quick-add-list")).getItems().size());
    }

    @Test
    @Tag("slow")
    void aNodeDroppedOnAWireGoesIntoItAndOnANodeReplacesIt() throws Exception {
        begin();
        look(-40, -40, 0.6);
        place("sample-data", onScreen(60, 150));
        place("view-table", onScreen(700, 150));
        wire("sample-data", "data", "view-table", "data");
        place("deduplicate", onScreen(400, 150));
        assertEquals(2, workflow().wires().size());
        assertTrue(
                workflow()
                        .wires()
                        .contains(new Wire("sample-data", "data", "deduplicate", "data")));
        place("profile", middle("view-table"));
        assertEquals("profile", workflow().require("view-table").type());
        assertEquals(3, workflow().nodes().size());
        // one end of a wire is moved to another node, in one step of undo
        place("view-table", onScreen(700, 320));
        var curve =
                org.bottega.ui.canvas.scene.Drawing.curve(
                        model().drawing()
                                .get()
                                .wire(new Wire("deduplicate", "data", "view-table", "data"))
                                .orElseThrow(),
                        org.bottega.ui.canvas.scene.Shift.NONE);
        drag(onScreen(curve.x(0.8), curve.y(0.8)), port("view-table-2", "data", true));
        assertTrue(
                workflow()
                        .wires()
                        .contains(new Wire("deduplicate", "data", "view-table-2", "data")));
        key(KeyCode.CONTROL, KeyCode.Z);
        assertTrue(
                workflow().wires().contains(new Wire("deduplicate", "data", "view-table", "data")));
    }

    @Test
    void aFiveNodeFlowIsBuiltAndRunWithoutAMouse() throws Exception {
        begin();
        robot.interact(canvas()::requestFocus);
        key(KeyCode.SPACE);
        add("sample");
        key(KeyCode.SPACE);
        add("split rows");
        key(KeyCode.SPACE);
        add("baseline");
        set("baseline", java.util.Map.of("target", "churn"));
        robot.interact(() -> canvas().focus("baseline"));
        key(KeyCode.SPACE);
        add("evaluate");
        // the model came along, and so did the rows that nobody used
        assertTrue(
                workflow().wires().contains(new Wire("split", "test", "evaluate", "data")),
                () -> workflow().wires().toString());
        key(KeyCode.SPACE);
        add("compare");
        assertEquals(5, workflow().nodes().size());
        key(KeyCode.SHIFT, KeyCode.A);
        key(KeyCode.F5);
        await(
                "all is done",
                () ->
                        workflow().nodes().keySet().stream()
                                .allMatch(id -> state(id) == org.bottega.flow.run.NodeState.DONE));
        settle();
        robot.interact(() -> canvas().focus("split"));
        var mark = canvas().mark("split");
        assertTrue(mark.isFocused());
        assertTrue(mark.getAccessibleText().startsWith("Split rows. Done: "));
        assertTrue(mark.getAccessibleHelp().contains("Takes from Sample data"));
        key(KeyCode.RIGHT);
        assertTrue(canvas().mark("baseline").isFocused());
        await("the result is shown", () -> shown("#peek-model"));
        robot.sleep(400);
        Pictures.take(window, settings, "workflow-keyboard");
        assertEquals(List.of(), problems());
    }

    @Test
    @Tag("slow")
    void aColumnThatIsNotThereIsToldAndMendedByAButton() throws Exception {
        begin();
        robot.interact(canvas()::requestFocus);
        key(KeyCode.SPACE);
        add("sample");
        key(KeyCode.SPACE);
        add("baseline");
        set("baseline", java.util.Map.of("target", "churn"));
        robot.interact(() -> {
            var node = workflow().require("baseline").with("target", "churm");
            model().editing().apply(new org.bottega.flow.graph.Edit.PutNode(node));
        });
        settle();
        assertEquals(org.bottega.flow.run.NodeState.NEEDS_SETUP, state("baseline"));
        Pictures.take(window, settings, "workflow-problem");
        await("the way out is offered", () -> shown(".fix"));
        assertEquals("Use churn", ((javafx.scene.control.Button) node(".fix")).getText());
        click(".fix");
        settle();
        assertEquals("churn", workflow().require("baseline").settings().get("target"));
        assertEquals(org.bottega.flow.run.NodeState.READY, state("baseline"));
    }
}
