package org.bottega.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.bottega.data.view.RowFilter;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;

/// A small form that makes a filter for one column: a range for numbers and moments, else a text and
/// the most frequent values.
final class FilterForm extends CustomMenuItem {
    private final ColumnHead head;
    private final Messages messages;
    private final Consumer<RowFilter> made;
    private final TextField first = new TextField();
    private final TextField second = new TextField();
    private final List<CheckBox> values = new ArrayList<>();
    private final javafx.scene.control.Label complaint = Parts.label("", "complaint");

    FilterForm(ColumnHead head, Messages messages, Consumer<RowFilter> made) {
        this.head = head;
        this.messages = messages;
        this.made = made;
        setHideOnClick(false);
        getStyleClass().add("filter-form");
        var box = new VBox(6);
        box.setPadding(new Insets(2, 0, 4, 0));
        box.setPrefWidth(220);
        box.getChildren().add(Parts.label(messages.get("grid.filter-rows"), "section"));
        if (ranged()) {
            first.setPromptText(messages.get("grid.from"));
            second.setPromptText(messages.get("grid.to"));
            first.setId("filter-from");
            second.setId("filter-to");
            first.setPrefColumnCount(8);
            second.setPrefColumnCount(8);
            box.getChildren().add(Parts.row(6, first, Parts.label("–"), second));
        } else {
            first.setPromptText(messages.get("grid.holds-text"));
            first.setId("filter-text");
            box.getChildren().add(first);
            for (var top : head.top().stream().limit(8).toList()) {
                var value =
                        new CheckBox(top.value() + "  " + messages.figures().share(top.share()));
                value.setUserData(top.value());
                value.setMnemonicParsing(false);
                value.setMaxWidth(220);
                values.add(value);
                box.getChildren().add(value);
            }
        }
        Parts.visible(complaint, false);
        var apply = Parts.button(messages.get("grid.filter"), "", this::apply, "accent", "small");
        apply.setId("filter-apply");
        box.getChildren().addAll(complaint, apply);
        for (Node field : List.of(first, second)) {
            field.setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER) {
                    apply();
                    e.consume();
                }
            });
        }
        setContent(box);
    }

    private boolean ranged() {
        return head.kind() == Kind.NUMBER || head.kind().temporal();
    }

    private void apply() {
        var filter = ranged() ? range() : texts();
        Parts.visible(complaint, filter.isEmpty());
        filter.ifPresent(f -> {
            getParentPopup().hide();
            made.accept(f);
        });
    }

    private Optional<RowFilter> range() {
        var from = value(first.getText(), Double.NEGATIVE_INFINITY);
        var to = value(second.getText(), Double.POSITIVE_INFINITY);
        if (from.isEmpty() || to.isEmpty()) {
            complaint.setText(
                    messages.get(head.kind() == Kind.NUMBER ? "grid.no-number" : "grid.no-day"));
            return Optional.empty();
        }
        if (from.get() == Double.NEGATIVE_INFINITY && to.get() == Double.POSITIVE_INFINITY
                || from.get() > to.get()) {
            complaint.setText(messages.get("grid.no-range"));
            return Optional.empty();
        }
        return Optional.of(new RowFilter.Range(head.name(), from.get(), to.get(), true));
    }

    private Optional<Double> value(String text, double otherwise) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Optional.of(otherwise);
        }
        try {
            return Optional.of(
                    head.kind() == Kind.NUMBER
                            ? Double.parseDouble(typed)
                            : (double) TimeColumn.parse(typed));
        } catch (NumberFormatException | java.time.DateTimeException _) {
            return Optional.empty();
        }
    }

    private Optional<RowFilter> texts() {
        var chosen =
                values.stream()
                        .filter(CheckBox::isSelected)
                        .map(v -> (String) v.getUserData())
                        .toList();
        if (!chosen.isEmpty()) {
            return Optional.of(new RowFilter.OneOf(head.name(), chosen));
        }
        if (first.getText().isBlank()) {
            complaint.setText(messages.get("grid.no-text"));
            return Optional.empty();
        }
        return Optional.of(new RowFilter.Contains(head.name(), first.getText()));
    }
}
