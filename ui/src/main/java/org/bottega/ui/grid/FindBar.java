package org.bottega.ui.grid;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;

/// Looks for a text in all cells, row by row, or goes to a row by its number. Escape closes it.
final class FindBar extends HBox {
    private final GridViewModel rows;
    private final Messages messages;
    private final TextField field = new TextField();
    private final javafx.scene.control.Label answer = Parts.label("", "muted", "small");
    private final LongSupplier at;
    private final LongConsumer go;
    private final Consumer<? super Throwable> failed;
    private final Runnable closed;
    private boolean byNumber;

    /// @param at the row that is looked at
    /// @param go shows a row
    /// @param closed told when a person is done
    FindBar(
            GridViewModel rows,
            Messages messages,
            LongSupplier at,
            LongConsumer go,
            Consumer<? super Throwable> failed,
            Runnable closed) {
        this.rows = rows;
        this.messages = messages;
        this.at = at;
        this.go = go;
        this.failed = failed;
        this.closed = closed;
        getStyleClass().add("filter-bar");
        setSpacing(6);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        field.setId("find-text");
        field.setAccessibleText(messages.get("grid.find"));
        field.setPrefColumnCount(24);
        var up =
                Parts.iconButton(
                        "mdi2c-chevron-up", messages.get("grid.find-before"), () -> find(false));
        var next =
                Parts.iconButton(
                        "mdi2c-chevron-down", messages.get("grid.find-next"), () -> find(true));
        next.setId("find-next");
        answer.setId("find-answer");
        getChildren()
                .addAll(
                        Parts.icon("mdi2m-magnify"),
                        field,
                        up,
                        next,
                        answer,
                        Parts.spring(),
                        Parts.iconButton(
                                "mdi2c-close", messages.get("grid.find-close"), this::hide));
        field.setOnAction(_ -> find(true));
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER && e.isShiftDown()) {
                find(false);
                e.consume();
            }
        });
        Parts.visible(this, false);
    }

    /// Opens for a text.
    void text() {
        open(false, messages.get("grid.find"));
    }

    /// Opens for a row's number.
    void number() {
        open(true, messages.get("grid.go"));
    }

    private void open(boolean number, String prompt) {
        byNumber = number;
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        answer.setText("");
        Parts.visible(this, true);
        field.requestFocus();
        field.selectAll();
    }

    private void hide() {
        rows.stop();
        Parts.visible(this, false);
        closed.run();
    }

    void find(boolean forward) {
        var text = field.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        if (byNumber) {
            go(text);
            return;
        }
        answer.setText(messages.get("grid.finding"));
        long from = at.getAsLong() + (forward ? 1 : -1);
        rows.find(
                text,
                from,
                forward,
                found -> {
                    if (found.isPresent()) {
                        answer.setText("");
                        go.accept(found.getAsLong());
                    } else {
                        again(text, forward);
                    }
                },
                failed);
    }

    /// From the other end, once.
    private void again(String text, boolean forward) {
        rows.find(
                text,
                forward ? 0 : rows.rows().get() - 1,
                forward,
                found -> {
                    answer.setText(
                            messages.get(
                                    found.isPresent() ? "grid.found-around" : "grid.not-found"));
                    found.ifPresent(go::accept);
                },
                failed);
    }

    private void go(String text) {
        try {
            long row = Long.parseLong(text.replaceAll("[\\s.,']", ""));
            if (row >= 1 && row <= rows.rows().get()) {
                answer.setText("");
                go.accept(row - 1);
                return;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        answer.setText(messages.get("grid.no-row", messages.figures().count(rows.rows().get())));
    }
}
