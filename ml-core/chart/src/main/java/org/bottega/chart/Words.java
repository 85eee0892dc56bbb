package org.bottega.chart;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The few words that charts and reports add by themselves, in the language asked for; English where
/// there is no translation, whatever the language of the machine.
public final class Words {
    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static Words in(Locale locale) {
        return new Words(
                ResourceBundle.getBundle(
                        "org.bottega.chart.words",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /// @param values what stands for {0}, {1}, …
    public String say(String key, Object... values) {
        var pattern = bundle.getString(key);
        return values.length == 0 ? pattern : MessageFormat.format(pattern, values);
    }
}
