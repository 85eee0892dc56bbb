package org.bottega.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.ui.page.Place;

/// The studio as a process of its own: edits a workflow by chance and says after each edit what it is,
/// until somebody kills it; or opens it and says what was kept.
final class KilledStudio extends OpenWorkflow {
    static final String ID = "untitled-workflow";

    private KilledStudio(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var studio = new KilledStudio(Path.of(args[0]));
        if (args.length > 1) {
            studio.edit(Long.parseLong(args[1]));
        } else {
            studio.look();
        }
        Runtime.getRuntime().halt(0);
    }

    private void edit(long seed) throws Exception {
        begin();
        var hands = new RandomHands(this, seed);
        while (true) {
            hands.edit();
            say();
        }
    }

    private void look() throws Exception {
        open();
        ui.execute(() -> window.go(new Place.Workflows(ID)));
        await("it is open", () -> canvas() != null && window.idle());
        say();
        var hands = new RandomHands(this, 0);
        robot.interact(canvas()::requestFocus);
        int steps = 0;
        for (var undo = node("#do-undo"); !undo.isDisabled(); steps++) {
            hands.press(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.Z);
        }
        say();
        System.out.println("steps " + steps);
    }

    private void say() {
        System.out.println("workflow " + encoded(WorkflowFile.text(workflow())));
        System.out.flush();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
