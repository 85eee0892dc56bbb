package org.bottega.explain.estimate;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Why a figure cannot be computed.
///
/// @param key its sentence in the bundle
/// @param values texts that the sentence names; [#OTHERS] stands for the words `all others`
public record Reason(String key, List<String> values) {
    public static final String OTHERS = "@others";

    public Reason {
        values = List.copyOf(values);
    }

    public static Reason of(String key, String... values) {
        return new Reason(key, List.of(values));
    }

    /// One sentence: `Cannot be computed because …`.
    public String sentence(Locale locale) {
        var bundle =
                ResourceBundle.getBundle(
                        "org.bottega.explain.estimate.reasons",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale)
                .format(
                        values.stream()
                                .map(v -> v.equals(OTHERS) ? bundle.getString("others") : v)
                                .toArray());
    }
}
