package org.bottega.ui.page.workflow;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// All shortcuts of the canvas at a glance.
final class ShortcutSheet extends StackPane {
    private final Runnable back;

    ShortcutSheet(Desk desk, List<Command> commands, Runnable back) {
        this.back = back;
        setId("shortcut-sheet");
        getStyleClass().add("palette-veil");
        setAlignment(javafx.geometry.Pos.TOP_CENTER);
        setFocusTraversable(true);
        var columns = new HBox(32);
        var left = new VBox(14);
        var right = new VBox(14);
        for (var group : Command.Group.values()) {
            var grid = new GridPane(16, 3);
            int line = 0;
            for (var command : commands) {
                if (command.group() == group && !command.keys().isEmpty()) {
                    grid.add(Parts.label(desk.say(command.label())), 0, line);
                    var keys = Parts.label(command.shown(), "keys");
                    GridPane.setHalignment(keys, javafx.geometry.HPos.RIGHT);
                    GridPane.setHgrow(keys, javafx.scene.layout.Priority.ALWAYS);
                    grid.add(keys, 1, line++);
                }
            }
            if (line > 0) {
                var title =
                        Parts.label(
                                desk.say(
                                        "canvas.group."
                                                + group.name().toLowerCase(java.util.Locale.ROOT)),
                                "section");
                (group.ordinal() < 3 ? left : right)
                        .getChildren()
                        .add(Parts.column(4, title, grid));
            }
        }
        left.setPrefWidth(280);
        right.setPrefWidth(280);
        columns.getChildren().addAll(left, right);
        var box = Parts.column(12, Parts.label(desk.say("canvas.do.shortcuts"), "title"), columns);
        box.getStyleClass().addAll("palette", "sheet");
        box.setMaxSize(640, VBox.USE_PREF_SIZE);
        getChildren().add(box);
        setOnMousePressed(_ -> close());
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.ENTER) {
                close();
                e.consume();
            }
        });
        Parts.visible(this, false);
    }

    void open() {
        Parts.visible(this, true);
        requestFocus();
    }

    private void close() {
        Parts.visible(this, false);
        back.run();
    }
}
