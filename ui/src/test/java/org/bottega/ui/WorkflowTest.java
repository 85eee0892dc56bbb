package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.bottega.engine.Engine;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.engine.worker.WorkerMain;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.Camera;
import org.bottega.ui.engine.EngineWorkbench;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.studio.StudioWindow;
import org.bottega.ui.task.StallMeter;
import org.bottega.workspace.job.InThread;
import org.junit.jupiter.api.Test;

/// A workflow built by hand on the canvas, from a file to a report; run with the same figures without a
/// window; and what is left of it when the program is killed.
class WorkflowTest extends OpenWorkflow {
    private static final String ID = "untitled-workflow";

    @Test
    void churnIsBuiltByDragsRunAndSurvivesAKill() throws Exception {
        var file = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(file, in.readAllBytes());
        }
        begin();
        Pictures.take(window, settings, "workflow-empty");
        var meter = new StallMeter(ui::later);
        meter.reset();
        robot.interact(() -> model().look(new Camera(-260, -40, 0.58)));
        place("read-file", onScreen(-140, 200));
        set("read-file", Map.of("path", file.toString()));
        place("split", onScreen(130, 200));
        wire("read-file", "data", "split", "data");
        assertEquals(1, workflow().wires().size());
        place("logistic-regression", onScreen(390, 120));
        wire("split", "training", "logistic-regression", "data");
        set("logistic-regression", Map.of("target", "churn"));
        place("evaluate", onScreen(650, 120));
        wire("logistic-regression", "model", "evaluate", "model");
        wire("split", "test", "evaluate", "data");
        place("model-report", onScreen(650, 320));
        wire("logistic-regression", "model", "model-report", "model");
        wire("split", "test", "model-report", "data");
        assertEquals(6, workflow().wires().size());
        settle();
        Pictures.take(window, settings, "workflow-built");
        assertEquals(List.of(), problems());

        click("#run-all");
        await("it ran", () -> done());
        settle();
        robot.interact(() -> model().select(Set.of("evaluate")));
        await("the figures are shown", () -> shown("#peek-metrics"));
        robot.sleep(500);
        Pictures.take(window, settings, "workflow-done");
        var built = workflow();
        await("it is on the disk", () -> kept(ID).equals(built));
        assertEquals(List.of(), problems());
        System.out.printf(
                "window's thread while a workflow was built and run: longest stall %.0f ms, %d above"
                        + " 100 ms; an idle thread waited %.0f ms for a processor%n",
                meter.longestMillis(), meter.stalls(), meter.machineMillis());
        meter.close();
        assertEquals(figures(built, folder.resolve("other-results")), shownFigures());

