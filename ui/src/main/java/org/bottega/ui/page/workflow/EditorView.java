package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.bottega.flow.graph.Place;
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
    private final Desk desk;
    private final EditorViewModel editor;
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
    private @Nullable HistoryPanel history;
    private boolean fitted;
    private boolean mapped = true;
    private final NodePalette palette;
    private final SplitPane middle = new SplitPane();
    private double divided = 0.72;

    /// @param leave back to the list
    EditorView(Desk desk, EditorViewModel editor, Consumer<@Nullable String> leave) {
        this.desk = desk;
        this.editor = editor;
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
        palette = new NodePalette(desk, editor, canvas, this::add);
        palette.setPrefWidth(232);
        palette.setMinWidth(200);
        inspector.setPrefWidth(296);
        inspector.setMinWidth(240);
        setTop(new EditorBar(desk, editor, commands, leave, canvas::requestFocus));
        build();
        middle.getItems().addAll(stage, peek);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(divided);
        peek.setMinHeight(80);
        SplitPane.setResizableWithParent(peek, false);
        SplitPane.setResizableWithParent(stage, true);
        setLeft(palette);
        setCenter(
                new StackPane(
                        middle,
                        sheet,
                        new CodeSheet(desk, editor.running(), canvas::requestFocus)));
        setRight(inspector);
        new CanvasKeys(editor, canvas, commands, deeds, inspector, peek, quick, sheet).listen(this);
        new FileDrops(desk, editor, canvas, deeds).listen();
        canvas.onOpen(this::opened);
        canvas.onMenu(new CanvasMenu(desk, canvas, commands)::open);
        canvas.widthProperty().subscribe(_ -> firstFit());
        canvas.heightProperty().subscribe(_ -> firstFit());
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

    private Button tool(String id) {
        return Command.of(commands, id).button(desk);
    }

    private void add(NodeSpec spec) {
        var one = editor.canvas().only();
        editor.offers()
                .add(
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

    private void opened(Spot spot, MouseEvent e) {
        switch (spot) {
            case Spot.Nothing _ ->
                    editor.offer(Offer.at(editor.canvas().camera().get().at(e.getX(), e.getY())));
            case Spot.OnNode(var node) -> {
                if (node.component()) {
                    editor.enter(node.id());
                } else {
                    rename();
                }
            }
            case Spot.OnNote _ -> rename();
            case Spot.OnPort _, Spot.OnWire _ -> {}
        }
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

    /// The canvas alone, or with all beside it.
    @Override
    public void panels() {
        if (getLeft() == null) {
            setLeft(palette);
            setRight(history == null ? inspector : history);
            middle.getItems().add(peek);
            middle.setDividerPositions(divided);
        } else {
            divided = middle.getDividerPositions()[0];
            setLeft(null);
            setRight(null);
            middle.getItems().remove(peek);
        }
        canvas.requestFocus();
    }

    private void showPanels() {
        if (getLeft() == null) {
            panels();
        }
    }

    @Override
    public void rename() {
        showPanels();
        inspector.rename();
    }

    @Override
    public void remark() {
        showPanels();
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
                                                Problem.note(
                                                        desk.messages().catalogue().title(spec),
                                                        desk.messages().catalogue().summary(spec)),
                                                spec.documentation(),
                                                List.of())));
    }

    @Override
    public void shortcuts() {
        sheet.open();
    }

    @Override
    public void history() {
        showPanels();
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

    /// Makes a node that reads each of the files.
    void drop(List<Path> files, Place at) {
        deeds.read(files, at);
        canvas.requestFocus();
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
