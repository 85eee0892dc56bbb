package org.bottega.explain.fairness;

import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences about fairness, in one language.
final class FairnessWords {
    private FairnessWords() {}

    static ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle(
                "org.bottega.explain.fairness.sentences",
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
