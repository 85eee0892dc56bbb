package org.bottega.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.bottega.kernel.table.Kind;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// Rows by the million under heads that tell what is in the columns. A click on a head (or a cell)
/// chooses the column; its menu, or the key T, makes it the target.
public final class DataGrid extends BorderPane {
    /// More columns than this are not drawn; the page says so.
    public static final int MOST_COLUMNS = 400;

    private static final double ROW = 26;

    private final Messages messages;
    private final List<ColumnHeadView> heads = new ArrayList<>();
    private final List<ColumnHead> columns = new ArrayList<>();
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
    private final Consumer<String> useAsTarget;
    private TableView<Integer> table = new TableView<>();
    private @Nullable String target;

    /// @param useAsTarget told which column a person wants to predict
    public DataGrid(Messages messages, Consumer<String> useAsTarget) {
        this.messages = messages;
        this.useAsTarget = useAsTarget;
        getStyleClass().add("data-grid");
    }

    /// The name of the column last clicked.
    public ReadOnlyStringProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Shows other rows.
    public void show(List<ColumnHead> shown, GridViewModel rows) {
        columns.clear();
        columns.addAll(shown.subList(0, Math.min(shown.size(), MOST_COLUMNS)));
        heads.clear();
        target = null;
        table = new TableView<>();
        table.setFixedCellSize(ROW);
        table.setId("data-grid");
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getColumns().add(numbers());
        for (int i = 0; i < columns.size(); i++) {
            table.getColumns().add(column(i, rows));
        }
        table.setItems(new RowNumbers(rows.rows()));
        table.setPlaceholder(Parts.label(messages.get("grid.empty"), "muted"));
        rows.watch(table::refresh);
        table.getFocusModel()
                .focusedCellProperty()
                .subscribe(cell -> {
                    int at = cell == null ? -1 : cell.getColumn() - 1;
                    if (at >= 0 && at < columns.size()) {
                        chosen.set(columns.get(at).name());
                    }
                });
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.T && chosen.get() != null) {
                useAsTarget.accept(chosen.get());
                e.consume();
            }
        });
        table.setAccessibleText(messages.get("grid.accessible", rows.rows(), columns.size()));
        setCenter(table);
    }

    /// Marks the column to be predicted.
    public void target(@Nullable String name) {
        target = name;
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).target(columns.get(i).name().equals(name));
        }
        table.refresh();
    }

    private static TableColumn<Integer, String> numbers() {
        var column = new TableColumn<Integer, String>("");
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(56);
        column.setCellFactory(_ ->
                new TableCell<>() {
                    {
                        getStyleClass().add("row-number");
                    }

                    @Override
                    protected void updateItem(@Nullable String item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(empty ? "" : Integer.toString(getIndex() + 1));
                    }
                });
        return column;
    }

    private TableColumn<Integer, String> column(int at, GridViewModel rows) {
        var head = columns.get(at);
        var column = new TableColumn<Integer, String>();
        var view = new ColumnHeadView(head, messages);
        heads.add(view);
        double width = Math.clamp(head.name().length() * 7.2 + 46, 112, 240);
        view.setPrefWidth(width);
        view.prefWidthProperty().bind(column.widthProperty());
        column.setGraphic(view);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setContextMenu(menu(head.name()));
        view.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                chosen.set(head.name());
                if (e.getClickCount() == 2) {
                    useAsTarget.accept(head.name());
                }
            }
        });
        column.setCellFactory(_ -> new ValueCell(at, head, rows));
        return column;
    }

    private ContextMenu menu(String name) {
        var use = new MenuItem(messages.get("grid.use-as-target"), Parts.icon("mdi2t-target"));
        use.setOnAction(_ -> useAsTarget.accept(name));
        var profile =
                new MenuItem(messages.get("grid.profile"), Parts.icon("mdi2c-chart-histogram"));
        profile.setOnAction(_ -> chosen.set(name));
        return new ContextMenu(use, profile);
    }

    /// One value; numbers stand at the right.
    private final class ValueCell extends TableCell<Integer, String> {
        private final int column;
        private final ColumnHead head;
        private final GridViewModel rows;

        ValueCell(int column, ColumnHead head, GridViewModel rows) {
            this.column = column;
            this.head = head;
            this.rows = rows;
            if (head.kind() == Kind.NUMBER) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("missing", "target-cell");
            if (empty) {
                setText("");
                return;
            }
            if (head.name().equals(target)) {
                getStyleClass().add("target-cell");
            }
            var text = rows.text(getIndex(), column);
            if (text == null && rows.loaded(getIndex())) {
                getStyleClass().add("missing");
                setText("–");
            } else {
                setText(text == null ? "" : text);
            }
        }
    }
}
