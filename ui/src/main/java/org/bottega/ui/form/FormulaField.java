package org.bottega.ui.form;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.bottega.data.expression.Completion;
import org.bottega.kernel.table.Schema;

/// A field for an expression. Columns and functions are offered while a word is typed, or with
/// Ctrl+Space.
final class FormulaField {
    private static final int MOST = 12;

    private FormulaField() {}

    static Node of(String now, Supplier<Schema> columns, Consumer<String> typed) {
        var area = new TextArea(now);
        area.setPrefRowCount(2);
        area.setWrapText(true);
        area.getStyleClass().add("formula");
        var menu = new ContextMenu();
        area.textProperty().addListener((_, _, text) -> typed.accept(text));
        area.setOnKeyReleased(e -> {
            boolean asked = e.isControlDown() && e.getCode() == KeyCode.SPACE;
            boolean word = e.getCode().isLetterKey() && !e.isControlDown();
            if (asked || word) {
                offer(area, menu, columns.get(), asked);
            } else if (!e.getCode().isModifierKey()) {
                menu.hide();
            }
        });
        area.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        menu.hide();
                    }
                });
        return area;
    }

    private static void offer(TextArea area, ContextMenu menu, Schema columns, boolean asked) {
        int caret = area.getCaretPosition();
        var found = Completion.at(area.getText(), caret, columns);
        menu.getItems().clear();
        for (var one : found.stream().limit(MOST).toList()) {
            if (!asked && caret - one.from() < 1) {
                continue;
            }
            var item = new MenuItem(one.label());
            item.setOnAction(_ -> {
                area.replaceText(one.from(), Math.max(one.from(), caret), one.text());
                area.positionCaret(one.from() + one.text().length());
            });
            menu.getItems().add(item);
        }
        if (menu.getItems().isEmpty()) {
            menu.hide();
        } else if (!menu.isShowing()) {
            menu.show(area, Side.BOTTOM, 0, 0);
        }
    }
}
