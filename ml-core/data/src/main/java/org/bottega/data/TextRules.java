package org.bottega.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bottega.data.ImportOptions.DayOrder;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Kind;
import org.jspecify.annotations.Nullable;

/// Decides what a column of texts is, from what was counted over all its values.
final class TextRules {
    /// Doubles tell whole numbers apart up to here: 2^53.
    static final double MOST_WHOLE = 9_007_199_254_740_992.0;

    /// A column of more different words is no category unless a person says so: the list of them is
    /// part of every description of the table.
    static final long MOST_LEVELS = 100_000;

    /// Where at least this share of the values are numbers or dates, the others are told.
    private static final double NEARLY_ALL = 0.9;

    private final ImportOptions options;
    private final MissingTokens missing;
    private final boolean decimalComma;
    private final DayOrder days;

    /// @param decimalComma whether the file writes numbers as `3,14`
    /// @param days what the file's other dates tell about the order of day and month
    TextRules(ImportOptions options, MissingTokens missing, boolean decimalComma, DayOrder days) {
        this.options = options;
        this.missing = missing;
        this.decimalComma = decimalComma;
        this.days = days;
    }

    /// What a file's dates of digits tell together.
    static DayOrder days(List<ColumnFacts> columns) {
        int day = 0;
        int month = 0;
        for (var facts : columns) {
            for (var format : facts.times().keySet()) {
                if (format.other().isPresent() && !format.monthFirst() && facts.all(format)) {
                    long first = facts.days().getOrDefault(format, 0L);
                    long second = days(facts, format.other().get());
                    day += first > second ? 1 : 0;
                    month += second > first ? 1 : 0;
                }
            }
        }
        if (day == month) {
            return DayOrder.AUTO;
        }
        return day > month ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
    }

