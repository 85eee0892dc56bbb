package org.bottega.ui.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// Controls that choose columns. A chosen name that is not there any more stays and says so.
final class ColumnFields {
    private static final int MOST = 500;

    private ColumnFields() {}

    static List<Field> fitting(Schema schema, Set<Kind> kinds) {
        return schema.fields().stream()
                .filter(f -> kinds.isEmpty() || kinds.contains(f.kind()))
                .limit(MOST)
                .toList();
    }

    /// A choice of one column.
    static Node one(
            String now, Supplier<List<Field>> columns, Messages messages, Consumer<String> chosen) {
        var box = new ComboBox<String>();
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(messages.get("form.column"));
        fill(box, now, columns.get());
        box.setValue(now.isEmpty() ? null : now);
        box.setOnShowing(
                _ -> fill(box, box.getValue() == null ? "" : box.getValue(), columns.get()));
        box.setCellFactory(_ ->
                new ListCell<>() {
                    @Override
                    protected void updateItem(@Nullable String name, boolean empty) {
                        super.updateItem(name, empty);
                        setText(empty ? "" : name);
                        setGraphic(
                                empty || name == null
                                        ? null
                                        : columns.get().stream()
                                                .filter(f -> f.name().equals(name))
                                                .findFirst()
                                                .map(f -> Parts.icon(ColumnHead.icon(f.kind())))
                                                .orElse(null));
                    }
                });
        box.valueProperty()
                .addListener((_, _, name) -> {
                    if (name != null) {
                        chosen.accept(name);
                    }
                });
        return box;
    }

    private static void fill(ComboBox<String> box, String now, List<Field> columns) {
        var names = new ArrayList<>(columns.stream().map(Field::name).toList());
        if (!now.isEmpty() && !names.contains(now)) {
            names.addFirst(now);
        }
        if (!box.getItems().equals(names)) {
            var value = box.getValue();
            box.getItems().setAll(names);
            box.setValue(value);
        }
    }

    /// A choice of several columns, in the order in which they were chosen.
    static Node several(
            List<String> now,
            Supplier<List<Field>> columns,
            Messages messages,
            Consumer<List<String>> chosen) {
        var names = new ArrayList<>(now);
        var button = new MenuButton();
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("column-choice");
        told(button, names, columns.get(), messages);
        Runnable changed =
                () -> {
                    told(button, names, columns.get(), messages);
                    chosen.accept(List.copyOf(names));
                };
        button.setOnShowing(
                _ -> button.getItems().setAll(items(names, columns.get(), messages, changed)));
        button.getItems().setAll(items(names, columns.get(), messages, changed));
        return button;
    }

    private static void told(
            MenuButton button, List<String> names, List<Field> columns, Messages messages) {
        var there = columns.stream().map(Field::name).toList();
        long gone = names.stream().filter(n -> !there.contains(n)).count();
        var text =
                names.isEmpty()
                        ? messages.get("form.columns")
                        : names.size() <= 2
                                ? String.join(", ", names)
                                : messages.get("form.columns-chosen", names.size());
        button.setText(gone == 0 ? text : text + " · " + messages.get("form.columns-gone", gone));
    }

    private static List<MenuItem> items(
            List<String> names, List<Field> columns, Messages messages, Runnable changed) {
        var items = new ArrayList<MenuItem>();
        var all = new MenuItem(messages.get("form.columns-all"));
        all.setOnAction(_ -> {
            columns.stream().map(Field::name).filter(n -> !names.contains(n)).forEach(names::add);
            changed.run();
        });
        var none = new MenuItem(messages.get("form.columns-none"));
        none.setOnAction(_ -> {
            names.clear();
            changed.run();
        });
        items.add(all);
        items.add(none);
        var there = columns.stream().map(Field::name).toList();
        names.stream()
                .filter(n -> !there.contains(n))
                .forEach(n -> items.add(item(n, null, names, changed)));
        columns.forEach(f -> items.add(item(f.name(), f.kind(), names, changed)));
        return items;
    }

    private static MenuItem item(
            String name, @Nullable Kind kind, List<String> names, Runnable changed) {
        var box = new CheckBox(name);
        box.setSelected(names.contains(name));
        box.setGraphic(
                Parts.icon(kind == null ? "mdi2h-help-circle-outline" : ColumnHead.icon(kind)));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                names.add(name);
            } else {
                names.remove(name);
            }
            changed.run();
        });
        var item = new CustomMenuItem(box, false);
        item.setId("column-" + name);
        return item;
    }
}
