package org.bottega.ui.page.model;

import java.util.function.Function;
import javafx.util.StringConverter;

/// Shows the choices of a box in words; they cannot be typed.
final class Words<T> extends StringConverter<T> {
    private final Function<T, String> words;

    private Words(Function<T, String> words) {
        this.words = words;
    }

    static <T> Words<T> of(Function<T, String> words) {
        return new Words<>(words);
    }

    @Override
    public String toString(T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("choices are not typed");
    }
}
