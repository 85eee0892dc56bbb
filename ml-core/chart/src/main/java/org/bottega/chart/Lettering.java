package org.bottega.chart;

/// Cuts texts to the room there is.
final class Lettering {
    private static final String CUT = "…";

    private Lettering() {}

    static double width(String text, double size) {
        return Typeface.REGULAR.width(text, size);
    }

    /// The text cut so that it is so wide at most, with an ellipsis where it was cut.
    static String fit(String text, double size, double width) {
        return fit(text, size, width, Typeface.REGULAR);
    }

    static String fit(String text, double size, double width, Typeface face) {
        double used = 0;
        int end = -1;
        double room = width - face.width(CUT, size);
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            used += face.advance(letter) * size;
            if (used > room && end < 0) {
                end = i;
            }
            if (used > width + 0.01) {
                return text.substring(0, Math.max(0, end)).stripTrailing() + CUT;
            }
            i += Character.charCount(letter);
        }
        return text;
    }
}
