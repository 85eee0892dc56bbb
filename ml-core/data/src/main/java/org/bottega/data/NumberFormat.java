package org.bottega.data;

import org.bottega.data.duck.Duck;

/// Ways of writing numbers, tried in this order; a column has a format when all its values match.
enum NumberFormat {
    PLAIN("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?(inf|infinity)", "%s"),
    DECIMAL_COMMA("[+-]?[0-9]+(,[0-9]+)?([eE][+-]?[0-9]+)?", "replace(%s, ',', '.')"),
    THOUSANDS_COMMA("[+-]?[0-9]{1,3}(,[0-9]{3})*([.][0-9]+)?", "replace(%s, ',', '')"),
    THOUSANDS_POINT(
            "[+-]?[0-9]{1,3}([.][0-9]{3})*(,[0-9]+)?", "replace(replace(%s, '.', ''), ',', '.')"),
    PERCENT("[+-]?[0-9]+([.][0-9]+)? ?%", "rtrim(%s, '% ')"),
    CURRENCY("[€$£] ?[+-]?[0-9]+([.][0-9]+)?", "ltrim(%s, '€$£ ')");

    private final String pattern;
    private final String plain;

    NumberFormat(String pattern, String plain) {
        this.pattern = pattern;
        this.plain = plain.replace("% ')", "%% ')");
    }

    /// SQL that tells whether a text is written so.
    String matches(String expression) {
        return "regexp_full_match(lower("
                + expression
                + "), "
                + Duck.text(pattern.toLowerCase(java.util.Locale.ROOT))
                + ")";
    }

    /// SQL that gives the number, null where the text is none.
    String value(String expression) {
        return "try_cast(" + plain.formatted(expression) + " as double)";
    }
}
