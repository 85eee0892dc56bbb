package org.bottega.ui.page.data.importing;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// A choice whose first entry leaves it to the program and tells what that found.
final class GuessChoice<T> extends ComboBox<Optional<T>> {
    private final Messages messages;
    private final Function<T, String> word;

    /// @param word how a value reads on the screen
    /// @param chosen gets the value, `null` for what is found
    GuessChoice(
            String id,
            List<T> values,
            Function<T, String> word,
            Messages messages,
            Consumer<@Nullable T> chosen) {
        this.messages = messages;
        this.word = word;
        setId(id);
        setMaxWidth(Double.MAX_VALUE);
        getItems().add(Optional.empty());
        values.forEach(v -> getItems().add(Optional.of(v)));
        found(null);
        setValue(Optional.empty());
        valueProperty().addListener((_, _, now) -> chosen.accept(now.orElse(null)));
    }

    /// Tells what the program found, `null` for nothing.
    void found(@Nullable T guess) {
        setConverter(
                Words.of(value ->
                        value.map(word)
                                .orElseGet(() ->
                                        guess == null
                                                ? messages.get("import.automatic")
                                                : messages.get(
                                                        "import.automatic.found",
                                                        word.apply(guess)))));
        // the closed box does not ask the converter again by itself
        setButtonCell(
                new ListCell<>() {
                    @Override
                    protected void updateItem(@Nullable Optional<T> value, boolean empty) {
                        super.updateItem(value, empty);
                        setText(
                                empty || value == null
                                        ? ""
                                        : GuessChoice.this.getConverter().toString(value));
                    }
                });
    }
}
