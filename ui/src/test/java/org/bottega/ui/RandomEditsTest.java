package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import javafx.scene.input.KeyCode;
import org.bottega.flow.file.WorkflowFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever hands and keys did through the window is undone back to the first letter of the file, and
/// done again to the last.
class RandomEditsTest extends OpenWorkflow {
    @Test
    void someEditsAreUndoneAndDoneAgain() throws Exception {
        thereAndBack(8, 5);
    }

    @Test
    @Tag("slow")
    void fiveHundredEditsAreUndoneAndDoneAgain() throws Exception {
        var hands = thereAndBack(500, 11);
        for (var kind : RandomHands.Kind.values()) {
            assertFalse(hands.done().getOrDefault(kind, 0) == 0, kind + " was never done");
        }
    }

    private RandomHands thereAndBack(int edits, long seed) throws Exception {
        begin();
        var first = WorkflowFile.text(workflow());
        var hands = new RandomHands(this, seed);
        long start = System.nanoTime();
        for (int i = 0; i < edits; i++) {
            hands.edit();
            assertEquals(
                    workflow(), WorkflowFile.parse("", WorkflowFile.text(workflow())), "edit " + i);
        }
        long made = System.nanoTime();
        System.out.printf("%d edits in %.1f s: %s%n", edits, (made - start) / 1e9, hands.done());
        var last = WorkflowFile.text(workflow());
        assertNotEquals(first, last);
        robot.interact(canvas()::requestFocus);
        var undo = node("#do-undo");
        while (!undo.isDisabled()) {
            hands.press(KeyCode.CONTROL, KeyCode.Z);
        }
        assertEquals(first, WorkflowFile.text(workflow()));
        settle();
        assertEquals(first, WorkflowFile.text(kept("untitled-workflow")));
        System.out.printf("undone in %.1f s%n", (System.nanoTime() - made) / 1e9);
        robot.interact(canvas()::requestFocus);
        var redo = node("#do-redo");
        while (!redo.isDisabled()) {
            hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        }
        assertEquals(last, WorkflowFile.text(workflow()));
        settle();
        assertEquals(last, WorkflowFile.text(kept("untitled-workflow")));
        return hands;
    }
}