        var other = folder.resolve("killed");
        copy(engine.workspace().folder().resolve("workflows"), other.resolve("workflows"));
        // the kill came after a line of the journal and before the file
        var behind = other.resolve("workflows").resolve(ID + WorkflowFile.SUFFIX);
        WorkflowFile.write(behind, Workflow.empty("Untitled workflow"));
        Files.setLastModifiedTime(behind, FileTime.fromMillis(0));
        recover(other, built);
        tune(built);
    }

    /// A setting is marked, the workflow tuned as an experiment, and its best settings come back as one step.
    private void tune(Workflow built) throws Exception {
        robot.interact(() -> {
            window.stage().requestFocus();
            canvas().requestFocus();
            model().select(Set.of("logistic-regression"));
        });
        await("settings can be marked", () -> node("#mark-to-tune") != null && window.idle());
        robot.interact(() -> {
            var offers = ((MenuButton) node("#mark-to-tune")).getItems();
            offers.stream()
                    .filter(i -> "mark-item-logistic-regression-l2".equals(i.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
        await("it is marked", () -> node("#mark-logistic-regression-l2") != null);
        Pictures.take(window, settings, "workflow-marked");
        robot.interact(() -> model().select(Set.of()));
        await("figures are offered", () -> items("#tuning-metric").contains("evaluate.auc"));
        robot.interact(() -> combo("#tuning-metric").setValue("evaluate.logloss"));
        await("all marks are shown", () -> node("#tune-workflow") != null && window.idle());
        Pictures.take(window, settings, "workflow-marks");
        await(
                "the marks are on the disk",
                () -> kept(ID).tuning().metrics().equals(List.of("evaluate.logloss")));
        click("#tune-workflow");
        await("the set-up is there", () -> node("#flow-trials") != null && window.idle());
        robot.interact(() -> ((TextField) node("#flow-trials")).setText("6"));
        await("it can start", () -> !node("#start-flow-tuning").isDisabled() && window.idle());
        Pictures.take(window, settings, "flow-tuning-setup");
        click("#start-flow-tuning");
        await("its trials are drawn", () -> node("#tuning-parallel") != null && window.idle());
        Pictures.take(window, settings, "flow-tuning");
        click("#use-best");
        await(
                "the workflow has them",
                () -> canvas() != null && !workflow().nodes().equals(built.nodes()));
        var tuned = workflow().require("logistic-regression").settings();
        assertTrue(tuned.containsKey("l2"), tuned::toString);
        robot.interact(canvas()::requestFocus);
        key(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(built.nodes(), workflow().nodes());
        assertEquals(Set.of("logistic-regression.l2"), workflow().tuning().ranges().keySet());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> combo(String id) {
        return (ComboBox<String>) node(id);
    }

    private List<String> items(String id) {
        return node(id) == null ? List.of() : combo(id).getItems();
    }

    private boolean done() {
        return workflow().nodes().keySet().stream().allMatch(id -> state(id) == NodeState.DONE);
    }

    /// What the command line would get, with nothing in its cache.
    private Map<String, Double> figures(Workflow workflow, Path results) {
        var flows = new Flows(Surroundings.of(engine.workspace()), results, Flows.RESULTS_LIMIT);
        var report = flows.executor().run(workflow, Order.ALL, RunListener.none(), Progress.none());
        assertTrue(report.succeeded());
        return Pieces.figures(
                        report.result("evaluate").orElseThrow().piece("metrics").orElseThrow())
                .values();
    }

    private Map<String, Double> shownFigures() {
        var flows = Flows.of(engine.workspace());
        var found =
                new org.bottega.flow.run.Standings(flows.catalog(), flows.results())
                        .find(workflow(), Map.of());
        return Pieces.figures(found.get("evaluate").piece("metrics").orElseThrow()).values();
    }

    /// A second window on what lay on the disk at that moment: the workflow, its results, and every
    /// step that can be undone. What is copied in the first window is pasted in the second.
    private void recover(Path killed, Workflow built) throws Exception {
        var first = model();
        robot.interact(canvas()::requestFocus);
        key(KeyCode.CONTROL, KeyCode.A);
        key(KeyCode.CONTROL, KeyCode.C);
        try (var second = Engine.open(killed, new InThread(WorkerMain.bodies()));
                var bench2 = new EngineWorkbench(second)) {
            var windows = new StudioWindow[1];
            robot.interact(() -> {
                windows[0] =
                        new StudioWindow(
                                new Stage(),
                                bench2.workbench(),
                                new Settings(killed.resolve("studio.properties")),
                                _ -> files(),
                                "test");
                windows[0].show(new Place.Workflows(ID));
            });
            await("it is open", () -> canvas(windows[0]) != null && windows[0].idle());
            var model = canvas(windows[0]).model();
            assertEquals(built, model.editing().workflow());
            await(
                    "the results still hold",
                    () ->
                            model.drawing().get().nodes().values().stream()
                                    .allMatch(n -> n.standing().state() == NodeState.DONE));
            robot.interact(() -> {
                windows[0].stage().requestFocus();
                canvas(windows[0]).requestFocus();
            });
            key(KeyCode.CONTROL, KeyCode.V);
            assertEquals(10, model.editing().workflow().nodes().size());
            assertEquals(12, model.editing().workflow().wires().size());
            for (int i = 0; i < 60 && !model.editing().workflow().nodes().isEmpty(); i++) {
                key(KeyCode.CONTROL, KeyCode.Z);
            }
            assertEquals(Set.of(), model.editing().workflow().nodes().keySet());
            assertEquals(5, first.editing().workflow().nodes().size());
            robot.interact(windows[0]::close);
        }
    }

    private static FlowCanvas canvas(StudioWindow window) {
        return (FlowCanvas) window.stage().getScene().lookup("#flow-canvas");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
