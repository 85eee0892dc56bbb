package org.bottega.data.expression;

import static org.bottega.data.expression.ValueType.DATE;
import static org.bottega.data.expression.ValueType.MOMENT;
import static org.bottega.data.expression.ValueType.NUMBER;
import static org.bottega.data.expression.ValueType.TEXT;
import static org.bottega.data.expression.ValueType.TRUTH;

import java.util.List;
import java.util.Optional;

/// A function of the language.
///
/// @param parameters what it takes, in order; the last may come several times when `several`
/// @param optional how many of the last parameters may be left out
/// @param gives what it gives; NOTHING means the type of its first argument
/// @param sql `$1`, `$2`, … stand for the arguments, `$*` for all of them with commas
/// @param doc one sentence; what happens with odd values
public record Function(
        String name,
        List<ValueType> parameters,
        int optional,
        boolean several,
        ValueType gives,
        String sql,
        String doc) {

    private static Function of(
            String name, List<ValueType> parameters, ValueType gives, String sql, String doc) {
        return new Function(name, parameters, 0, false, gives, sql, doc);
    }

    private static Function number(String name, String sql, String doc) {
        return of(name, List.of(NUMBER), NUMBER, sql, doc);
    }

    private static Function text(String name, String sql, String doc) {
        return of(name, List.of(TEXT), TEXT, sql, doc);
    }

    private static Function part(String name, String doc) {
        return of(name, List.of(MOMENT), NUMBER, "cast(" + name + "($1) as double)", doc);
    }

    /// Marks a parameter that takes anything of one type.
    static final ValueType ANY = ValueType.NOTHING;

    /// All functions, in the order of the documentation.
    public static final List<Function> ALL =
            List.of(
                    number("abs", "abs($1)", "The number without its sign."),
                    new Function(
                            "round",
                            List.of(NUMBER, NUMBER),
                            1,
                            false,
                            NUMBER,
                            "round($1, cast(coalesce($2, 0) as integer))",
                            "The number with so many decimals; none when not given."),
                    number("floor", "floor($1)", "The next whole number below."),
                    number("ceil", "ceil($1)", "The next whole number above."),
                    number(
                            "sqrt",
                            "(case when $1 >= 0 then sqrt($1) end)",
                            "The square root; missing below zero."),
                    number(
                            "ln",
                            "(case when $1 > 0 then ln($1) end)",
                            "The natural logarithm; missing at and below zero."),
                    number(
                            "log10",
                            "(case when $1 > 0 then log10($1) end)",
                            "The logarithm to base 10; missing at and below zero."),
                    number("exp", "exp(least($1, 709))", "e to this power."),
                    number("sign", "cast(sign($1) as double)", "-1, 0 or 1."),
                    number("sin", "sin($1)", "The sine of an angle in radians."),
                    number("cos", "cos($1)", "The cosine of an angle in radians."),
                    of(
                            "clamp",
                            List.of(NUMBER, NUMBER, NUMBER),
                            NUMBER,
                            "(case when $1 is not null then least(greatest($1, $2), $3) end)",
                            "The number, but not below the second and not above the third."),
                    new Function(
                            "min",
                            List.of(NUMBER),
                            0,
                            true,
                            NUMBER,
                            "least($*)",
                            "The smallest of the known numbers."),
                    new Function(
                            "max",
                            List.of(NUMBER),
                            0,
                            true,
                            NUMBER,
                            "greatest($*)",
                            "The largest of the known numbers."),
                    text("lower", "lower($1)", "In small letters."),
                    text("upper", "upper($1)", "In capital letters."),
                    text("trim", "trim($1)", "Without blanks at both ends."),
                    of(
                            "length",
                            List.of(TEXT),
                            NUMBER,
                            "cast(length($1) as double)",
                            "How many characters."),
                    of(
                            "words",
                            List.of(TEXT),
                            NUMBER,
                            "cast(len(string_split_regex(trim($1), '\\s+')) as double)",
                            "How many words."),
                    of(
                            "left",
                            List.of(TEXT, NUMBER),
                            TEXT,
                            "left($1, cast($2 as bigint))",
                            "The first characters."),
                    of(
                            "right",
                            List.of(TEXT, NUMBER),
                            TEXT,
                            "right($1, cast($2 as bigint))",
                            "The last characters."),
                    of(
                            "substring",
                            List.of(TEXT, NUMBER, NUMBER),
                            TEXT,
                            "substring($1, cast($2 as bigint), cast($3 as bigint))",
                            "So many characters from a place, counted from 1."),
                    of(
                            "replace",
                            List.of(TEXT, TEXT, TEXT),
                            TEXT,
                            "replace($1, $2, $3)",
                            "Every second text within the first becomes the third."),
                    of(
                            "contains",
                            List.of(TEXT, TEXT),
                            TRUTH,
                            "contains($1, $2)",
                            "Whether the second text stands in the first."),
                    of(
                            "starts",
                            List.of(TEXT, TEXT),
                            TRUTH,
                            "starts_with($1, $2)",
                            "Whether the first text begins with the second."),
                    of(
                            "ends",
                            List.of(TEXT, TEXT),
                            TRUTH,
                            "ends_with($1, $2)",
                            "Whether the first text ends with the second."),
                    of(
                            "matches",
                            List.of(TEXT, TEXT),
                            TRUTH,
                            "regexp_matches($1, $2)",
                            "Whether the regular expression is found in the text."),
                    new Function(
                            "extract",
                            List.of(TEXT, TEXT, NUMBER),
                            1,
                            false,
                            TEXT,
                            "nullif(regexp_extract($1, $2, cast(coalesce($3, 0) as integer)), '')",
                            "What the regular expression (or its group) found; missing when nothing."),
                    of(
                            "split",
                            List.of(TEXT, TEXT, NUMBER),
                            TEXT,
                            "nullif(string_split($1, $2)[cast($3 as bigint)], '')",
                            "The part with this number when cut at the second text; from 1."),
                    new Function(
                            "concat",
                            List.of(ANY),
                            0,
                            true,
                            TEXT,
                            "concat($*)",
                            "All after each other; what is missing is left out."),
                    of(
                            "number",
                            List.of(TEXT),
                            NUMBER,
                            "try_cast($1 as double)",
                            "The number a text holds; missing when none."),
                    of("text", List.of(ANY), TEXT, "cast($1 as varchar)", "The value as a text."),
                    of(
                            "date",
                            List.of(TEXT),
                            DATE,
                            "try_cast($1 as date)",
                            "The day a text such as 2024-12-31 names; missing when none."),
                    of(
                            "moment",
                            List.of(TEXT),
                            MOMENT,
                            "try_cast($1 as timestamp)",
                            "The moment a text such as 2024-12-31 23:59 names; missing when none."),
                    part("year", "The year."),
                    part("quarter", "The quarter, 1 to 4."),
                    part("month", "The month, 1 to 12."),
                    part("week", "The week of the year by ISO 8601."),
                    part("day", "The day of the month."),
                    part("dayofyear", "The day of the year, from 1."),
                    of(
                            "weekday",
                            List.of(MOMENT),
                            NUMBER,
                            "cast(isodow($1) as double)",
                            "The day of the week, 1 (Monday) to 7."),
                    part("hour", "The hour, 0 to 23."),
                    part("minute", "The minute."),
                    of(
                            "days",
                            List.of(MOMENT, MOMENT),
                            NUMBER,
                            "(epoch_us($2) - epoch_us($1)) / 86400000000.0",
                            "How many days from the first moment to the second."),
                    of(
                            "months",
                            List.of(MOMENT, MOMENT),
                            NUMBER,
                            "cast(datediff('month', $1, $2) as double)",
                            "How many month borders lie between the moments."),
                    of(
                            "plusdays",
                            List.of(MOMENT, NUMBER),
                            MOMENT,
                            "($1 + to_microseconds(cast($2 * 86400000000 as bigint)))",
                            "The moment so many days later."),
                    new Function(
                            "coalesce",
                            List.of(ANY),
                            0,
                            true,
                            ANY,
                            "coalesce($*)",
                            "The first of the values that is not missing."));

    public static Optional<Function> find(String name) {
        return ALL.stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
    }

    /// How it is written, such as `round(number, [number])`.
    public String signature() {
        var text = new StringBuilder(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            boolean free = i >= parameters.size() - optional;
            var word =
                    parameters.get(i) == ANY
                            ? "value"
                            : parameters.get(i).name().toLowerCase(java.util.Locale.ROOT);
            text.append(i == 0 ? "" : ", ").append(free ? "[" + word + "]" : word);
        }
        return text.append(several ? ", …)" : ")").toString();
    }
}
