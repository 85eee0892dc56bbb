package org.bottega.kernel.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Moments as microseconds since 1970-01-01T00:00 (no time zone, as a wall clock would show them);
/// [#MISSING] is missing.
public final class TimeColumn implements Column {
    public static final long MISSING = Long.MIN_VALUE;

    private final long[] micros;

    public TimeColumn(long[] micros) {
        this.micros = micros;
    }

    /// The backing array: read only.
    public long[] micros() {
        return micros;
    }

    @Override
    public int rows() {
        return micros.length;
    }

    @Override
    public boolean missing(int row) {
        return micros[row] == MISSING;
    }

    @Override
    public @Nullable String text(int row) {
        return missing(row) ? null : text(micros[row]);
    }

    /// ISO 8601; the time of day is left out at midnight.
    public static String text(long micros) {
        var time = dateTime(micros);
        return time.toLocalTime().toNanoOfDay() == 0
                ? DateTimeFormatter.ISO_LOCAL_DATE.format(time)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    /// The moment that [#text] writes so; the time of day may be left out, and a blank may stand for `T`.
    ///
    /// @throws java.time.format.DateTimeParseException when it is none
    public static long parse(String text) {
        return text.length() <= 10
                ? micros(LocalDate.parse(text).atStartOfDay())
                : micros(LocalDateTime.parse(text.replace(' ', 'T')));
    }

    public static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofInstant(
                Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L),
                        Math.floorMod(micros, 1_000_000L) * 1000),
                ZoneOffset.UTC);
    }

    public static long micros(LocalDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L),
                time.getNano() / 1000);
    }

    @Override
    public TimeColumn rows(int[] index) {
        var out = new long[index.length];
        for (int i = 0; i < index.length; i++) {
            out[i] = micros[index[i]];
        }
        return new TimeColumn(out);
    }
}
