package org.bottega.data;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bottega.data.duck.Duck;

/// Ways of writing numbers, tried in this order; a column has a format when all its values match.
enum NumberFormat {
    PLAIN("", "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?(inf|infinity)", "%s"),
    DECIMAL_COMMA(
            "1234,5",
            "[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(inf|infinity)",
            "replace(%s, ',', '.')"),
    THOUSANDS_COMMA("1,234.5", "[+-]?[0-9]{1,3}(,[0-9]{3})*([.][0-9]+)?", "replace(%s, ',', '')"),
    THOUSANDS_POINT(
            "1.234,5",
            "[+-]?[0-9]{1,3}([.][0-9]{3})*(,[0-9]+)?",
            "replace(replace(%s, '.', ''), ',', '.')"),
    THOUSANDS_BLANK(
            "1 234,5",
            "[+-]?[0-9]{1,3}([ \u00a0\u202f'’][0-9]{3})*([.,][0-9]+)?",
            "replace(regexp_replace(%s, '[ \u00a0\u202f''’]', '', 'g'), ',', '.')"),
    PERCENT("5.5 %", "[+-]?[0-9]+([.][0-9]+)?[ \u00a0]?%", "rtrim(%s, '% \u00a0')"),
    PERCENT_COMMA(
            "5,5 %",
            "[+-]?[0-9]+(,[0-9]+)?[ \u00a0]?%", "replace(rtrim(%s, '% \u00a0'), ',', '.')"),
    CURRENCY(
            "€ 1,234.5",
            "[€$£¥][ \u00a0]?[+-]?NUMBER|[+-]?[€$£¥][ \u00a0]?NUMBER|[+-]?NUMBER[ \u00a0]?([€$£¥]|eur|usd|gbp|chf)"
                    .replace("NUMBER", "([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)?"),
            "regexp_replace(lower(%s), '[^0-9.+-]', '', 'g')"),
    CURRENCY_COMMA(
            "€ 1.234,5",
            "[€$£¥][ \u00a0]?[+-]?NUMBER|[+-]?[€$£¥][ \u00a0]?NUMBER|[+-]?NUMBER[ \u00a0]?([€$£¥]|eur|usd|gbp|chf)"
                    .replace("NUMBER", "([0-9]+|[0-9]{1,3}([.][0-9]{3})+)(,[0-9]+)?"),
            "replace(regexp_replace(lower(%s), '[^0-9,+-]', '', 'g'), ',', '.')");

    private final String example;
    private final String pattern;
    private final Pattern compiled;
    private final String plain;

    NumberFormat(String example, String pattern, String plain) {
        this.example = example;
        this.pattern = pattern.toLowerCase(Locale.ROOT);
        this.compiled = Pattern.compile(this.pattern);
        this.plain = plain;
    }

    /// How such a number looks; empty for a plain one.
    String example() {
        return example;
    }

    /// Whether a decimal comma is written, as far as the format tells.
    boolean comma() {
        return this == DECIMAL_COMMA
                || this == THOUSANDS_POINT
                || this == PERCENT_COMMA
                || this == CURRENCY_COMMA;
    }

    boolean matches(String text) {
        return compiled.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /// SQL that tells whether a text is written so.
    String matchesSql(String x) {
        return "regexp_full_match(lower(" + x + "), " + Duck.text(pattern) + ")";
    }

    /// SQL that gives the number, null where the text is none or too large for one.
    String value(String x) {
        return "try_cast(" + plain.replace("%s", x) + " as double)";
    }
}
