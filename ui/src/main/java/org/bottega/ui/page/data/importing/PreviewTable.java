package org.bottega.ui.page.data.importing;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import org.bottega.data.Preview;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The first rows as they are written, under heads that tell the kind and use of each column. A click
/// on a head changes them.
final class PreviewTable extends TableView<List<@Nullable String>> {
    /// So many columns are drawn at once; one turns to the others.
    static final int COLUMNS = 100;

    private final Desk desk;
    private final ImportViewModel model;
    private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();

    PreviewTable(Desk desk, ImportViewModel model) {
        this.desk = desk;
        this.model = model;
        setId("import-preview");
        setFixedCellSize(26);
        getStyleClass().add("preview-table");
        setPlaceholder(Parts.label("", "muted"));
        model.preview().subscribe(this::show);
    }

    /// The number of the first column that is drawn, from 0 on.
    ReadOnlyIntegerProperty first() {
        return first.getReadOnlyProperty();
    }

    /// Turns to the columns before or after these.
    void turn(boolean forward) {
        first.set(Math.max(0, first.get() + (forward ? COLUMNS : -COLUMNS)));
        show(model.preview().get());
        scrollToColumnIndex(0);
    }

    private void show(@Nullable Preview preview) {
        if (preview == null) {
            first.set(0);
            getItems().clear();
            getColumns().clear();
            return;
        }
        var fields = preview.schema().fields();
        var columns = new ArrayList<TableColumn<List<@Nullable String>, ?>>();
        if (first.get() >= fields.size()) {
            first.set(0);
        }
        for (int i = first.get(); i < Math.min(fields.size(), first.get() + COLUMNS); i++) {
            columns.add(column(i, fields.get(i), preview));
        }
        getColumns().setAll(columns);
        getItems().setAll(preview.rows());
    }

    private TableColumn<List<@Nullable String>, String> column(
            int at, Field field, Preview preview) {
        var column = new TableColumn<List<@Nullable String>, String>();
        column.setSortable(false);
        column.setReorderable(false);
        double width = Math.clamp(field.name().length() * 7.2 + 56, 128, 260);
        column.setPrefWidth(width);
        var head = head(field, preview.formats().get(at));
        head.setPrefWidth(width);
        head.prefWidthProperty().bind(column.widthProperty());
        column.setGraphic(head);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().get(at)));
        boolean number = field.kind() == Kind.NUMBER;
        boolean ignored = field.role() == Role.IGNORE;
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable String value, boolean empty) {
                        super.updateItem(value, empty);
                        getStyleClass().removeAll("missing", "number", "ignored-cell");
                        if (number) {
                            getStyleClass().add("number");
                        }
                        if (ignored) {
                            getStyleClass().add("ignored-cell");
                        }
                        if (!empty && value == null) {
                            getStyleClass().add("missing");
                        }
                        setText(empty ? "" : value == null ? "–" : value);
                    }
                });
        return column;
    }

    /// A button, so that the keyboard reaches it.
    private Button head(Field field, String format) {
        boolean chosen = model.options().get().kinds().containsKey(field.name());
        var name = Parts.label(field.name(), "name");
        name.setMinWidth(0);
        var kind =
                Parts.label(
                        desk.say(ColumnHead.word(field.kind()))
                                + (format.isEmpty() || chosen ? "" : "  " + format),
                        "figures");
        if (chosen) {
            kind.getStyleClass().add("chosen-kind");
        }
        kind.setMinWidth(0);
        var role = Parts.label(role(field.role()), "figures");
        if (field.role() == Role.TARGET) {
            role.setGraphic(Parts.icon("mdi2t-target"));
        }
        var arrow = Parts.icon("mdi2c-chevron-down");
        arrow.getStyleClass().add("head-arrow");
        var button = new Button();
        button.setId("head-" + field.name());
        button.getStyleClass().addAll("flat", "preview-head");
        button.setGraphic(
                Parts.column(
                        2,
                        Parts.row(
                                5,
                                Parts.icon(ColumnHead.icon(field.kind())),
                                name,
                                Parts.spring(),
                                arrow),
                        kind,
                        role));
        ((javafx.scene.layout.Region) button.getGraphic())
                .prefWidthProperty()
                .bind(button.widthProperty().subtract(12));
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(
                field.name()
                        + ", "
                        + kind.getText()
                        + ", "
                        + desk.say("role." + word(field.role())));
        button.setOnAction(_ -> menu(field).show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    private String role(Role role) {
        return desk.say("role." + word(role));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private ContextMenu menu(Field field) {
        var menu = new ContextMenu();
        menu.getItems().add(title("import.kind"));
        var kinds = new ToggleGroup();
        var chosen = model.options().get().kinds().get(field.name());
        menu.getItems()
                .add(
                        item(
                                "kind-found",
                                desk.say("import.automatic"),
                                null,
                                chosen == null,
                                kinds,
                                () -> model.kind(field.name(), null)));
        for (var kind : Kind.values()) {
            if (kind == Kind.IMAGE) {
                continue; // only a folder of pictures holds any
            }
            menu.getItems()
                    .add(
                            item(
                                    "kind-" + word(kind),
                                    desk.say(ColumnHead.word(kind)),
                                    Parts.icon(ColumnHead.icon(kind)),
                                    kind == chosen,
                                    kinds,
                                    () -> model.kind(field.name(), kind)));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), title("import.role"));
        var roles = new ToggleGroup();
        for (var role : Role.values()) {
            menu.getItems()
                    .add(
                            item(
                                    "role-" + word(role),
                                    role(role),
                                    null,
                                    role == field.role(),
                                    roles,
                                    () -> model.role(field.name(), role)));
        }
        return menu;
    }

    private MenuItem title(String key) {
        var item = new MenuItem(desk.say(key));
        item.setDisable(true);
        return item;
    }

    private static RadioMenuItem item(
            String id,
            String text,
            @Nullable Node icon,
            boolean selected,
            ToggleGroup group,
            Runnable run) {
        var item = new RadioMenuItem(text, icon);
        item.setId(id);
        item.setToggleGroup(group);
        item.setSelected(selected);
        item.setOnAction(_ -> run.run());
        return item;
    }
}
