package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The line above the canvas: where one is, what the workflow is called, and what is done most.
final class EditorBar extends HBox {
    private final Desk desk;
    private final EditorViewModel editor;
    private final List<Command> commands;
    private final Runnable done;
    private final HBox crumbs = new HBox(4);

    /// @param leave back to the list
    /// @param done puts the keyboard back on the canvas
    EditorBar(
            Desk desk,
            EditorViewModel editor,
            List<Command> commands,
            Consumer<@Nullable String> leave,
            Runnable done) {
        this.desk = desk;
        this.editor = editor;
        this.commands = commands;
        this.done = done;
        fill(leave);
        editor.path().subscribe(_ -> crumbs());
        editor.history().subscribe(_ -> crumbs());
    }

    private void fill(Consumer<@Nullable String> leave) {
        var back =
                Parts.iconButton(
                        "mdi2a-arrow-left", desk.say("workflow.back"), () -> leave.accept(null));
        back.setId("back-to-workflows");
        crumbs.setAlignment(Pos.CENTER_LEFT);
        var undo = tool("undo");
        editor.undoable().subscribe(can -> undo.setDisable(!can));
        var redo = tool("redo");
        editor.redoable().subscribe(can -> redo.setDisable(!can));
        editor.history()
                .subscribe(h -> {
                    tip(undo, "undo", h.undoable());
                    tip(redo, "redo", h.redoable());
                });
        var run =
                Parts.button(
                        desk.say("canvas.do.run-all"),
                        "mdi2p-play",
                        () -> Command.of(commands, "run-all").fire(),
                        "accent",
                        "small");
        run.setId("run-all");
        run.setTooltip(new Tooltip(desk.say("canvas.do.run-all") + "  F5"));
        var to = tool("run-to");
        var cancel =
                Parts.button(
                        desk.say("canvas.do.cancel"),
                        "mdi2s-stop",
                        () -> Command.of(commands, "cancel").fire(),
                        "small");
        cancel.setId("cancel-run");
        editor.running()
                .active()
                .subscribe(active -> {
                    Parts.visible(run, !active);
                    Parts.visible(cancel, active);
                    to.setDisable(active || editor.canvas().selectedNodes().isEmpty());
                });
        editor.canvas()
                .selection()
                .subscribe(_ ->
                        to.setDisable(
                                editor.running().active().get()
                                        || editor.canvas().selectedNodes().isEmpty()));
        getChildren()
                .addAll(
                        back,
                        crumbs,
                        Parts.spring(),
                        undo,
                        redo,
                        gap(),
                        tool("arrange"),
                        tool("note"),
                        tool("find"),
                        tool("history"),
                        tool("panels"),
                        tool("shortcuts"),
                        gap(),
                        live(),
                        to,
                        run,
                        cancel);
        setSpacing(6);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("page-header", "workflow-bar");
    }

    /// Pressed while what is changed runs by itself.
    private ToggleButton live() {
        var command = Command.of(commands, "live");
        var button = new ToggleButton(desk.say("workflow.live"), Parts.icon(command.icon()));
        button.setId("live");
        button.getStyleClass().addAll("small", "live-toggle");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(desk.say(command.label()) + "  " + command.shown()));
        button.setAccessibleText(desk.say(command.label()));
        button.selectedProperty().bindBidirectional(editor.autoRun().on());
        return button;
    }

    private static javafx.scene.layout.Region gap() {
        var gap = new javafx.scene.layout.Region();
        gap.setMinWidth(8);
        return gap;
    }

    private Button tool(String id) {
        return Command.of(commands, id).button(desk);
    }

    private void tip(Button button, String id, Optional<String> what) {
        var command = Command.of(commands, id);
        button.setTooltip(
                new Tooltip(
                        desk.say(command.label())
                                + what.map(w -> ": " + w).orElse("")
                                + "  "
                                + command.shown()));
    }

    private void crumbs() {
        crumbs.getChildren().clear();
        var whole = editor.whole();
        var path = editor.path().get();
        var name = whole.name().isBlank() ? editor.document().id() : whole.name();
        if (path.isEmpty()) {
            var field = new TextField(name);
            field.setId("workflow-name");
            field.getStyleClass().add("title-field");
            field.setPrefColumnCount(Math.clamp(name.length(), 10, 40));
            field.setAccessibleText(desk.say("workflow.name"));
            field.setOnAction(_ -> done.run());
            field.focusedProperty()
                    .subscribe(focused -> {
                        if (!focused) {
                            rename(field.getText().strip());
                        }
                    });
            crumbs.getChildren().add(field);
            return;
        }
        crumbs.getChildren().add(crumb(name, 0));
        Workflow at = whole;
        for (int i = 0; i < path.size(); i++) {
            var node = at.require(path.get(i));
            crumbs.getChildren().add(Parts.icon("mdi2c-chevron-right"));
            crumbs.getChildren()
                    .add(
                            i == path.size() - 1
                                    ? Parts.label(node.name(), "title")
                                    : crumb(node.name(), i + 1));
            at = java.util.Objects.requireNonNull(node.inside()).inside();
        }
    }

    private void rename(String name) {
        if (!name.isBlank()
                && !name.equals(editor.whole().name())
                && editor.path().get().isEmpty()) {
            editor.applyAll(desk.say("canvas.edit.name", name), List.of(new Edit.Rename(name)));
        }
    }

    private Hyperlink crumb(String name, int depth) {
        var link = new Hyperlink(name);
        link.setId("crumb-" + depth);
        link.getStyleClass().add("title");
        link.setOnAction(_ -> editor.leaveTo(depth));
        return link;
    }
}
