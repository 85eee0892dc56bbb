package org.bottega.data;

import java.util.List;
import java.util.Map;

/// What was counted over the values of one column of texts that are not missing.
///
/// @param numbers for each format that may hold, how many values have it
/// @param times for each format that may hold, how many values have its shape
/// @param days for each of those, how many of them are days of the calendar
/// @param zeroed how many begin with a zero that a number would lose
/// @param distinct how many different values; exact for small tables, within some per cent otherwise
/// @param length mean number of characters
/// @param words mean number of words
/// @param whole how many are whole numbers
/// @param min the least plain number, `NaN` without any
/// @param max the greatest plain number
/// @param overflow how many are numbers too large for a double
/// @param timed how many tell a time of day
/// @param few the different values where there are at most six, in order
record ColumnFacts(
        long known,
        Map<NumberFormat, Long> numbers,
        Map<TimeFormat, Long> times,
        Map<TimeFormat, Long> days,
        long zeroed,
        long distinct,
        double length,
        double words,
        long whole,
        double min,
        double max,
        long overflow,
        long timed,
        List<String> few) {
    /// Most different values that are listed.
    static final int FEW = 6;

    ColumnFacts {
        numbers = Map.copyOf(numbers);
        times = Map.copyOf(times);
        days = Map.copyOf(days);
        few = List.copyOf(few);
    }

    /// Before anything was counted.
    static final ColumnFacts NONE = words(new WordCounts.Counted(0, 0, 0, 0, List.of(), ""));

    /// Of values that are neither numbers nor moments.
    static ColumnFacts words(WordCounts.Counted counted) {
        return new ColumnFacts(
                counted.known(),
                Map.of(),
                Map.of(),
                Map.of(),
                0,
                counted.distinct(),
                counted.length(),
                counted.words(),
                0,
                Double.NaN,
                Double.NaN,
                0,
                0,
                counted.few());
    }

    boolean all(NumberFormat format) {
        return numbers.getOrDefault(format, 0L) == known;
    }

    boolean all(TimeFormat format) {
        return times.getOrDefault(format, 0L) == known;
    }

    /// Whether all are whole numbers.
    boolean allWhole() {
        return whole == known;
    }

    ColumnFacts withDistinct(long exact) {
        return new ColumnFacts(
                known, numbers, times, days, zeroed, exact, length, words, whole, min, max,
                overflow, timed, few);
    }

    ColumnFacts withFew(List<String> values) {
        return new ColumnFacts(
                known, numbers, times, days, zeroed, distinct, length, words, whole, min, max,
                overflow, timed, values);
    }
}
