package org.bottega.engine.gate;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences about requirements, in one language.
final class PolicyWords {
    private PolicyWords() {}

    /// @param values texts, which stand for {0}, {1}, …
    static String say(Locale locale, String key, String... values) {
        var bundle =
                ResourceBundle.getBundle(
                        "org.bottega.engine.gate.policy",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
