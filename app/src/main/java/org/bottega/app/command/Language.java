package org.bottega.app.command;

import java.util.Locale;

/// What sentences and reports are written in.
enum Language {
    EN(Locale.ENGLISH),
    IT(Locale.ITALIAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }
}
