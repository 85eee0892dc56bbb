package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.Problem;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.Minimap;
import org.bottega.ui.canvas.scene.Editing.Offer;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Notice;
import org.jspecify.annotations.Nullable;

/// A workflow as it is edited: what can be done above, kinds of nodes at the left, the canvas in the
/// middle, settings at the right, the selected result below.
final class EditorView extends BorderPane implements Commands.Screen {
    private static final KeyCombination SHEET = KeyCombination.keyCombination("Shift+F1");

    private final Desk desk;
    private final EditorViewModel editor;
    private final Consumer<@Nullable String> leave;
    private final Deeds deeds;
    private final FlowCanvas canvas;
    private final List<Command> commands;
    private final Inspector inspector;
    private final PeekPanel peek;
    private final QuickAdd quick;
    private final Minimap minimap;
    private final ShortcutSheet sheet;
    private final StackPane stage = new StackPane();
    private final TextField find = new TextField();
    private final HBox crumbs = new HBox(4);
    private final ContextMenu menu = new ContextMenu();
    private @Nullable HistoryPanel history;
    private boolean spaceMoved;
    private boolean fitted;
    private boolean mapped = true;

    /// @param leave back to the list
    EditorView(Desk desk, EditorViewModel editor, Consumer<@Nullable String> leave) {
        this.desk = desk;
        this.editor = editor;
        this.leave = leave;
        this.deeds = new Deeds(desk, editor);
        this.canvas = new FlowCanvas(editor.canvas(), desk.messages());
        this.commands = Commands.of(editor, deeds, this);
        this.inspector = new Inspector(desk, editor, deeds);
        this.peek = new PeekPanel(desk, editor);
        this.quick = new QuickAdd(desk, editor, canvas);
        this.minimap = new Minimap(editor.canvas());
        this.sheet = new ShortcutSheet(desk, commands, canvas::requestFocus);
        setId("workflow-editor");
        getStyleClass().addAll("page", "workflow-editor");
        var palette = new NodePalette(desk, editor, canvas, this::add);
        palette.setPrefWidth(232);
        palette.setMinWidth(200);
        inspector.setPrefWidth(296);
        inspector.setMinWidth(240);
        setTop(bar());
        build();
        var middle = new SplitPane(stage, peek);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.72);
        peek.setMinHeight(80);
        SplitPane.setResizableWithParent(peek, false);
        SplitPane.setResizableWithParent(stage, true);
        setLeft(palette);
        setCenter(new StackPane(middle, sheet));
        setRight(inspector);
        keys();
        files();
        canvas.onOpen(this::opened);
        canvas.onMenu(this::menu);
        canvas.widthProperty().subscribe(_ -> firstFit());
        canvas.heightProperty().subscribe(_ -> firstFit());
        editor.path().subscribe(_ -> crumbs());
        editor.history().subscribe(_ -> crumbs());
    }

    /// The first time the canvas has a size, all of the workflow is shown.
    private void firstFit() {
        if (!fitted && canvas.getWidth() > 10 && canvas.getHeight() > 10) {
            fitted = true;
            editor.canvas().resize(canvas.getWidth(), canvas.getHeight());
            editor.canvas().fit();
        }
    }

    EditorViewModel editor() {
        return editor;
    }

    List<Command> commands() {
        return commands;
    }

    private Command command(String id) {
        return commands.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private void add(NodeSpec spec) {
        var one = editor.canvas().only();
        editor.add(
                one.isEmpty()
                        ? Offer.at(editor.canvas().free())
                        : new Offer(
                                editor.canvas().behind(one.get()),
                                one.get(),
                                "",
                                true,
                                Optional.empty()),
                spec);
        editor.canvas().only().ifPresent(canvas::focus);
    }

    private HBox bar() {
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
                        () -> command("run-all").fire(),
                        "accent",
                        "small");
        run.setId("run-all");
        run.setTooltip(new Tooltip(desk.say("canvas.do.run-all") + "  F5"));
        var to = tool("run-to");
        var cancel =
                Parts.button(
                        desk.say("canvas.do.cancel"),
                        "mdi2s-stop",
                        () -> command("cancel").fire(),
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
        var row =
                Parts.row(
                        6,
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
                        tool("shortcuts"),
                        gap(),
                        to,
                        run,
                        cancel);
        row.getStyleClass().addAll("page-header", "workflow-bar");
        return row;
    }

    private static javafx.scene.layout.Region gap() {
        var gap = new javafx.scene.layout.Region();
        gap.setMinWidth(8);
        return gap;
    }

    private Button tool(String id) {
        var command = command(id);
        var shown = command.shown();
        var button =
                Parts.iconButton(
                        command.icon(),
                        desk.say(command.label()) + (shown.isEmpty() ? "" : "  " + shown),
                        command::fire);
        button.setAccessibleText(desk.say(command.label()));
        button.setId("do-" + id);
        return button;
    }

    private void tip(Button button, String id, Optional<String> what) {
        var command = command(id);
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
            field.setOnAction(_ -> canvas.requestFocus());
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

    private void build() {
        var zoom = Parts.label("100 %", "small");
        zoom.setId("zoom");
        zoom.setMinWidth(44);
        zoom.setAlignment(Pos.CENTER);
        editor.canvas().camera().subscribe(c -> zoom.setText(Math.round(c.zoom() * 100) + " %"));
        var tools =
                Parts.row(0, tool("zoom-out"), zoom, tool("zoom-in"), tool("fit"), tool("minimap"));
        tools.getStyleClass().add("zoom-bar");
        tools.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
        var corner = Parts.column(8, minimap, tools);
        corner.setAlignment(Pos.BOTTOM_RIGHT);
        corner.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
        corner.setPickOnBounds(false);
        StackPane.setAlignment(corner, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(corner, new javafx.geometry.Insets(0, 12, 12, 0));
        find.setId("find-node");
        find.setPromptText(desk.say("canvas.do.find"));
        find.setAccessibleText(desk.say("canvas.do.find"));
        find.setMaxWidth(260);
        find.getStyleClass().add("find-field");
        find.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                if (!deeds.find(find.getText())) {
                    desk.notices().say(desk.say("workflow.not-found", find.getText()));
                }
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                Parts.visible(find, false);
                canvas.requestFocus();
                e.consume();
            }
        });
        Parts.visible(find, false);
        StackPane.setAlignment(find, Pos.TOP_RIGHT);
        StackPane.setMargin(find, new javafx.geometry.Insets(12));
        var empty = empty();
        editor.canvas()
                .drawing()
                .subscribe(d -> {
                    boolean nothing = d.nodes().isEmpty() && d.notes().isEmpty();
                    Parts.visible(empty, nothing);
                    map();
                });
        stage.getChildren()
                .addAll(canvas, empty, corner, find, new HoverCard(desk, editor, canvas), quick);
    }

    /// The minimap is there while it tells something: when not all is in sight.
    private void map() {
        var model = editor.canvas();
        var seen = model.camera().get().seen(model.width(), model.height());
        boolean more = model.drawing().get().bounds().map(b -> !seen.contains(b)).orElse(false);
        Parts.visible(minimap, mapped && more);
    }

    private Label empty() {
        var label = Parts.paragraph(desk.say("workflow.empty"), "muted");
        label.setMaxWidth(420);
        label.setStyle("-fx-text-alignment: center;");
        label.setAlignment(Pos.CENTER);
        label.setMouseTransparent(true);
        return label;
    }

    private void keys() {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        canvas.addEventHandler(
                KeyEvent.KEY_RELEASED,
                e -> {
                    if (e.getCode() == KeyCode.SPACE) {
                        canvas.panKey(false);
                        if (!spaceMoved) {
                            editor.offerHere();
                        }
                        e.consume();
                    }
                });
        canvas.addEventHandler(
                KeyEvent.KEY_TYPED,
                e -> {
                    var typed = e.getCharacter();
                    boolean plain = !e.isControlDown() && !e.isAltDown() && !e.isMetaDown();
                    if (plain && typed.equals("?")) {
                        sheet.open();
                        e.consume();
                    } else if (plain
                            && typed.length() == 1
                            && Character.isLowerCase(typed.charAt(0))) {
                        quick.type(typed);
                        e.consume();
                    }
                });
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> spaceMoved = true);
        // a split pane lets no event of the mouse rise above it
        addEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, e -> canvas.carryTo(e, false));
        addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, e -> canvas.carryTo(e, true));
        // undo reaches the workflow from everywhere but a field that is being typed into
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    for (var id : List.of("undo", "redo", "run-all", "run-to", "find", "history")) {
                        if (command(id).matches(e)) {
                            inspector.keep();
                            command(id).fire();
                            e.consume();
                            return;
                        }
                    }
                });
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.SPACE && !e.isControlDown()) {
            canvas.panKey(true);
            spaceMoved = false;
            e.consume();
            return;
        }
        if (e.getCode() == KeyCode.ESCAPE) {
            escape();
            e.consume();
            return;
        }
        if (e.getCode().isArrowKey() && arrow(e)) {
            e.consume();
            return;
        }
        if (e.getCode() == KeyCode.ENTER && !e.isControlDown() && !e.isAltDown()) {
            enter();
            e.consume();
            return;
        }
        if (e.isShiftDown() && e.getCode().isDigitKey() && !e.isControlDown()) {
            peek.turn(e.getCode().getCode() - KeyCode.DIGIT0.getCode());
            e.consume();
            return;
        }
        if (SHEET.match(e)) {
            sheet.open();
            e.consume();
            return;
        }
        for (var command : commands) {
            if (!command.id().equals("add") && command.matches(e)) {
                inspector.keep();
                command.fire();
                e.consume();
                return;
            }
        }
    }

    private void escape() {
        if (canvas.cancelGesture()) {
            return;
        }
        if (editor.running().active().get()) {
            editor.running().cancel();
        } else {
            editor.canvas().select(java.util.Set.of());
            canvas.requestFocus();
        }
    }

    private boolean arrow(KeyEvent e) {
        int right = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
        int down = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        if (e.isAltDown()) {
            return false;
        }
        if (e.isControlDown() && e.isShiftDown()) {
            deeds.nudge(right, down);
        } else {
            deeds.go(right, down, e.isShiftDown());
            editor.canvas().only().ifPresent(canvas::focus);
        }
        return true;
    }

    /// A component opens; of any other node the settings are gone to.
    private void enter() {
        editor.chosen()
                .ifPresent(node -> {
                    if (node.inside() != null) {
                        editor.enter(node.id());
                    } else {
                        inspector.rename();
                    }
                });
    }

    private void opened(Spot spot, MouseEvent e) {
        switch (spot) {
            case Spot.Nothing _ ->
                    editor.offer(Offer.at(editor.canvas().camera().get().at(e.getX(), e.getY())));
            case Spot.OnNode(var node) -> {
                if (node.component()) {
                    editor.enter(node.id());
                } else {
                    inspector.rename();
                }
            }
            case Spot.OnNote _ -> inspector.rename();
            case Spot.OnPort _, Spot.OnWire _ -> {}
        }
    }

    private void menu(Spot spot, MouseEvent e) {
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
                                    "open",
                                    "help");
                };
        Command.Group last = null;
        for (var id : groups) {
            var command = command(id);
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

    /// Files from outside that are let go on the canvas become nodes that read them.
    private void files() {
        canvas.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        canvas.setOnDragDropped(e -> {
            if (e.getDragboard().hasFiles()) {
                var at = editor.canvas().camera().get().at(e.getX(), e.getY());
                drop(e.getDragboard().getFiles().stream().map(java.io.File::toPath).toList(), at);
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    /// Makes a node that reads each of the files.
    void drop(List<Path> files, org.bottega.flow.graph.Place at) {
        files.forEach(file -> deeds.drop(file, at));
        canvas.requestFocus();
    }

    @Override
    public void copy() {
        var text = deeds.copy();
        if (!text.isEmpty()) {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            desk.notices().say(desk.say("workflow.copied"));
        }
    }

    @Override
    public void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        if (text != null) {
            deeds.paste(text);
            editor.canvas().only().ifPresent(canvas::focus);
        }
    }

    @Override
    public void rename() {
        inspector.rename();
    }

    @Override
    public void remark() {
        inspector.remark();
    }

    @Override
    public void find() {
        Parts.visible(find, true);
        find.requestFocus();
        find.selectAll();
    }

    @Override
    public void help() {
        editor.chosen()
                .flatMap(n -> editor.catalog().find(n.type()))
                .ifPresent(spec ->
                        desk.notices()
                                .show(
                                        new Notice(
                                                Problem.note(spec.title(), spec.summary()),
                                                spec.documentation(),
                                                List.of())));
    }

    @Override
    public void shortcuts() {
        sheet.open();
    }

    @Override
    public void history() {
        if (history != null) {
            history = null;
            setRight(inspector);
            canvas.requestFocus();
            return;
        }
        var panel = new HistoryPanel(desk, editor, this::compare, this::history);
        panel.setPrefWidth(296);
        history = panel;
        setRight(panel);
    }

    @Override
    public void nameVersion() {
        if (history == null) {
            history();
        }
        if (history != null) {
            history.focusName();
        }
    }

    private void compare(String name, Workflow before) {
        var comparison = new Comparison[1];
        comparison[0] =
                new Comparison(
                        desk,
                        editor.catalog(),
                        name,
                        before,
                        editor.whole(),
                        () -> {
                            stage.getChildren().remove(comparison[0]);
                            canvas.requestFocus();
                        });
        stage.getChildren().add(comparison[0]);
    }

    @Override
    public void minimap() {
        mapped = !mapped;
        map();
    }

    @Override
    public void share() {
        var workflow = editor.whole();
        desk.files()
                .save(
                        desk.say("canvas.do.share"),
                        editor.document().id() + org.bottega.flow.file.WorkflowFile.SUFFIX,
                        List.of("json"))
                .ifPresent(to ->
                        desk.background()
                                .run(
                                        () -> {
                                            org.bottega.flow.file.WorkflowFile.write(to, workflow);
                                            return to;
                                        },
                                        written ->
                                                desk.notices()
                                                        .say(desk.say("model.written", written))));
    }

    /// Puts the keyboard on the canvas.
    void focusCanvas() {
        canvas.requestFocus();
    }

    /// Keeps what was typed and lets go of what is shown.
    void close() {
        inspector.keep();
        peek.close();
        editor.close();
    }
}
