package org.bottega.chart;

import java.util.Locale;

/// [Numerals] in English.
public final class Numbers {
    private static final Numerals ENGLISH = new Numerals(Locale.ROOT);

    private Numbers() {}

    /// Four significant digits at most.
    public static String shortly(double value) {
        return ENGLISH.shortly(value);
    }

    /// The same with its sign, for what is added.
    public static String signed(double value) {
        return ENGLISH.signed(value);
    }
}
