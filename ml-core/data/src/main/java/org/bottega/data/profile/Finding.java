package org.bottega.data.profile;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bottega.kernel.Problem;

/// Something a person should know about the data, with its evidence and what can be done.
///
/// @param columns concerned; empty for whole rows
/// @param share of the rows concerned, 0 to 1
/// @param evidence figures and values that the sentence of its concern names
/// @param variant which sentence of its concern, such as `name` for a leak by its name; empty for the
///     usual one
/// @param fixes each of them would help; empty when only a person can tell
public record Finding(
        Concern concern,
        Problem.Severity severity,
        List<String> columns,
        double share,
        List<String> evidence,
        String variant,
        List<Fix> fixes) {
    private static final String BUNDLE = "org.bottega.data.profile.findings";

    public Finding {
        columns = List.copyOf(columns);
        evidence = List.copyOf(evidence);
        fixes = List.copyOf(fixes);
    }

    /// What is wrong in two or three words.
    public String title(Locale locale) {
        return bundle(locale).getString(key() + ".title");
    }

    /// One sentence with the evidence.
    public String reason(Locale locale) {
        return say(locale, key() + (variant.isEmpty() ? "" : "." + variant) + ".reason");
    }

    /// What can be done, one sentence.
    public String advice(Locale locale) {
        return say(locale, key() + ".advice");
    }

    /// The same for those who show problems.
    public Problem problem(Locale locale) {
        return new Problem(severity, String.join(", ", columns), reason(locale), advice(locale));
    }

    private String key() {
        return concern.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String say(Locale locale, String key) {
        var values = new ArrayList<Object>();
        values.add(String.join(", ", columns));
        values.add(share);
        values.addAll(evidence);
        if (concern == Concern.PERSONAL_DATA) {
            values.set(2, bundle(locale).getString("personal." + evidence.getFirst()));
        }
        return new MessageFormat(bundle(locale).getString(key), locale).format(values.toArray());
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