    private static long days(ColumnFacts facts, String format) {
        return facts.days().entrySet().stream()
                .filter(e -> e.getKey().name().equals(format))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    /// @param x SQL of the text as it was read
    ColumnRule rule(String name, String x, ColumnFacts facts) {
        var chosen = options.kinds().get(name);
        var expected = chosen == null ? options.expected().get(name) : chosen;
        if (expected != null && ColumnRule.words(expected)) {
            return ColumnRule.of(expected, missing.words(x));
        }
        return chosen == null
                ? found(name, x, facts)
                : new ChosenRule(missing, days).rule(chosen, name, x, facts, decimalComma);
    }

    private ColumnRule found(String name, String x, ColumnFacts facts) {
        if (facts.known() == 0) {
            return new ColumnRule(
                    Kind.NUMBER,
                    "cast(null as double)",
                    "cast(" + missing.missingOrFail(x) + " as double)",
                    "",
                    List.of());
        }
        var number = number(facts, decimalComma);
        if (number.isPresent() && facts.zeroed() == 0) {
            return number(name, x, facts, number.get());
        }
        var time = time(facts);
        if (time != null) {
            return time(name, x, facts, time);
        }
        if (Truths.pair(facts.few())) {
            return truth(name, x, facts);
        }
        var text = missing.words(x);
        return new ColumnRule(words(facts), text, text, "", wordNotes(name, facts));
    }

    /// What a person would wonder about in a column that is read as words.
    private static List<Problem> wordNotes(String name, ColumnFacts facts) {
        var notes = new ArrayList<Problem>();
        long numbers = most(facts.numbers().values());
        long moments = most(facts.times().values());
        long fit = Math.max(numbers, moments);
        if (fit < facts.known() && fit >= NEARLY_ALL * facts.known()) {
            boolean dates = moments > numbers;
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d of its %,d values %s no %s, so all are read as words.",
                                    facts.known() - fit,
                                    facts.known(),
                                    facts.known() - fit == 1 ? "is" : "are",
                                    facts.known() - fit == 1
                                            ? dates ? "date" : "number"
                                            : dates ? "dates" : "numbers"),
                            "Choose the kind when importing, and those count as missing."));
        }
        if (manyLevels(facts)) {
            notes.add(
                    Problem.note(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "It has more than %,d different values, too many for categories."
                                            + " Choose the kind when importing if they are some.",
                                    MOST_LEVELS)));
        }
        return notes;
    }

    private static long most(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static boolean manyLevels(ColumnFacts facts) {
        return facts.distinct() > MOST_LEVELS && facts.distinct() <= 0.5 * facts.known();
    }

    static Optional<NumberFormat> number(ColumnFacts facts, boolean decimalComma) {
        // 1,234 is both: the file's other numbers decide
        if (!decimalComma
                && !facts.all(NumberFormat.PLAIN)
                && facts.all(NumberFormat.THOUSANDS_COMMA)) {
            return Optional.of(NumberFormat.THOUSANDS_COMMA);
        }
        // and so is 1.234
        if (decimalComma
                && facts.all(NumberFormat.THOUSANDS_POINT)
                && !facts.all(NumberFormat.DECIMAL_COMMA)) {
            return Optional.of(NumberFormat.THOUSANDS_POINT);
        }
        for (var format : NumberFormat.values()) {
            if (facts.all(format)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private ColumnRule number(String name, String x, ColumnFacts facts, NumberFormat format) {
        var text = missing.bare(x);
        boolean whole = facts.allWhole();
        if (whole && Math.max(-facts.min(), facts.max()) >= MOST_WHOLE) {
            var kind = words(facts);
            return new ColumnRule(
                    kind,
                    missing.words(x),
                    missing.words(x),
                    "",
                    List.of(
                            Problem.note(
                                    name,
                                    "Its whole numbers are too long to be told apart as numbers (above 2^53) and are kept as words.")));
        }
        var moment =
                whole
                        ? NumericTime.of(name, facts.min(), facts.max())
                        : Optional.<NumericTime>empty();
        if (moment.isPresent()) {
            var value = "try_cast(" + text + " as double)";
            boolean day = moment.get().day();
            return new ColumnRule(
                    day ? Kind.DATE : Kind.DATE_TIME,
                    day(day, moment.get().value(value)),
                    day(
                            day,
                            "coalesce(case when regexp_full_match("
                                    + x
                                    + ", '[+-]?[0-9]+') then "
                                    + moment.get().inRange(value)
                                    + " end"
                                    + ", "
                                    + missing.missingOrFail(x)
                                    + ")"),
                    moment.get().text(),
                    List.of(
                            Problem.note(
                                    name,
                                    "Its numbers are read as moments: "
                                            + moment.get().text()
                                            + ".")));
        }
        if (whole && identifies(name, facts)) {
            return ColumnRule.numbered(missing.words(x));
        }
        var sql = format.value(text);
        var notes = new ArrayList<Problem>();
        if (facts.overflow() > 0) {
            sql =
                    "case when not isinf({d}) or contains(lower({t}), 'inf') then {d} end"
                            .replace("{d}", sql)
                            .replace("{t}", text);
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d numbers are too large for a computer's number.",
                                    facts.overflow()),
                            "They count as missing."));
        }
        if (format == NumberFormat.PERCENT || format == NumberFormat.PERCENT_COMMA) {
            notes.add(Problem.note(name, "The percent signs are left out: 5 % is 5."));
        }
        if (format == NumberFormat.CURRENCY || format == NumberFormat.CURRENCY_COMMA) {
            notes.add(Problem.note(name, "The currency signs are left out."));
        }
        var checked =
                "coalesce(case when "
                        + format.matchesSql(x)
                        + " then "
                        + format.value(x)
                        + " end, "
                        + missing.missingOrFail(x)
                        + ")";
        return new ColumnRule(Kind.NUMBER, sql, checked, format.example(), notes);
    }

    /// Whether whole numbers name the rows.
    static boolean identifies(String name, ColumnFacts facts) {
        return facts.known() >= 20
                && facts.distinct() >= 0.98 * facts.known()
                && (saysId(name) || counts(facts));
    }

    /// Row numbers: each once, without a gap, from 0 or 1.
    static boolean counts(ColumnFacts facts) {
        return (facts.min() == 0 || facts.min() == 1)
                && facts.max() - facts.min() == facts.known() - 1
                && facts.distinct() == facts.known();
    }

    /// The format all values have and most are days in; `null` without any.
    private @Nullable TimeFormat time(ColumnFacts facts) {
        TimeFormat best = null;
        for (var format : TimeFormat.ALL) {
            long real = facts.days().getOrDefault(format, 0L);
            if (!facts.all(format) || 2 * real < facts.known()) {
                continue;
            }
            if (best == null || real > facts.days().getOrDefault(best, 0L)) {
                best = format;
            } else if (format.monthFirst()
                    && days == DayOrder.MONTH_FIRST
                    && real == facts.days().getOrDefault(best, 0L)) {
                best = format;
            }
        }
        return best;
    }

    private ColumnRule time(String name, String x, ColumnFacts facts, TimeFormat found) {
        var format = found;
        boolean either =
                format.other().isPresent()
                        && days(facts, format.other().get())
                                == facts.days().getOrDefault(format, 0L);
        if (options.days() != DayOrder.AUTO && format.other().isPresent()) {
            boolean month = options.days() == DayOrder.MONTH_FIRST;
            if (format.monthFirst() != month) {
                format = TimeFormat.named(format.other().get());
            }
            either = false;
        }
        var text = missing.bare(x);
        var notes = new ArrayList<Problem>();
        if (either && days == DayOrder.AUTO) {
            notes.add(
                    Problem.warning(
                            name,
                            "Its dates can be read with the day or the month first; they are read as "
                                    + format.name()
                                    + ".",
                            "Choose the order when importing if that is wrong."));
        }
        if (format.shortYear()) {
            notes.add(
                    Problem.note(
                            name,
                            "Its years have two digits: 69 to 99 are read as 1969 to 1999, 00 to 68 as 2000 to 2068."));
        }
        if (format.zoned()) {
            notes.add(Problem.note(name, "Its moments are kept in universal time (UTC)."));
        }
        long wrong = facts.known() - facts.days().getOrDefault(format, 0L);
        if (wrong > 0) {
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d of its values are written like dates but are no days of the calendar.",
                                    wrong),
                            "They count as missing."));
        }
        boolean day = facts.timed() == 0;
        return new ColumnRule(
                day ? Kind.DATE : Kind.DATE_TIME,
                day(day, format.guarded(text)),
                checked(x, format, day),
                format.name(),
                notes);
    }

    private String checked(String x, TimeFormat format, boolean day) {
        var value = format.guarded(x);
        if (day) {
            value = "case when not contains(" + x + ", ':') then " + value + " end";
        }
        return day(day, "coalesce(" + value + ", " + missing.missingOrFail(x) + ")");
    }

    private static String day(boolean day, String sql) {
        return day ? "cast(" + sql + " as date)" : sql;
    }

    private ColumnRule truth(String name, String x, ColumnFacts facts) {
        var words = missing.words(x);
        if (facts.few().size() == 2) {
            return ColumnRule.of(Kind.BOOLEAN, words);
        }
        var pair = Truths.lower(facts.few()).stream().sorted().map(Duck::text).toList();
        var lower = "lower(" + words + ")";
        return new ColumnRule(
                Kind.BOOLEAN,
                lower,
                "case when "
                        + lower
                        + " not in ("
                        + String.join(", ", pair)
                        + ") then error('another word') else "
                        + lower
                        + " end",
                "",
                List.of(
                        Problem.note(
                                name,
                                "Its words differ in case only and are written in small letters.")));
    }

    /// What words are: free text, names of the rows, or categories.
    static Kind words(ColumnFacts facts) {
        boolean nearlyAll = facts.distinct() > 0.9 * facts.known();
        if (facts.known() >= 20 && facts.words() >= 3.5 && facts.distinct() > 0.5 * facts.known()
                || facts.length() > 60) {
            return Kind.TEXT;
        }
        if (facts.known() >= 20 && nearlyAll) {
            return Kind.IDENTIFIER;
        }
        if (manyLevels(facts)) {
            return facts.words() >= 3.5 ? Kind.TEXT : Kind.IDENTIFIER;
        }
        return facts.distinct() > 10_000 && facts.distinct() > 0.5 * facts.known()
                ? Kind.IDENTIFIER
                : Kind.CATEGORY;
    }

    static boolean saysId(String name) {
        return name.toLowerCase(Locale.ROOT)
                        .matches(
                                "id|.*[_ .-]id|id[_ .-].*|index|key|uuid|guid|row|rownum|nr|no|number"
                                        + "|(customer|user|client|order|product|item|account|session|transaction|passenger"
                                        + "|employee|patient|student|record|row|case|device|store|member|person|invoice|ticket)id")
                || name.matches(".*[a-z]I[dD]");
    }
}
