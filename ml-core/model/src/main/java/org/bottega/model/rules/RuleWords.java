package org.bottega.model.rules;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words between columns and values that make a rule a sentence, in one language.
public final class RuleWords {
    private final ResourceBundle words;

    private RuleWords(ResourceBundle words) {
        this.words = words;
    }

    /// With the words of a language; English where there are none.
    public static RuleWords in(Locale locale) {
        return new RuleWords(
                ResourceBundle.getBundle(
                        "org.bottega.model.rules.rules",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /// @param values texts that stand for {0}, {1}, …
    String say(String key, String... values) {
        var pattern = words.getString(key);
        return values.length == 0 ? pattern : MessageFormat.format(pattern, (Object[]) values);
    }
}
