package org.bottega.engine.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.kernel.ProblemException;

/// Times in the notation of cron (POSIX and Vixie's): minute, hour, day of the month, month, day of the
/// week; `*`, lists, ranges, steps, English names of months and days, 0 and 7 for Sunday, and the
/// shorthands `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. Where neither day begins with `*`, either
/// suffices.
///
/// When the clock changes, what is meant for certain hours runs once, as cron(8) has it: a time that is
/// skipped comes right after the gap, one that comes twice is taken the first time. What is meant for every
/// hour goes on by the minute.
public final class Cron {
    private static final Map<String, String> SHORT =
            Map.of(
                    "@hourly", "0 * * * *",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@weekly", "0 0 * * 0",
                    "@monthly", "0 0 1 * *",
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int YEARS = 9;
    private static final int[] LAST = {59, 23, 31, 12, 6};

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean either;

    private Cron(String text, String[] fields) {
        this.text = text;
        minutes = field("minute", fields[0], 0, 59, List.of());
        hours = field("hour", fields[1], 0, 23, List.of());
        days = field("day of the month", fields[2], 1, 31, List.of());
        months = field("month", fields[3], 1, 12, MONTHS);
        weekdays = field("day of the week", fields[4], 0, 7, DAYS);
        if (weekdays.get(7)) {
            weekdays.set(0);
            weekdays.clear(7);
        }
        boolean starred = fields[2].startsWith("*") || fields[4].startsWith("*");
        if (!starred && (days.cardinality() == 31 || weekdays.cardinality() == 7)) {
            // either suffices, and one of them always fits
            days.set(1, 32);
            weekdays.set(0, 7);
        }
        either = !starred && days.cardinality() < 31;
    }

    /// @throws ProblemException (usage) naming the field that is wrong
    public static Cron parse(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        var fields = SHORT.getOrDefault(plain, plain).split("\\s+");
        if (fields.length != 5) {
            throw ProblemException.usage(
                    text,
                    "This is no time in the notation of cron.",
                    "Write minute, hour, day, month and weekday, such as 30 6 * * mon-fri.");
        }
        for (int i = 0; i < fields.length; i++) {
            // cron knows steps only of a range: 5/15 is 5-59/15
            fields[i] = fields[i].replaceAll("(^|,)(\\w+)/", "$1$2-" + LAST[i] + "/");
        }
        var cron = new Cron(String.join(" ", fields), fields);
        if (cron.never()) {
            throw ProblemException.usage(
                    text, "There is no such day.", "Choose another day of the month.");
        }
        return cron;
    }

    private boolean never() {
        int[] longest = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return !either && months.stream().allMatch(m -> days.nextSetBit(1) > longest[m - 1]);
    }

    private static BitSet field(String what, String field, int min, int max, List<String> names) {
        var set = new BitSet();
        for (var part : field.split(",", -1)) {
            var step = part.split("/", -1);
            int by = step.length == 1 ? 1 : number(what, field, step[1], 1, max, List.of());
            if (step.length > 2) {
                throw wrong(what, field);
            }
            var ends = step[0].split("-", -1);
            int from;
            int to;
            if (step[0].equals("*")) {
                from = min;
                to = max == 7 ? 6 : max;
            } else {
                from = number(what, field, ends[0], min, max, names);
                to = ends.length == 2 ? number(what, field, ends[1], min, max, names) : from;
            }
            if (ends.length > 2 || to < from) {
                throw wrong(what, field);
            }
            for (int value = from; value <= to; value += by) {
                set.set(value);
            }
        }
        return set;
    }

    private static int number(
            String what, String field, String text, int min, int max, List<String> names) {
        int named = names.indexOf(text);
        if (named >= 0) {
            return named + min;
        }
        if (!text.matches("0*[0-9]{1,2}")) {
            throw wrong(what, field);
        }
        int value = Integer.parseInt(text);
        if (value < min || value > max) {
            throw wrong(what, field);
        }
        return value;
    }

    private static ProblemException wrong(String what, String field) {
        return ProblemException.usage(
                what, "\"" + field + "\" cannot be used here.", "Give such as 5, 1-5, */10 or *.");
    }

    /// The first such moment after another one, in its time zone.
    public ZonedDateTime next(ZonedDateTime after) {
        var limit = after.plusYears(YEARS);
        return hours.cardinality() == 24 ? byTheMinute(after, limit) : byTheHour(after, limit);
    }

    private ZonedDateTime byTheMinute(ZonedDateTime after, ZonedDateTime limit) {
        var at = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        while (at.isBefore(limit)) {
            if (!day(at.toLocalDate())) {
                at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!minutes.get(at.getMinute())) {
                at = at.plusMinutes(1);
            } else {
                return at;
            }
        }
        throw new IllegalStateException(text + " has no next time");
    }

    private ZonedDateTime byTheHour(ZonedDateTime after, ZonedDateTime limit) {
        var zone = after.getZone();
        var at = after.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        while (at.isBefore(limit.toLocalDateTime())) {
            if (!day(at.toLocalDate())) {
                at = at.toLocalDate().plusDays(1).atStartOfDay();
            } else if (!hours.get(at.getHour())) {
                at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (minutes.get(at.getMinute()) && moment(at, zone).isAfter(after)) {
                return moment(at, zone);
            } else {
                at = at.plusMinutes(1);
            }
        }
        throw new IllegalStateException(text + " has no next time");
    }

    /// The first moment at which the clock shows a time or, where it skips it, the end of the gap.
    private static ZonedDateTime moment(LocalDateTime at, ZoneId zone) {
        var rules = zone.getRules();
        return rules.getValidOffsets(at).isEmpty()
                ? rules.getTransition(at).getDateTimeAfter().atZone(zone)
                : at.atZone(zone);
    }

    private boolean day(LocalDate at) {
        boolean day = days.get(at.getDayOfMonth());
        boolean weekday = weekdays.get(at.getDayOfWeek().getValue() % 7);
        return months.get(at.getMonthValue()) && (either ? day || weekday : day && weekday);
    }

    BitSet minutes() {
        return minutes;
    }

    BitSet hours() {
        return hours;
    }

    BitSet days() {
        return days;
    }

    BitSet months() {
        return months;
    }

    BitSet weekdays() {
        return weekdays;
    }

    /// Whether one of day of the month and day of the week suffices; both are restricted then.
    boolean either() {
        return either;
    }

    /// The five fields, without names' capitals and shorthands.
    @Override
    public String toString() {
        return text;
    }
}
