package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
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
import org.bottega.ui.canvas.gesture.PlacingComponent;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// All kinds of nodes by category and the components that were kept, found by name, synonym or what they
/// do. A drag brings one onto the
/// canvas; Enter or a double click puts it behind the selected node.
final class NodePalette extends BorderPane {
    private static final String COMPONENTS = "components";

    private final Desk desk;
    private final EditorViewModel editor;
    private final Consumer<NodeSpec> add;
    private final TextField search = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final Set<String> closed = new HashSet<>();
    private @Nullable Line taken;

    /// A head, or what stands below it.
    private sealed interface Line {
        /// @param id of the category, or of the components
        record Head(String id, int kinds) implements Line {}

        record Kind(NodeSpec spec) implements Line {}

        record Component(ComponentLibrary.Kept kept) implements Line {}
    }

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
            } else if (e.getCode() == KeyCode.DELETE
                    && list.getSelectionModel().getSelectedItem()
                            instanceof Line.Component(var kept)) {
                editor.library().remove(kept);
                e.consume();
            }
        });
        editor.library().all().subscribe(_ -> fill());
        // the list may give the cell under the hand to another line meanwhile, so the list is
        // what is dragged from
        list.addEventFilter(
                MouseEvent.DRAG_DETECTED,
                e -> {
                    switch (taken) {
                        case Line.Kind(var spec) -> {
                            list.startFullDrag();
                            canvas.carry(new Placing(editor.canvas(), spec));
                            e.consume();
                        }
                        case Line.Component(var kept) -> {
                            list.startFullDrag();
                            canvas.carry(
                                    new PlacingComponent(
                                            editor.canvas(),
                                            kept.name(),
                                            at -> editor.library().add(kept, at)));
                            e.consume();
                        }
                        case Line.Head _ -> {}
                        case null -> {}
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
            if (!(list.getItems().get(i) instanceof Line.Head)) {
                return i;
            }
        }
        return 0;
    }

    private void fill() {
        var typed = search.getText();
        var lines = new ArrayList<Line>();
        var kept = editor.library().find(typed);
        if (!typed.isBlank()) {
            kept.forEach(k -> lines.add(new Line.Component(k)));
            editor.catalog()
                    .search(typed, _ -> 0, desk.messages().catalogue())
                    .forEach(s -> lines.add(new Line.Kind(s)));
        } else {
            section(lines, COMPONENTS, kept.stream().<Line>map(Line.Component::new).toList());
            for (var category : Category.values()) {
                section(
                        lines,
                        word(category),
                        editor.catalog().all().stream()
                                .filter(s -> s.category() == category)
                                .<Line>map(Line.Kind::new)
                                .toList());
            }
        }
        list.getItems().setAll(lines);
    }

    private void section(List<Line> lines, String id, List<Line> within) {
        if (!within.isEmpty()) {
            lines.add(new Line.Head(id, within.size()));
            if (!closed.contains(id)) {
                lines.addAll(within);
            }
        }
    }

    private void choose() {
        act(list.getSelectionModel().getSelectedItem());
    }

    private void act(@Nullable Line line) {
        switch (line) {
            case Line.Head(var id, var _) -> toggle(id);
            case Line.Kind(var spec) -> add.accept(spec);
            case Line.Component(var kept) -> editor.library().add(kept, editor.canvas().free());
            case null -> {}
        }
    }

    private void toggle(String id) {
        if (!closed.remove(id)) {
            closed.add(id);
        }
        fill();
    }

    private final class KindCell extends ListCell<Line> {
        KindCell() {
            setOnMousePressed(_ -> taken = getItem());
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY
                        && (getItem() instanceof Line.Head || e.getClickCount() == 2)) {
                    act(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setPrefWidth(0);
            getStyleClass().removeAll("category-line");
            setTooltip(null);
            setContextMenu(null);
            switch (empty ? null : line) {
                case Line.Head(var id, var kinds) -> {
                    getStyleClass().add("category-line");
                    setGraphic(
                            Parts.icon(
                                    closed.contains(id)
                                            ? "mdi2c-chevron-right"
                                            : "mdi2c-chevron-down"));
                    setText(
                            desk.say(
                                    "workflow.category",
                                    desk.say("workflow.category." + id),
                                    kinds));
                    setId("category-" + id);
                }
                case Line.Kind(var spec) -> {
                    var icon = Parts.icon(Icons.of(spec));
                    icon.getStyleClass().add("category-" + word(spec.category()));
                    setGraphic(icon);
                    setText(desk.messages().catalogue().title(spec));
                    setId("kind-" + spec.id());
                    setTooltip(new Tooltip(desk.messages().catalogue().summary(spec)));
                }
                case Line.Component(var kept) -> {
                    setGraphic(Parts.icon(Icons.COMPONENT));
                    setText(kept.name());
                    setId("component-" + kept.id());
                    setTooltip(new Tooltip(desk.say("workflow.component.nodes", kept.nodes())));
                    var remove = new MenuItem(desk.say("workflow.component.remove"));
                    remove.setOnAction(_ -> editor.library().remove(kept));
                    setContextMenu(new ContextMenu(remove));
                }
                case null -> {
                    setText("");
                    setGraphic(null);
                    setId(null);
                }
            }
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
