package org.bottega.ui.page.data.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Popup;
import org.bottega.data.expression.Completion;
import org.bottega.data.sql.SqlText;
import org.bottega.ui.control.Parts;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/// Where a query is written: colours for what is what, line numbers, and what could come next, offered
/// while a word is typed or with Ctrl+Space.
final class SqlEditor extends BorderPane {
    private static final int MOST = 50;
    private static final double ROW = 24;

    /// Above this many characters colours are left out: nobody types that.
    private static final int LONGEST = 200_000;

    private final CodeArea area = new CodeArea();
    private final IntFunction<List<Completion>> completions;
    private final Popup popup = new Popup();
    private final ListView<Completion> offered = new ListView<>();

    /// @param completions what could be written at a place
    SqlEditor(IntFunction<List<Completion>> completions, String spoken) {
        this.completions = completions;
        getStyleClass().add("sql-editor");
        area.setId("sql-text");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.setAccessibleText(spoken);
        area.textProperty().addListener((_, _, text) -> colour(text));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        area.caretPositionProperty().addListener((_, _, _) -> follow());
        area.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        popup.hide();
                    }
                });
        offered.setId("sql-completions");
        offered.setFixedCellSize(ROW);
        offered.setFocusTraversable(false);
        offered.setPrefWidth(320);
        offered.setCellFactory(_ -> new Offer());
        offered.setOnMouseClicked(_ -> take());
        popup.getContent().add(offered);
        popup.setAutoHide(true);
        setCenter(new VirtualizedScrollPane<>(area));
    }

    javafx.beans.value.ObservableValue<String> text() {
        return area.textProperty();
    }

    void text(String text) {
        if (!text.equals(area.getText())) {
            area.replaceText(text);
        }
    }

    /// Writes at the caret.
    void insert(String text) {
        area.insertText(area.getCaretPosition(), text);
        area.requestFocus();
    }

    int caret() {
        return area.getCaretPosition();
    }

    void focus() {
        area.requestFocus();
    }

    private void colour(String text) {
        if (text.length() <= LONGEST && !text.isEmpty()) {
            area.setStyleSpans(0, spans(text));
        }
    }

    private static StyleSpans<Collection<String>> spans(String text) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (var piece : SqlText.pieces(text)) {
            builder.add(List.of(), piece.start() - at);
            builder.add(
                    List.of(
                            "sql-"
                                    + piece.kind()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-')),
                    piece.end() - piece.start());
            at = piece.end();
        }
        builder.add(List.of(), text.length() - at);
        return builder.create();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            offer();
            event.consume();
            return;
        }
        if (!popup.isShowing()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case ENTER, TAB -> take();
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int next = offered.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < offered.getItems().size()) {
            offered.getSelectionModel().select(next);
            offered.scrollTo(Math.max(0, next - 4));
        }
    }

    private void typed(KeyEvent event) {
        var typed = event.getCharacter();
        if (event.isShortcutDown() || typed.isEmpty()) {
            return;
        }
        char c = typed.charAt(0);
        if (Character.isLetter(c) || c == '_' || c == '.') {
            offer();
        } else if (popup.isShowing() && !Character.isLetterOrDigit(c) && c != '\b') {
            popup.hide();
        }
    }

    /// The caret has left the word for which something was offered.
    private void follow() {
        if (popup.isShowing() && !offered.getItems().isEmpty()) {
            int from = offered.getItems().getFirst().from();
            if (caret() < from) {
                popup.hide();
            } else {
                offer();
            }
        }
    }

    private void offer() {
        var found = new ArrayList<>(completions.apply(caret()));
        var word = found.isEmpty() ? "" : area.getText(found.getFirst().from(), caret());
        if (found.isEmpty() || found.size() == 1 && found.getFirst().text().equals(word)) {
            popup.hide();
            return;
        }
        offered.getItems().setAll(found.subList(0, Math.min(MOST, found.size())));
        offered.getSelectionModel().select(0);
        offered.scrollTo(0);
        offered.setPrefHeight(Math.min(8, offered.getItems().size()) * ROW + 4);
        offered.getStylesheets().setAll(getScene().getRoot().getStylesheets());
        offered.getStyleClass().setAll("list-view", "studio", "sql-offers");
        area.getCaretBounds().ifPresent(b -> popup.show(area, b.getMinX() - 8, b.getMaxY() + 2));
    }

    private void take() {
        var chosen = offered.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            area.replaceText(Math.min(chosen.from(), caret()), caret(), chosen.text());
            popup.hide();
        }
    }

    private static final class Offer extends ListCell<Completion> {
        @Override
        protected void updateItem(@Nullable Completion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(
                    item == null || empty
                            ? null
                            : Parts.row(
                                    8,
                                    Parts.label(item.label()),
                                    Parts.spring(),
                                    Parts.label(shortened(item.detail()), "muted", "small")));
        }

        private static String shortened(String text) {
            return text.length() <= 36 ? text : text.substring(0, 35) + "…";
        }
    }
}
