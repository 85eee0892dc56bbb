package org.bottega.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bottega.kernel.table.Kind;

/// What a text column turned out to be, and the SQL that reads it so.
///
/// @param sql from a cleaned text (null when missing) to a DOUBLE, TIMESTAMP or VARCHAR
record ColumnRule(Kind kind, String sql) {
    private static final List<Set<String>> TRUTHS =
            List.of(
                    Set.of("true", "false"),
                    Set.of("yes", "no"),
                    Set.of("y", "n"),
                    Set.of("t", "f"),
                    Set.of("on", "off"),
                    Set.of("sì", "no"),
                    Set.of("si", "no"),
                    Set.of("ja", "nein"),
                    Set.of("oui", "non"));
    private static final Set<String> NEGATIVE =
            Set.of("false", "no", "n", "f", "off", "nein", "non");

    /// What was counted over all rows of a column.
    ///
    /// @param numbers for each [NumberFormat] how many values have it
    /// @param times for each [TimeFormat] how many values have it
    /// @param zeroed how many begin with a zero that a number would lose
    /// @param distinct how many different values, counted exactly up to about a thousand
    /// @param length mean number of characters
    /// @param words mean number of words
    /// @param whole true when all plain numbers are whole
    /// @param days true when no value tells a time of day
    /// @param two when there are just two different values, those
    record Counts(
            long known,
            long[] numbers,
            long[] times,
            long zeroed,
            long distinct,
            double length,
            double words,
            boolean whole,
            boolean days,
            boolean rising,
            List<String> two) {}

    /// @param decimalComma whether the file writes numbers as `3,14`
    static ColumnRule of(String name, String text, Counts counts, boolean decimalComma) {
        if (counts.known() == 0) {
            return new ColumnRule(Kind.NUMBER, "cast(null as double)");
        }
        var number = number(counts, decimalComma);
        if (number.isPresent() && counts.zeroed() == 0) {
            boolean all = counts.distinct() >= 0.98 * counts.known() && counts.known() >= 20;
            return counts.whole() && all && (counts.rising() || saysId(name))
                    ? new ColumnRule(Kind.IDENTIFIER, text)
                    : new ColumnRule(Kind.NUMBER, number.get().value(text));
        }
        for (var format : TimeFormat.values()) {
            if (counts.times()[format.ordinal()] == counts.known()) {
                return counts.days()
                        ? new ColumnRule(Kind.DATE, "cast(" + format.value(text) + " as date)")
                        : new ColumnRule(Kind.DATE_TIME, format.value(text));
            }
        }
        if (truth(counts.two())) {
            return new ColumnRule(Kind.BOOLEAN, text);
        }
        return new ColumnRule(words(counts), text);
    }

    private static Optional<NumberFormat> number(Counts counts, boolean decimalComma) {
        // 1,234 is both: the file's other numbers decide
        if (!decimalComma
                && counts.numbers()[NumberFormat.PLAIN.ordinal()] < counts.known()
                && counts.numbers()[NumberFormat.THOUSANDS_COMMA.ordinal()] == counts.known()) {
            return Optional.of(NumberFormat.THOUSANDS_COMMA);
        }
        for (var format : NumberFormat.values()) {
            if (counts.numbers()[format.ordinal()] == counts.known()) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static Kind words(Counts counts) {
        boolean nearlyAll = counts.distinct() > 0.9 * counts.known();
        if (counts.known() >= 20
                        && counts.words() >= 3.5
                        && counts.distinct() > 0.5 * counts.known()
                || counts.length() > 60) {
            return Kind.TEXT;
        }
        if (counts.known() >= 20 && nearlyAll) {
            return Kind.IDENTIFIER;
        }
        return counts.distinct() > 10_000 && counts.distinct() > 0.5 * counts.known()
                ? Kind.IDENTIFIER
                : Kind.CATEGORY;
    }

    /// Puts the negative one of two truth values first.
    static List<String> ordered(List<String> two) {
        return two.size() == 2 && NEGATIVE.contains(two.get(1).toLowerCase(Locale.ROOT))
                ? List.of(two.get(1), two.get(0))
                : two;
    }

    private static boolean truth(List<String> two) {
        return two.size() == 2
                && TRUTHS.contains(
                        Set.of(
                                two.get(0).toLowerCase(Locale.ROOT),
                                two.get(1)
                                                .toLowerCase(Locale.ROOT)
                                                .equals(two.get(0).toLowerCase(Locale.ROOT))
                                        ? ""
                                        : two.get(1).toLowerCase(Locale.ROOT)));
    }

    private static boolean saysId(String name) {
        return name.toLowerCase(Locale.ROOT)
                        .matches(
                                "id|.*[_ .-]id|index|key|uuid|guid|row|rownum|nr|no|number|.*[a-z]id$")
                || name.matches(".*[a-z]I[dD]");
    }
}
