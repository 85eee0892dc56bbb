package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.gesture.Placing;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// All kinds of nodes by category, found by name, synonym or what they do. A drag brings one onto the
/// canvas; Enter or a double click puts it behind the selected node.
final class NodePalette extends BorderPane {
    private final Desk desk;
    private final EditorViewModel editor;
    private final Consumer<NodeSpec> add;
    private final TextField search = new TextField();
    private final ListView<Line> list = new ListView<>();
    private @Nullable NodeSpec taken;
    private final Set<Category> closed = EnumSet.noneOf(Category.class);

    /// A category's head, or a kind below it.
    private record Line(Category category, @Nullable NodeSpec spec, int kinds) {}

    NodePalette(Desk desk, EditorViewModel editor, FlowCanvas canvas, Consumer<NodeSpec> add) {
        this.desk = desk;
        this.editor = editor;
        this.add = add;
        getStyleClass().addAll("side", "node-palette");
        search.setId("node-search");
        search.setPromptText(desk.say("workflow.search"));
        search.setAccessibleText(desk.say("workflow.search"));
        search.textProperty().subscribe(_ -> fill());
        search.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().select(firstKind());
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER) {
                list.getSelectionModel().select(firstKind());
                choose();
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                search.clear();
                e.consume();
            }
        });
        list.setId("node-kinds");
        list.setFixedCellSize(30);
        list.setAccessibleText(desk.say("workflow.kinds"));
        list.setCellFactory(_ -> new KindCell());
        list.setPlaceholder(Parts.label(desk.say("palette.nothing"), "muted"));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                choose();
                e.consume();
            }
        });
        // the list may give the cell under the hand to another line meanwhile, so the list is what
        // is
        // dragged from
        list.addEventFilter(
                MouseEvent.DRAG_DETECTED,
                e -> {
                    var spec = taken;
                    if (spec != null) {
                        list.startFullDrag();
                        canvas.carry(new Placing(editor.canvas(), spec));
                        e.consume();
                    }
                });
        var top = Parts.column(0, search);
        top.getStyleClass().add("node-palette-top");
        setTop(top);
        setCenter(list);
        fill();
    }

    private int firstKind() {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).spec() != null) {
                return i;
            }
        }
        return 0;
    }

    private void fill() {
        var typed = search.getText();
        var lines = new ArrayList<Line>();
        if (!typed.isBlank()) {
            editor.catalog().search(typed).forEach(s -> lines.add(new Line(s.category(), s, 0)));
        } else {
            for (var category : Category.values()) {
                List<NodeSpec> kinds =
                        editor.catalog().all().stream()
                                .filter(s -> s.category() == category)
                                .toList();
                if (kinds.isEmpty()) {
                    continue;
                }
                lines.add(new Line(category, null, kinds.size()));
                if (!closed.contains(category)) {
                    kinds.forEach(s -> lines.add(new Line(category, s, 0)));
                }
            }
        }
        list.getItems().setAll(lines);
    }

    private void choose() {
        var line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        var spec = line.spec();
        if (spec == null) {
            toggle(line.category());
        } else {
            add.accept(spec);
        }
    }

    private void toggle(Category category) {
        if (!closed.remove(category)) {
            closed.add(category);
        }
        fill();
    }

    private final class KindCell extends ListCell<Line> {
        KindCell() {
            setOnMousePressed(_ -> taken = getItem() == null ? null : getItem().spec());
            setOnMouseClicked(e -> {
                var line = getItem();
                if (line == null || e.getButton() != MouseButton.PRIMARY) {
                    return;
                }
                if (line.spec() == null) {
                    toggle(line.category());
                } else if (e.getClickCount() == 2) {
                    add.accept(line.spec());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setPrefWidth(0);
            getStyleClass().removeAll("category-line");
            setTooltip(null);
            if (empty || line == null) {
                setText("");
                setGraphic(null);
                setId(null);
                return;
            }
            var spec = line.spec();
            if (spec == null) {
                getStyleClass().add("category-line");
                var open = !closed.contains(line.category());
                setGraphic(Parts.icon(open ? "mdi2c-chevron-down" : "mdi2c-chevron-right"));
                setText(
                        desk.say(
                                "workflow.category",
                                desk.say("workflow.category." + word(line.category())),
                                line.kinds()));
                setId("category-" + word(line.category()));
                return;
            }
            var icon = Parts.icon(Icons.of(spec));
            icon.getStyleClass().add("category-" + word(spec.category()));
            setGraphic(icon);
            setText(spec.title());
            setId("kind-" + spec.id());
            setTooltip(new Tooltip(spec.summary()));
        }
    }

    static String word(Category category) {
        return category.name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Puts the keyboard into the search field.
    void focus() {
        search.requestFocus();
        search.selectAll();
    }
}
