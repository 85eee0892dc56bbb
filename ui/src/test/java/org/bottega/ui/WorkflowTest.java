package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.bottega.flow.run.NodeState;
import org.junit.jupiter.api.Test;

/// A workflow built by hand on the canvas, from a file to a report.
class WorkflowTest extends OpenWorkflow {
    @Test
    void churnIsBuiltByDragsRunAndLookedAt() throws Exception {
        var file = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(file, in.readAllBytes());
        }
        begin();
        Pictures.take(window, settings, "workflow-empty");
        robot.interact(canvas()::requestFocus);
        for (int i = 0; i < 3; i++) {
            key(KeyCode.CONTROL, KeyCode.MINUS);
        }
        place("read-file", onScreen(-140, 200));
        set("read-file", Map.of("path", file.toString()));
        place("split", onScreen(140, 200));
        wire("read-file", "data", "split", "data");
        assertEquals(1, workflow().wires().size());
        Pictures.take(window, settings, "workflow-building");
        assertEquals(List.of(), problems());
        place("lightgbm", onScreen(420, 120));
        wire("split", "training", "lightgbm", "data");
        set("lightgbm", Map.of("target", "churn"));
        place("evaluate", onScreen(700, 200));
        wire("lightgbm", "model", "evaluate", "model");
        wire("split", "test", "evaluate", "data");
        Pictures.take(window, settings, "workflow-built");
        click("#run-all");
        await("it ran", () -> state("evaluate") == NodeState.DONE);
        settle();
        Pictures.take(window, settings, "workflow-done");
    }
}
