package org.bottega.ui.page.workflow;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.Editing.Offer;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The field that opens on the canvas to add a node by typing; offers what fits the port that was
/// dragged from.
final class QuickAdd extends VBox {
    private static final double WIDTH = 320;
    private static final int LINES = 8;
    private static final double LINE = 34;

    /// what the list has above and below its lines
    private static final double EDGES = 12;

    private final Desk desk;
    private final EditorViewModel editor;
    private final FlowCanvas canvas;
    private final TextField field = new TextField();
    private final ListView<NodeSpec> list = new ListView<>();
    private @Nullable Offer offer;

    QuickAdd(Desk desk, EditorViewModel editor, FlowCanvas canvas) {
        super(6);
        this.desk = desk;
        this.editor = editor;
        this.canvas = canvas;
        setId("quick-add");
        getStyleClass().addAll("palette", "quick-add");
        setManaged(false);
        setVisible(false);
        field.setId("quick-add-field");
        field.setPromptText(desk.say("workflow.quick-add"));
        field.setAccessibleText(desk.say("workflow.quick-add"));
        field.textProperty().subscribe(_ -> fill());
        list.setId("quick-add-list");
        list.setFixedCellSize(LINE);
        list.setPrefHeight(LINE * LINES + EDGES);
        list.setMinHeight(0);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new KindCell());
        list.setPlaceholder(Parts.label(desk.say("workflow.nothing-fits"), "muted"));
        list.setOnMouseClicked(_ -> choose());
        getChildren().addAll(field, list);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && isVisible() && !list.isFocused()) {
                        close(false);
                    }
                });
        editor.offers().offered().subscribe(this::open);
    }

    /// Opens with a letter that was typed on the canvas.
    void type(String letter) {
        editor.offers().here();
        field.setText(letter);
        field.positionCaret(letter.length());
    }

    private void open(@Nullable Offer wanted) {
        if (wanted == null) {
            if (isVisible()) {
                close(true);
            }
            return;
        }
        offer = wanted;
        field.clear();
        fill();
        list.setPrefHeight(LINE * LINES + EDGES);
        var camera = editor.canvas().camera().get();
        double width = WIDTH;
        double height = prefHeight(width);
        double x =
                Math.clamp(
                        camera.viewX(wanted.at().x()),
                        8,
                        Math.max(8, canvas.getWidth() - width - 8));
        double y =
                Math.clamp(
                        camera.viewY(wanted.at().y()),
                        8,
                        Math.max(8, canvas.getHeight() - height - 8));
        setVisible(true);
        resizeRelocate(x, y, width, height);
        field.requestFocus();
    }

    private void fill() {
        var now = offer;
        if (now != null) {
            list.getItems().setAll(editor.offers().fitting(now, field.getText()));
            list.getSelectionModel().selectFirst();
            list.scrollTo(0);
            int lines = Math.clamp(list.getItems().size(), 1, LINES);
            list.setPrefHeight(LINE * lines + EDGES);
            resize(WIDTH, prefHeight(WIDTH));
        }
    }

    private void key(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> move(at + 1);
            case UP -> move(at - 1);
            case ENTER -> choose();
            case ESCAPE -> close(true);
            default -> {
                if (event.getCode() == KeyCode.TAB) {
                    close(true);
                    event.consume();
                }
                return;
            }
        }
        event.consume();
    }

    private void move(int to) {
        int at = Math.clamp(to, 0, Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - LINES / 2));
    }

    private void choose() {
        var spec = list.getSelectionModel().getSelectedItem();
        var now = offer;
        if (spec != null && now != null) {
            offer = null;
            setVisible(false);
            editor.offers().add(now, spec);
            editor.canvas().only().ifPresentOrElse(canvas::focus, canvas::requestFocus);
        }
    }

    private void close(boolean back) {
        offer = null;
        setVisible(false);
        editor.offers().dismiss();
        if (back) {
            canvas.requestFocus();
        }
    }

    private final class KindCell extends ListCell<NodeSpec> {
        @Override
        protected void updateItem(@Nullable NodeSpec spec, boolean empty) {
            super.updateItem(spec, empty);
            if (empty || spec == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var text = desk.messages().catalogue();
            var icon = Parts.icon(Icons.of(spec));
            icon.getStyleClass().add("category-" + NodePalette.word(spec.category()));
            var category =
                    Parts.label(
                            desk.say("workflow.category." + NodePalette.word(spec.category())),
                            "muted",
                            "small");
            category.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            setGraphic(
                    Parts.row(10, icon, Parts.label(text.title(spec)), Parts.spring(), category));
            setPrefWidth(0);
            setAccessibleText(text.title(spec) + ". " + text.summary(spec));
        }
    }
}
