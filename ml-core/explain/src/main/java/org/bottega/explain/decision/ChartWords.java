package org.bottega.explain.decision;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words on charts about models, in one language.
final class ChartWords {
    private final ResourceBundle words;

    private ChartWords(ResourceBundle words) {
        this.words = words;
    }

    /// With the words of a language; English where there are none.
    static ChartWords in(Locale locale) {
        return new ChartWords(
                ResourceBundle.getBundle(
                        "org.bottega.explain.charts",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String say(String key, Object... values) {
        return MessageFormat.format(words.getString(key), values);
    }
}
