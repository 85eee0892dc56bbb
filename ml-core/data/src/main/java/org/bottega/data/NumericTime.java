package org.bottega.data;

import java.util.Locale;
import java.util.Optional;

/// Moments written as one number. A column is taken for one only when its name says that it holds
/// moments and all its values lie in a plausible range.
enum NumericTime {
    /// since 1970, between 1990 and 2100
    SECONDS(
            "seconds since 1970",
            631_152_000L,
            4_102_444_800L,
            "make_timestamp(cast(round(%s * 1000000.0) as bigint))"),
    /// since 1970, between 1990 and 2100
    MILLISECONDS(
            "milliseconds since 1970",
            631_152_000_000L,
            4_102_444_800_000L,
            "make_timestamp(cast(round(%s * 1000.0) as bigint))"),
    /// such as 20260131
    DAY(
            "yyyymmdd",
            19_000_101L,
            21_001_231L,
            "try_strptime(cast(cast(%s as bigint) as varchar), '%Y%m%d')"),
    /// days since 1899-12-30, between 1954 and 2119
    SPREADSHEET(
            "days since 1900, as spreadsheets count them",
            20_000L,
            80_000L,
            "make_timestamp(cast(round((%s - 25569) * 86400000.0) as bigint) * 1000)");

    private final String text;
    private final double from;
    private final double to;
    private final String sql;

    NumericTime(String text, double from, double to, String sql) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.sql = sql;
    }

    /// Whether it tells days rather than moments, as far as whole numbers go.
    boolean day() {
        return this == DAY || this == SPREADSHEET;
    }

    String text() {
        return text;
    }

    /// SQL from a double to a timestamp.
    String value(String number) {
        return sql.replace("%s", "(" + number + ")");
    }

    /// The same, null outside the plausible range.
    String inRange(String number) {
        return String.format(
                        Locale.ROOT, "case when %s between %.0f and %.0f then ", number, from, to)
                + value(number)
                + " end";
    }

    static Optional<NumericTime> of(String name, double min, double max) {
        return saysTime(name) ? in(min, max) : Optional.empty();
    }

    static Optional<NumericTime> in(double min, double max) {
        for (var format : values()) {
            if (min >= format.from && max <= format.to) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static boolean saysTime(String name) {
        var words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.matches(
                "(.*[^a-z])?(date|datetime|time|timestamp|epoch|unix|datum|fecha|ts|created|updated|modified)([^a-z].*)?"
                        + "|.*[^a-z]at|.*timestamp|.*datetime|(birth|start|end|order|ship|due|sale|entry|event)date");
    }
}
