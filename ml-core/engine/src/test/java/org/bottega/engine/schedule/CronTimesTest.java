package org.bottega.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The next times of many expressions against a matcher that knows no expressions: the values that each
/// field means were written out by hand from crontab(5), and every minute of the calendar is tried in turn.
class CronTimesTest {
    private static final int TIMES = 50;

    // fields by hand: `*` is unrestricted, else the values; `m` and `w` tell what the star rule of
    // crontab(5) makes of the two days: `both` must fit, or `either` suffices
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *               | *  | *  | *  | *  | *  | both",
                "0 * * * *               | 0  | *  | *  | *  | *  | both",
                "30 6 * * *              | 30 | 6  | *  | *  | *  | both",
                "*/15 * * * *            | 0 15 30 45 | * | * | * | * | both",
                "*/7 * * * *             | 0 7 14 21 28 35 42 49 56 | * | * | * | * | both",
                "*/40 * * * *            | 0 40 | * | * | * | * | both",
                "5-50/15 * * * *         | 5 20 35 50 | * | * | * | * | both",
                "0-59/30 * * * *         | 0 30 | * | * | * | * | both",
                "1,2,3,58 * * * *        | 1 2 3 58 | * | * | * | * | both",
                "0,10-12,40-50/5 4 * * * | 0 10 11 12 40 45 50 | 4 | * | * | * | both",
                "5-5 5-5 * * *           | 5 | 5 | * | * | * | both",
                "007 03 * * *            | 7 | 3 | * | * | * | both",
                "0 */6 * * *             | 0 | 0 6 12 18 | * | * | * | both",
                "0 */5 * * *             | 0 | 0 5 10 15 20 | * | * | * | both",
                "0 8-18/5 * * *          | 0 | 8 13 18 | * | * | * | both",
                "15 9-11,14 * * *        | 15 | 9 10 11 14 | * | * | * | both",
                "59 23 * * *             | 59 | 23 | * | * | * | both",
                "0 0 1 * *               | 0 | 0 | 1 | * | * | both",
                "0 0 31 * *              | 0 | 0 | 31 | * | * | both",
                "0 0 30 * *              | 0 | 0 | 30 | * | * | both",
                "0 0 1-7 * *             | 0 | 0 | 1 2 3 4 5 6 7 | * | * | both",
                "0 0 */10 * *            | 0 | 0 | 1 11 21 31 | * | * | both",
                "0 12 1,15 * *           | 0 | 12 | 1 15 | * | * | both",
                "0 9 * * mon-fri         | 0 | 9 | * | * | 1 2 3 4 5 | both",
                "0 9 * * MON,Wed,fRi     | 0 | 9 | * | * | 1 3 5 | both",
                "0 9 * * 0               | 0 | 9 | * | * | 0 | both",
                "0 9 * * 7               | 0 | 9 | * | * | 0 | both",
                "0 9 * * 5-7             | 0 | 9 | * | * | 0 5 6 | both",
                "0 9 * * 0-7             | 0 | 9 | * | * | 0 1 2 3 4 5 6 | both",
                "0 9 * * */2             | 0 | 9 | * | * | 0 2 4 6 | both",
                "0 9 * * 1-5/2           | 0 | 9 | * | * | 1 3 5 | both",
                "0 9 * * sun             | 0 | 9 | * | * | 0 | both",
                "0 9 * 1-3 *             | 0 | 9 | * | 1 2 3 | * | both",
                "0 9 1 jan,JUL *         | 0 | 9 | 1 | 1 7 | * | both",
                "0 9 1 */4 *             | 0 | 9 | 1 | 1 5 9 | * | both",
                "0 9 * feb mon           | 0 | 9 | * | 2 | 1 | both",
                "0 0 13 * fri            | 0 | 0 | 13 | * | 5 | either",
                "0 0 1,15 * 3            | 0 | 0 | 1 15 | * | 3 | either",
                "0 0 31 2 1              | 0 | 0 | 31 | 2 | 1 | either",
                "30 4 1-31 * 1           | 30 | 4 | * | * | 1 | either",
                "30 4 1 * 0-6            | 30 | 4 | 1 | * | * | either",
                "0 0 */2 * 1             | 0 | 0 | 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 31 | * | 1 | both",
                "0 0 1-7 * */7           | 0 | 0 | 1 2 3 4 5 6 7 | * | 0 | both",
                "5/20 * * * *            | 5 25 45 | * | * | * | * | both",
                "0 9 * * 1/2             | 0 | 9 | * | * | 1 3 5 | both",
                "@hourly                 | 0 | * | * | * | * | both",
                "@daily                  | 0 | 0 | * | * | * | both",
                "@midnight               | 0 | 0 | * | * | * | both",
                "@weekly                 | 0 | 0 | * | * | 0 | both",
                "@monthly                | 0 | 0 | 1 | * | * | both",
            })
    void theNextFiftyTimesAreThoseOfAMatcherThatTriesEveryMinute(
            String cron,
            String minutes,
            String hours,
            String days,
            String months,
            String weekdays,
            String rule) {
        var start = LocalDateTime.of(2027, 11, 29, 23, 58, 30).atZone(ZoneId.of("UTC"));
        var hand =
                new Hand(
                        values(minutes, 0, 59),
                        values(hours, 0, 23),
                        values(days, 1, 31),
                        values(months, 1, 12),
                        values(weekdays, 0, 6),
                        rule.equals("both"));
        assertEquals(hand.times(start), times(cron, start, TIMES));
    }

    private static List<ZonedDateTime> times(String cron, ZonedDateTime start, int count) {
        var parsed = Cron.parse(cron);
        var all = new ArrayList<ZonedDateTime>();
        for (var at = start; all.size() < count; all.add(at)) {
            at = parsed.next(at);
        }
        return all;
    }

    private static Set<Integer> values(String text, int min, int max) {
        return text.equals("*")
                ? IntStream.rangeClosed(min, max).boxed().collect(Collectors.toSet())
                : java.util.Arrays.stream(text.split(" "))
                        .map(Integer::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private record Hand(
            Set<Integer> minutes,
            Set<Integer> hours,
            Set<Integer> days,
            Set<Integer> months,
            Set<Integer> weekdays,
            boolean both) {
        List<ZonedDateTime> times(ZonedDateTime start) {
            var all = new ArrayList<ZonedDateTime>();
            var at = start.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            while (all.size() < TIMES) {
                boolean day = days.contains(at.getDayOfMonth());
                boolean weekday = weekdays.contains(sunday(at.getDayOfWeek()));
                boolean date =
                        months.contains(at.getMonthValue())
                                && (both ? day && weekday : day || weekday);
                if (!date) {
                    // no minute of this day can fit
                    at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
                    continue;
                }
                if (hours.contains(at.getHour()) && minutes.contains(at.getMinute())) {
                    all.add(at);
                }
                at = at.plusMinutes(1);
            }
            return all;
        }

        private static int sunday(DayOfWeek day) {
            return day == DayOfWeek.SUNDAY ? 0 : day.getValue();
        }
    }

    // by hand from the calendars of these places
    @ParameterizedTest(name = "{0} in {1} after {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // 29 February, over the year 2100, which has none
                "0 0 29 2 *   | UTC | 2026-12-01T00:00 | 2028-02-29T00:00Z 2032-02-29T00:00Z",
                "0 0 29 2 *   | UTC | 2096-03-01T00:00 | 2104-02-29T00:00Z 2108-02-29T00:00Z",
                "@yearly      | UTC | 2026-12-01T00:00 | 2027-01-01T00:00Z 2028-01-01T00:00Z",
                // spring in Rome, 2027-03-28: 02:00 becomes 03:00
                "30 2 * * *   | Europe/Rome | 2027-03-27T12:00 | 2027-03-28T03:00+02:00 2027-03-29T02:30+02:00",
                "*/20 2,3 * * * | Europe/Rome | 2027-03-28T00:00 | 2027-03-28T03:00+02:00 2027-03-28T03:20+02:00",
                "0 3 * * *    | Europe/Rome | 2027-03-27T12:00 | 2027-03-28T03:00+02:00",
                "*/30 * * * * | Europe/Rome | 2027-03-28T01:15 | 2027-03-28T01:30+01:00 2027-03-28T03:00+02:00",
                // autumn in Rome, 2027-10-31: 03:00 becomes 02:00, a fixed time comes once
                "30 2 * * *   | Europe/Rome | 2027-10-30T12:00 | 2027-10-31T02:30+02:00 2027-11-01T02:30+01:00",
                "*/30 2 * * * | Europe/Rome | 2027-10-31T01:00 | 2027-10-31T02:00+02:00 2027-10-31T02:30+02:00 2027-11-01T02:00+01:00",
                // what repeats every hour goes on through it
                "0 * * * *    | Europe/Rome | 2027-10-31T01:30 | 2027-10-31T02:00+02:00 2027-10-31T02:00+01:00 2027-10-31T03:00+01:00",
                // half an hour at Lord Howe Island, 2027-04-04: 02:00 becomes 01:30
                "45 1 * * *   | Australia/Lord_Howe | 2027-04-03T12:00 | 2027-04-04T01:45+11:00 2027-04-05T01:45+10:30",
                // and 2027-10-03: 02:00 becomes 02:30
                "15 * * * *   | Australia/Lord_Howe | 2027-10-03T01:20 | 2027-10-03T03:15+11:00",
                "40 * * * *   | Australia/Lord_Howe | 2027-10-03T01:50 | 2027-10-03T02:40+11:00",
                "0 2 * * *    | Europe/Rome | 2027-10-30T12:00 | 2027-10-31T02:00+02:00 2027-11-01T02:00+01:00",
                // a midnight that is skipped: Beirut, 2027-03-28
                "@daily       | Asia/Beirut | 2027-03-27T12:00 | 2027-03-28T01:00+03:00 2027-03-29T00:00+03:00",
                "0 12 28 3 *  | Asia/Beirut | 2027-03-27T12:00 | 2027-03-28T12:00+03:00",
                "0 1 28 3 *   | Asia/Beirut | 2027-03-27T23:30 | 2027-03-28T01:00+03:00",
            })
    void leapDaysAndClocksThatChangeAreKept(String cron, String zone, String after, String times) {
        var expected = List.of(times.split(" "));
        var found =
                times(cron, LocalDateTime.parse(after).atZone(ZoneId.of(zone)), expected.size());
        assertEquals(expected, found.stream().map(t -> t.toOffsetDateTime().toString()).toList());
    }
}
