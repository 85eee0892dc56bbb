package org.bottega.ui.page.workflow;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// What can be done with what lies under the pointer.
final class CanvasMenu {
    private final Desk desk;
    private final FlowCanvas canvas;
    private final List<Command> commands;
    private final ContextMenu menu = new ContextMenu();

    CanvasMenu(Desk desk, FlowCanvas canvas, List<Command> commands) {
        this.desk = desk;
        this.canvas = canvas;
        this.commands = commands;
    }

    void open(Spot spot, MouseEvent e) {
        menu.getItems().clear();
        var groups =
                switch (spot) {
                    case Spot.Nothing _ ->
                            List.of(
                                    "add",
                                    "note",
                                    "frame",
                                    "paste",
                                    "select-all",
                                    "arrange",
                                    "fit",
                                    "run-all",
                                    "tune",
                                    "share");
                    case Spot.OnNote _ -> List.of("rename", "copy", "duplicate", "delete");
                    case Spot.OnWire _ -> List.of("delete");
                    case Spot.OnNode _, Spot.OnPort _ ->
                            List.of(
                                    "run-to",
                                    "run-from",
                                    "rename",
                                    "remark",
                                    "enable",
                                    "cut",
                                    "copy",
                                    "duplicate",
                                    "delete",
                                    "delete-heal",
                                    "chain",
                                    "frame",
                                    "group",
                                    "expand",
                                    "keep-component",
                                    "open",
                                    "help");
                };
        Command.@Nullable Group last = null;
        for (var id : groups) {
            var command = Command.of(commands, id);
            if (last != null && last != command.group()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            last = command.group();
            var item = new MenuItem(desk.say(command.label()), Parts.icon(command.icon()));
            item.setId("menu-" + id);
            item.setDisable(!command.possible().getAsBoolean());
            item.setOnAction(_ -> command.fire());
            if (!command.keys().isEmpty()) {
                item.setText(desk.say(command.label()) + "    " + command.shown());
            }
            menu.getItems().add(item);
        }
        menu.show(canvas, e.getScreenX(), e.getScreenY());
    }
}
