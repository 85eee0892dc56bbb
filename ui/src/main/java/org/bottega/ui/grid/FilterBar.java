package org.bottega.ui.grid;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.bottega.data.view.Look;
import org.bottega.data.view.RowFilter;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// What is filtered, each a chip that a click takes away, and how many rows are left. Hidden while all
/// rows are looked at in their own order.
final class FilterBar extends HBox {
    private static final int LONGEST = 60;

    private final Messages messages;
    private final GridViewModel rows;
    private final java.util.function.Predicate<String> moments;
    private final java.util.function.Consumer<? super Throwable> failed;
    private final FlowPane chips = new FlowPane(6, 4);
    private final javafx.scene.control.Label count = Parts.label("", "muted", "small");

    /// @param moments whether a column of this name holds days or moments
    FilterBar(
            Messages messages,
            GridViewModel rows,
            java.util.function.Predicate<String> moments,
            java.util.function.Consumer<? super Throwable> failed) {
        this.messages = messages;
        this.rows = rows;
        this.moments = moments;
        this.failed = failed;
        getStyleClass().add("filter-bar");
        setId("filter-bar");
        setSpacing(8);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(chips, Priority.ALWAYS);
        chips.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        count.setId("rows-left");
        count.setMinWidth(USE_PREF_SIZE);
        var clear =
                Parts.button(
                        messages.get("grid.clear"),
                        "",
                        () -> rows.arrange(Look.PLAIN, failed),
                        "flat",
                        "small");
        clear.setId("clear-filters");
        clear.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(chips, count, clear);
        rows.look().subscribe(this::show);
        rows.rows().subscribe(() -> show(rows.look().get()));
    }

    private void show(Look look) {
        Parts.visible(this, !look.plain());
        chips.getChildren().clear();
        for (var filter : look.filters()) {
            chips.getChildren().add(chip(words(filter), () -> rows.filter(filter, failed)));
        }
        for (var order : look.orders()) {
            chips.getChildren()
                    .add(
                            chip(
                                    messages.get(
                                            order.descending()
                                                    ? "grid.sorted-down"
                                                    : "grid.sorted-up",
                                            order.column()),
                                    () -> {
                                        var left = new java.util.ArrayList<>(look.orders());
                                        left.remove(order);
                                        rows.arrange(new Look(left, look.filters()), failed);
                                    }));
        }
        var figures = messages.figures();
        count.setText(
                messages.get(
                        "grid.rows-left",
                        figures.count(rows.rows().get()),
                        figures.count(rows.all())));
    }

    private Button chip(String text, Runnable remove) {
        var shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        var chip = Parts.button(shown, "mdi2c-close", remove, "chip");
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        chip.setTooltip(new Tooltip(messages.get("grid.remove-filter", text)));
        chip.setAccessibleText(messages.get("grid.remove-filter", text));
        return chip;
    }

    private String words(RowFilter filter) {
        return switch (filter) {
            case RowFilter.Contains(var column, var text) ->
                    messages.get("grid.contains", column, text);
            case RowFilter.Range(var column, var from, var to, _) ->
                    to == Double.POSITIVE_INFINITY
                            ? messages.get("grid.at-least", column, value(column, from))
                            : from == Double.NEGATIVE_INFINITY
                                    ? messages.get("grid.at-most", column, value(column, to))
                                    : messages.get(
                                            "grid.between",
                                            column,
                                            value(column, from),
                                            value(column, to));
            case RowFilter.OneOf(var column, var values) ->
                    messages.get("grid.one-of", column, String.join(", ", values));
            case RowFilter.Missing(var column, var missing) ->
                    messages.get(missing ? "grid.is-missing" : "grid.is-there", column);
            case RowFilter.Condition(var formula) -> formula;
        };
    }

    private String value(String column, double value) {
        return moments.test(column)
                ? TimeColumn.text((long) value)
                : messages.figures().number(value, 6);
    }

    /// Whether a filter is about a column.
    static boolean about(RowFilter filter, String name) {
        return name.equals(column(filter));
    }

    private static @Nullable String column(RowFilter filter) {
        return switch (filter) {
            case RowFilter.Contains f -> f.column();
            case RowFilter.Range f -> f.column();
            case RowFilter.OneOf f -> f.column();
            case RowFilter.Missing f -> f.column();
            case RowFilter.Condition _ -> null;
        };
    }
}
