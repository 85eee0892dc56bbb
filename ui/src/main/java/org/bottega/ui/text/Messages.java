package org.bottega.ui.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words on the screen in one language. A key that is not in the bundle is a mistake of ours and
/// throws, so that a test finds it.
public final class Messages {
    /// The languages that have a bundle, the fallback first.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.ITALIAN);

    private static final String BUNDLE = "org.bottega.ui.text.messages";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final CatalogueText catalogue;

    private Messages(Locale locale) {
        this.locale = locale;
        this.catalogue = CatalogueText.in(locale);
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The words in the language nearest to `locale`; English where there is none.
    public static Messages in(Locale locale) {
        return new Messages(
                LANGUAGES.stream()
                        .filter(l -> l.getLanguage().equals(locale.getLanguage()))
                        .findFirst()
                        .orElse(Locale.ENGLISH));
    }

    public Locale locale() {
        return locale;
    }

    /// What nodes, steps, algorithms and their settings are called in this language.
    public CatalogueText catalogue() {
        return catalogue;
    }

    /// How figures are written in this language.
    public Figures figures() {
        return new Figures(locale);
    }

    /// The text under `key`, with `{0}`, `{1}` … replaced.
    public String get(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /// Whether there is a text under `key`, for keys made of an engine's word.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
