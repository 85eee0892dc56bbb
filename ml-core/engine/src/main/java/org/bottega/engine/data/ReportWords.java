package org.bottega.engine.data;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bottega.chart.Numerals;
import org.bottega.data.profile.Measure;

/// The words and numbers of a report in one language.
final class ReportWords {
    private final ResourceBundle bundle;
    private final Numerals numerals;
    private final Locale locale;

    ReportWords(Locale locale) {
        this.locale = locale;
        numerals = new Numerals(locale);
        bundle =
                ResourceBundle.getBundle(
                        "org.bottega.engine.data.report",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    /// @param values texts, which stand for {0}, {1}, …
    String say(String key, Object... values) {
        var pattern = bundle.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    String number(double value) {
        return numerals.shortly(value);
    }

    String count(long value) {
        return numerals.fixed(value, 0);
    }

    String percent(double share) {
        return numerals.percent(share);
    }

    /// A figure, or in words why there is none.
    String measure(Measure measure) {
        var value = measure.value();
        return value == null ? say("unknown." + measure.why()) : number(value);
    }
}
