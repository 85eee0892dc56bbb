package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.bottega.flow.run.NodeState;
import org.bottega.ui.page.Place;
import org.junit.jupiter.api.Test;

/// A workflow of somebody else brings Java code: it is shown before it runs, and left alone after a no.
class CodeFromElsewhereTest extends OpenWorkflow {
    private static final String FLOW =
            """
            {"format": "bottega-workflow", "version": 1, "name": "From a friend",
             "nodes": [{"id": "read", "type": "sample-data", "version": 1, "name": "Penguins",
                        "settings": {"sample": "penguins"}},
                       {"id": "code", "type": "java-snippet", "version": 1, "name": "Tidy up",
                        "settings": {"code": ["new java.io.File(\\"%s\\").mkdir();", "return rows;"]}}],
             "wires": [{"from": "read", "output": "data", "to": "code", "input": "data"}],
             "layout": {}}
            """;

    @Test
    void codeOfOthersIsShownBeforeItRunsAndOnesOwnIsNot() throws Exception {
        open();
        var mark = folder.resolve("ran");
        var file = folder.resolve("friend.flow.json");
        Files.writeString(file, FLOW.formatted(mark));
        toOpen = file;
        ui.execute(() -> window.go(new Place.Workflows(null)));
        click("#open-workflow-file");
        await("the canvas is there", () -> canvas() != null && window.idle());
        settle();

        click("#run-all");
        await("the code is shown", () -> shown("#code-sheet"));
        assertTrue(((TextArea) node("#code-asked")).getText().contains(mark.toString()));
        assertEquals(List.of(), unnamed());
        Pictures.take(window, settings, "workflow-code");
        key(KeyCode.ESCAPE);
        await("it did not run", () -> state("code") == NodeState.FAILED);
        settle();
        assertEquals(NodeState.DONE, state("read"));
        assertFalse(shown("#code-sheet"));
        assertFalse(Files.exists(mark));
        robot.interact(() -> model().select(Set.of("code")));
        Pictures.take(window, settings, "workflow-code-declined");

        click("#run-all");
        await("it is asked again", () -> shown("#code-sheet"));
        click("#code-yes");
        await("it ran", () -> state("code") == NodeState.DONE);
        settle();
        assertTrue(Files.exists(mark));

        // what is typed here needs no question
        await("it can be typed", () -> node("#form-code") != null);
        robot.interact(() -> ((TextArea) node("#form-code")).setText("return rows.slice(0, 3);"));
        await("it is kept", () -> state("code") != NodeState.DONE);
        settle();
        click("#run-all");
        await("it ends", () -> Set.of(NodeState.DONE, NodeState.FAILED).contains(state("code")));
        assertFalse(shown("#code-sheet"));
        settle();
        assertEquals(NodeState.DONE, state("code"), () -> problems().toString());
    }
}
