package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.bottega.flow.run.NodeState;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.page.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Components, notes, frames, history and the comparison of versions, over a template.
@Tag("slow")
class WorkflowPartsTest extends OpenWorkflow {
    @Test
    void aTemplateIsGroupedDescribedComparedAndRun() throws Exception {
        open();
        ui.execute(() -> window.go(new Place.Workflows(null)));
        await("the list is there", () -> node("#template-churn") != null && window.idle());
        Pictures.take(window, settings, "workflows");
        click("#template-churn");
        await("the canvas is there", () -> canvas() != null && window.idle());
        settle();
        Pictures.take(window, settings, "workflow-template");
        var first = workflow();
        assertTrue(first.nodes().size() > 4);

        robot.interact(canvas()::requestFocus);
        var two = new LinkedHashSet<String>();
        var wire =
                first.wires().stream()
                        .filter(w ->
                                first.into(w.from()).isEmpty() && first.outOf(w.from()).size() == 1)
                        .findFirst()
                        .orElseThrow();
        two.add(wire.from());
        two.add(wire.to());
        robot.interact(() -> model().select(two));
        key(KeyCode.CONTROL, KeyCode.G);
        var component = "component";
        assertNotNull(workflow().require(component).inside());
        assertEquals(first.nodes().size() - 1, workflow().nodes().size());
        settle();
        Pictures.take(window, settings, "workflow-component");
        // kept in the palette, and from there once more in the workflow
        move(middle(component));
        robot.press(javafx.scene.input.MouseButton.SECONDARY);
        robot.release(javafx.scene.input.MouseButton.SECONDARY);
        await("the menu is open", () -> shown("#menu-keep-component"));
        robot.clickOn("#menu-keep-component");
        await("it is in the palette", () -> node("#component-component") != null);
        var cell = node("#component-component");
        var bounds = cell.localToScreen(cell.getBoundsInLocal());
        drag(
                new javafx.geometry.Point2D(bounds.getMinX() + 40, bounds.getMinY() + 12),
                canvas().localToScreen(200, canvas().getHeight() - 60));
        assertEquals(first.nodes().size(), workflow().nodes().size());
        assertEquals(2, workflow().require("component-2").inside().inside().nodes().size());
        key(KeyCode.CONTROL, KeyCode.Z);
        robot.interact(() -> {
            canvas().requestFocus();
            model().select(Set.of(component));
        });
        key(KeyCode.ENTER);
        await("it is open", () -> node("#crumb-0") != null);
        assertEquals(2, workflow().nodes().size());
        Pictures.take(window, settings, "workflow-inside");
        key(KeyCode.ALT, KeyCode.UP);
        assertTrue(workflow().nodes().containsKey(component));
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        assertEquals(first.nodes().keySet(), workflow().nodes().keySet());
        assertEquals(first.wires(), workflow().wires());

        robot.interact(() -> model().select(two));
        key(KeyCode.SHIFT, KeyCode.F);
        robot.interact(
                () -> ((TextInputControl) node("#note-text")).setText("Where it comes from"));
        await(
                "the frame has its title",
                () ->
                        workflow().notes().values().stream()
                                .anyMatch(n -> n.text().equals("Where it comes from")));
        robot.interact(canvas()::requestFocus);
        robot.interact(() -> model().select(Set.of()));
        key(KeyCode.SHIFT, KeyCode.T);
        assertEquals(first.notes().size() + 2, workflow().notes().size());
        key(KeyCode.SHIFT, KeyCode.F1);
        await("the keys are shown", () -> shown("#shortcut-sheet"));
        Pictures.take(window, settings, "workflow-keys");
        key(KeyCode.ESCAPE);

        robot.interact(canvas()::requestFocus);
        key(KeyCode.CONTROL, KeyCode.S);
        robot.interact(() -> ((TextField) node("#version-name")).setText("Before the change"));
        click("#keep-version");
        settle();
        var last = wire.to();
        robot.interact(canvas()::requestFocus);
        robot.interact(() -> model().select(Set.of(last)));
        key(KeyCode.CONTROL, KeyCode.E);
        key(KeyCode.CONTROL, KeyCode.D);
        await(
                "the version is listed",
                () -> !((ListView<?>) node("#history-list")).getItems().isEmpty());
        robot.interact(() -> ((ListView<?>) node("#history-list")).getSelectionModel().select(0));
        click("#compare-step");
        await("the comparison is open", () -> node("#comparison-canvas") != null);
        robot.sleep(200);
        Pictures.take(window, settings, "workflow-comparison");
        assertTrue(text("#comparison").contains("1 added"), () -> text("#comparison"));
        assertTrue(text("#comparison").contains("1 changed"));
        click("#close-comparison");
        key(KeyCode.CONTROL, KeyCode.Z);
        key(KeyCode.CONTROL, KeyCode.Z);
        click("#close-history");

        robot.interact(canvas()::requestFocus);
        key(KeyCode.F5);
        robot.sleep(1500);
        Pictures.take(window, settings, "workflow-running");
        await(
                "all is done",
                () ->
                        workflow().nodes().keySet().stream()
                                .allMatch(id -> state(id) == NodeState.DONE));
        settle();
        robot.interact(() -> {
            model().fit();
            model().select(Set.of(wire.from()));
            model().hover(new Spot.OnNode(box(wire.from())));
        });
        await("the card is shown", () -> shown("#hover-card"));
        robot.sleep(800);
        Pictures.take(window, settings, "workflow-hover");
        assertEquals(java.util.List.of(), problems());
    }

    private String text(String id) {
        var all = new StringBuilder();
        robot.from(node(id))
                .lookup((javafx.scene.Node n) -> n instanceof Labeled)
                .queryAll()
                .forEach(n -> all.append(((Labeled) n).getText()).append('\n'));
        return all.toString();
    }
}
