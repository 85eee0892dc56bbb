package org.bottega.model.forecast;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.TimeColumn;

/// How far apart the moments of a series are, and which whole number each has.
///
/// @param unit what is counted
/// @param count how many units a step is
/// @param anchor the moment with the number 0, in microseconds since 1970
public record Frequency(Unit unit, long count, long anchor) {
    private static final long DAY = 86_400_000_000L;

    /// What steps are counted in.
    public enum Unit {
        MICROSECOND,
        WEEKDAY,
        MONTH
    }

    public Frequency {
        if (count < 1) {
            throw new IllegalArgumentException("a step of " + count);
        }
    }

    /// Finds the step that most moments are apart.
    ///
    /// @param series the moments of each series
    /// @throws ProblemException when no series has two different moments
    public static Frequency detect(List<long[]> series) {
        var apart = new HashMap<Long, Integer>();
        long first = Long.MAX_VALUE;
        boolean weekend = false;
        boolean monthEnds = true;
        for (var moments : series) {
            var sorted = moments.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < sorted.length; i++) {
                var date = TimeColumn.dateTime(sorted[i]).toLocalDate();
                weekend |= date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
                monthEnds &= date.getDayOfMonth() == date.lengthOfMonth();
                first = Math.min(first, sorted[i]);
                if (i > 0 && sorted[i] > sorted[i - 1]) {
                    apart.merge(sorted[i] - sorted[i - 1], 1, Integer::sum);
                }
            }
        }
        if (apart.isEmpty()) {
            throw ProblemException.input(
                    "time",
                    "No series has two different moments.",
                    "Give the history of each series, one row a step.");
        }
        long step = 0;
        int most = 0;
        for (var entry : apart.entrySet()) {
            if (entry.getValue() > most || (entry.getValue() == most && entry.getKey() < step)) {
                most = entry.getValue();
                step = entry.getKey();
            }
        }
        for (int months : new int[] {1, 3, 6, 12}) {
            if (step >= months * 30L * DAY - 2 * DAY && step <= months * 31L * DAY) {
                return new Frequency(Unit.MONTH, months, monthEnds ? monthEnd(first) : first);
            }
        }
        if (step == DAY && !weekend) {
            return new Frequency(Unit.WEEKDAY, 1, first);
        }
        return new Frequency(Unit.MICROSECOND, step, first);
    }

    /// A last of a month with 31 days, so that adding months stays at the ends of months.
    private static long monthEnd(long micros) {
        var time = TimeColumn.dateTime(micros);
        return TimeColumn.micros(time.withMonth(1).withDayOfMonth(31));
    }

    /// The number of the step in which a moment lies.
    public long index(long micros) {
        return switch (unit) {
            case MICROSECOND -> Math.floorDiv(micros - anchor, count);
            case WEEKDAY -> weekdays(micros) - weekdays(anchor);
            case MONTH -> {
                var from = TimeColumn.dateTime(anchor);
                var to = TimeColumn.dateTime(micros);
                long months =
                        (to.getYear() - from.getYear()) * 12L
                                + to.getMonthValue()
                                - from.getMonthValue();
                yield Math.floorDiv(months, count);
            }
        };
    }

    private static long weekdays(long micros) {
        long day = Math.floorDiv(micros, DAY) + 3;
        return Math.floorDiv(day, 7) * 5 + Math.min(4, Math.floorMod(day, 7));
    }

    /// The moment of a step.
    public long moment(long index) {
        return switch (unit) {
            case MICROSECOND -> anchor + index * count;
            case WEEKDAY -> {
                long days = weekdays(anchor) + index;
                yield (Math.floorDiv(days, 5) * 7 + Math.floorMod(days, 5) - 3) * DAY
                        + Math.floorMod(anchor, DAY);
            }
            case MONTH -> TimeColumn.micros(TimeColumn.dateTime(anchor).plusMonths(index * count));
        };
    }

    /// After how many steps things usually come again; 1 where there is no such number.
    public int season() {
        return switch (unit) {
            case WEEKDAY -> 5;
            case MONTH -> (int) Math.max(1, 12 / count);
            case MICROSECOND -> {
                if (count == DAY) {
                    yield 7;
                }
                if (count == 7 * DAY) {
                    yield 52;
                }
                yield count < DAY && DAY % count == 0 && DAY / count <= 288
                        ? (int) (DAY / count)
                        : 1;
            }
        };
    }

    /// In words: `1 month`, `7 days`, `15 minutes`.
    public String words() {
        return switch (unit) {
            case WEEKDAY -> "weekday";
            case MONTH -> count == 1 ? "month" : count == 12 ? "year" : count + " months";
            case MICROSECOND -> {
                long seconds = count / 1_000_000;
                var unitName =
                        count % DAY == 0
                                ? ChronoUnit.DAYS
                                : seconds % 3600 == 0
                                        ? ChronoUnit.HOURS
                                        : seconds % 60 == 0
                                                ? ChronoUnit.MINUTES
                                                : ChronoUnit.SECONDS;
                long number = Math.max(1, count / 1000 / unitName.getDuration().toMillis());
                var word = unitName.toString().toLowerCase(java.util.Locale.ROOT);
                yield number == 1 ? word.substring(0, word.length() - 1) : number + " " + word;
            }
        };
    }

    /// Whether a step is shorter than a week.
    boolean finerThanWeeks() {
        return unit == Unit.WEEKDAY || (unit == Unit.MICROSECOND && count < 7 * DAY);
    }
}
