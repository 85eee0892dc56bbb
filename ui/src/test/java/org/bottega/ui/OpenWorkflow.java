package org.bottega.ui;

import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Dot;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.page.Place;
import org.testfx.util.WaitForAsyncUtils;

/// The canvas under a test's hands: real presses, drags and keys.
abstract class OpenWorkflow extends OpenStudio {
    /// Opens an empty workflow through the window.
    void begin() throws Exception {
        open();
        // the whole window lies on the screen of the headless toolkit as far as that reaches
        robot.interact(() -> {
            window.stage().setX(0);
            window.stage().setY(0);
        });
        ui.execute(() -> window.go(new Place.Workflows(null)));
        click("#new-workflow");
        await("the canvas is there", () -> canvas() != null && window.idle());
    }

    FlowCanvas canvas() {
        return (FlowCanvas) node("#flow-canvas");
    }

    CanvasViewModel model() {
        return canvas().model();
    }

    Workflow workflow() {
        return model().editing().workflow();
    }

    /// The workflow as its file holds it.
    Workflow kept(String id) {
        return WorkflowFile.read(
                engine.workspace().folder().resolve("workflows").resolve(id + WorkflowFile.SUFFIX));
    }

    Point2D onScreen(double x, double y) {
        var camera = model().camera().get();
        return canvas().localToScreen(camera.viewX(x), camera.viewY(y));
    }

    NodeBox box(String id) {
        return model().drawing().get().node(id).orElseThrow();
    }

    Point2D middle(String id) {
        var at = box(id).box().middle();
        return onScreen(at.x(), at.y());
    }

    Point2D port(String id, String port, boolean input) {
        var box = box(id);
        for (Dot dot : input ? box.inputs() : box.outputs()) {
            if (dot.port().id().equals(port)) {
                return onScreen(box.box().x() + dot.x(), box.box().y() + dot.y());
            }
        }
        throw new AssertionError(id + " has no port " + port);
    }

    /// Puts the pointer somewhere at once; a robot's way there pixel by pixel takes seconds.
    void move(Point2D to) {
        robot.robotContext().getMouseRobot().moveNoWait(to);
        heard();
    }

    /// Does something on the window's thread and comes back when it is done. A robot waits five frames
    /// more, which for hundreds of edits is minutes.
    void now(Runnable deed) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, deed);
    }

    /// Comes back when the window has heard everything that was done to it so far.
    void heard() {
        now(() -> {});
    }

    /// A press, some moves and a release, as a hand does.
    void drag(Point2D from, Point2D to) {
        move(from);
        var mouse = robot.robotContext().getMouseRobot();
        mouse.pressNoWait(MouseButton.PRIMARY);
        heard();
        // a drag is known as one by its first small steps
        for (int i = 1; i <= 4; i++) {
            move(from.add(4 * i, 0));
        }
        for (int i = 1; i <= 4; i++) {
            move(from.interpolate(to, i / 4.0));
        }
        mouse.releaseNoWait(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    void wire(String from, String output, String to, String input) {
        drag(port(from, output, false), port(to, input, true));
    }

    /// Drags a kind from the palette to a point of the canvas.
    void place(String kind, Point2D to) {
        robot.interact(() -> {
            var search = (TextField) node("#node-search");
            search.setText(model().editing().catalog().find(kind).orElseThrow().title());
        });
        // the cells of before are still there until the next frame
        robot.sleep(120);
        WaitForAsyncUtils.waitForFxEvents();
        await(kind + " is found", () -> node("#kind-" + kind) != null);
        Node cell = node("#kind-" + kind);
        var bounds = cell.localToScreen(cell.getBoundsInLocal());
        drag(new Point2D(bounds.getMinX() + 40, bounds.getMinY() + 12), to);
    }

    void key(KeyCode... codes) {
        robot.push(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Types into the field that adds a node, and takes the first that is found.
    void add(String typed) {
        await("the field is open", () -> shown("#quick-add"));
        robot.interact(() -> ((TextField) node("#quick-add-field")).setText(typed));
        await(
                typed + " is found",
                () -> !((ListView<?>) node("#quick-add-list")).getItems().isEmpty());
        key(KeyCode.ENTER);
    }

    NodeState state(String id) {
        return model().drawing().get().node(id).map(b -> b.standing().state()).orElseThrow();
    }

    /// Waits until all that was handed in is checked and kept.
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        await("all is checked", () -> window.idle());
    }

    void set(String id, Map<String, String> settings) {
        settings.forEach((setting, value) -> {
            await(setting + " can be set", () -> node("#form-" + setting) != null);
            robot.interact(() -> {
                switch (node("#form-" + setting)) {
                    case TextField field -> field.setText(value);
                    case javafx.scene.control.ComboBox<?> box -> choose(box, value);
                    case javafx.scene.control.ChoiceBox<?> box -> choose(box, value);
                    case Node other -> throw new AssertionError(setting + " is a " + other);
                }
            });
            await(
                    setting + " is kept",
                    () ->
                            value.equals(
                                    String.valueOf(
                                            workflow().require(id).settings().get(setting))));
        });
        settle();
    }

    @SuppressWarnings("unchecked")
    private static void choose(javafx.scene.control.ComboBox<?> box, String value) {
        ((javafx.scene.control.ComboBox<String>) box).setValue(value);
    }

    @SuppressWarnings("unchecked")
    private static void choose(javafx.scene.control.ChoiceBox<?> box, String value) {
        ((javafx.scene.control.ChoiceBox<String>) box).setValue(value);
    }
}
