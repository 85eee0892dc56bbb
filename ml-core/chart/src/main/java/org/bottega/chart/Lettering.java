package org.bottega.chart;

/// How wide a text is about, without a font at hand: widths of Roboto's letters, rounded up
/// because other faces are wider.
final class Lettering {
    private static final String NARROW = "ijl.,:;'|!Itfr()[] ";
    private static final String WIDE = "mwMWQOGD@%–—";

    private Lettering() {}

    static double width(String text, double size) {
        double units = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            units +=
                    NARROW.indexOf(c) >= 0
                            ? 0.3
                            : WIDE.indexOf(c) >= 0 ? 0.82 : Character.isUpperCase(c) ? 0.64 : 0.555;
        }
        return units * size * 1.08;
    }

    /// The text cut so that it is about so wide at most, with an ellipsis where it was cut.
    static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…", size) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
