package org.bottega.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bottega.data.duck.Duck;

/// A way of writing moments: a shape all values have, and SQL that reads them.
///
/// @param name how it looks, for a person
/// @param shape a regular expression for Java and DuckDB alike
/// @param patterns for `try_strptime`; empty where `sql` is given
/// @param sql reads a text `%s`; empty where `patterns` are given
/// @param other the same shape with day and month the other way round, for those of digits only
record TimeFormat(
        String name, Pattern shape, List<String> patterns, String sql, Optional<String> other) {
    private static final String CLOCK =
            "([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?( ?[AaPp][Mm])?)?";
    private static final String ISO_DAY = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}";

    static final List<TimeFormat> ALL = all();

    TimeFormat {
        patterns = List.copyOf(patterns);
    }

    private static List<TimeFormat> all() {
        var all = new ArrayList<TimeFormat>();
        all.add(direct("yyyy-mm-dd", ISO_DAY + CLOCK, "try_cast(%s as timestamp)"));
        all.add(
                direct(
                        "yyyy-mm-dd with a time zone",
                        ISO_DAY
                                + "[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?"
                                + "( ?([Zz]|UTC|[+-][0-9]{2}(:?[0-9]{2})?))?",
                        "try_cast(try_cast(regexp_replace(regexp_replace(%s, ' ?([Zz]|UTC)$', '+00'),"
                                + " ' ?([+-][0-9]{2})([0-9]{2})$', '\\1:\\2') as timestamptz) as timestamp)"));
        all.add(
                direct(
                        "yyyy/mm/dd",
                        "[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}" + CLOCK,
                        "try_cast(replace(%s, '/', '-') as timestamp)"));
        for (var mark : List.of(".", "/", "-")) {
            for (boolean century : List.of(true, false)) {
                var shape =
                        "[0-9]{1,2}[M][0-9]{1,2}[M][0-9]{N}"
                                .replace("M", mark)
                                .replace("N", century ? "4" : "2");
                var year = century ? "%Y" : "%y";
                var long1 = century ? "yyyy" : "yy";
                var day = "dd" + mark + "mm" + mark + long1;
                var month = "mm" + mark + "dd" + mark + long1;
                boolean both = !mark.equals(".");
                all.add(
                        written(
                                day,
                                shape,
                                "%d" + mark + "%m" + mark + year,
                                both ? Optional.of(month) : Optional.empty()));
                if (both) {
                    all.add(
                            written(
                                    month,
                                    shape,
                                    "%m" + mark + "%d" + mark + year,
                                    Optional.of(day)));
                }
            }
        }
        all.add(
                written(
                        "dd mon yyyy",
                        "[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}",
                        "%d %b %Y",
                        "%d %B %Y"));
        all.add(
                written(
                        "dd-mon-yyyy",
                        "[0-9]{1,2}-[A-Za-z]{3,9}-[0-9]{4}",
                        "%d-%b-%Y",
                        "%d-%B-%Y"));
        all.add(written("dd-mon-yy", "[0-9]{1,2}-[A-Za-z]{3}-[0-9]{2}", "%d-%b-%y"));
        all.add(
                written(
                        "mon dd, yyyy",
                        "[A-Za-z]{3,9} [0-9]{1,2}, [0-9]{4}",
                        "%b %d, %Y",
                        "%B %d, %Y"));
        return List.copyOf(all);
    }

    private static TimeFormat direct(String name, String shape, String sql) {
        return new TimeFormat(name, Pattern.compile(shape), List.of(), sql, Optional.empty());
    }

    private static TimeFormat written(String name, String shape, String... days) {
        return written(name, shape, List.of(days), Optional.empty());
    }

    private static TimeFormat written(
            String name, String shape, String day, Optional<String> other) {
        return written(name, shape, List.of(day), other);
    }

    private static TimeFormat written(
            String name, String shape, List<String> days, Optional<String> other) {
        var patterns = new ArrayList<String>();
        for (var day : days) {
            for (var clock :
                    List.of(
                            "",
                            " %H:%M",
                            " %H:%M:%S",
                            " %H:%M:%S.%f",
                            " %I:%M %p",
                            " %I:%M:%S %p",
                            "T%H:%M",
                            "T%H:%M:%S")) {
                patterns.add(day + clock);
            }
        }
        return new TimeFormat(name, Pattern.compile(shape + CLOCK), patterns, "", other);
    }

    static TimeFormat named(String name) {
        return ALL.stream().filter(f -> f.name.equals(name)).findFirst().orElseThrow();
    }

    /// Whether years are written with two digits.
    boolean shortYear() {
        return name.endsWith("yy") && !name.endsWith("yyyy");
    }

    boolean zoned() {
        return name.endsWith("zone");
    }

    boolean monthFirst() {
        return name.startsWith("mm");
    }

    boolean matches(String text) {
        return shape.matcher(text).matches();
    }

    String matchesSql(String x) {
        return "regexp_full_match(" + x + ", " + Duck.text(shape.pattern()) + ")";
    }

    /// SQL that gives the timestamp, null where a text of the right shape is no day of the calendar.
    String value(String x) {
        return patterns.isEmpty()
                ? sql.replace("%s", x)
                : "try_strptime("
                        + x
                        + ", ["
                        + String.join(", ", patterns.stream().map(Duck::text).toList())
                        + "])";
    }

    /// SQL that gives the timestamp of a text of this shape, null for any other.
    String guarded(String x) {
        return "case when " + matchesSql(x) + " then " + value(x) + " end";
    }
}
