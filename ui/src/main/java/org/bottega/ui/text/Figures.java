package org.bottega.ui.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// How figures are written: short, in the reader's language, always the same way.
public final class Figures {
    private static final String NONE = "–";
    private static final String[] BYTES = {"B", "KB", "MB", "GB", "TB"};

    private final Locale locale;

    public Figures(Locale locale) {
        this.locale = locale;
    }

    /// A count with separators: `48,842`.
    public String count(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /// A score with four decimals, or four significant digits from 10 up; a dash when it is not a
    /// number.
    public String score(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        int decimals = size < 10 ? 4 : size < 100 ? 2 : size < 1000 ? 1 : 0;
        return fixed(value, decimals);
    }

    /// A number of unknown size with at most `digits` significant digits, trailing zeros left out.
    public String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return count((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e9 || size < 1e-4) {
            return String.format(locale, "%." + Math.max(0, digits - 1) + "e", value);
        }
        int before = (int) Math.floor(Math.log10(size)) + 1;
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, digits - before));
        return format.format(value);
    }

    /// Exactly so many decimals.
    public String fixed(double value, int decimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /// A share from 0 to 1 in per cent: `12.5 %`, `< 0.1 %`.
    public String share(double value) {
        double percent = value * 100;
        if (percent > 0 && percent < 0.1) {
            return "< " + fixed(0.1, 1) + " %";
        }
        int decimals = percent == Math.rint(percent) || percent >= 99.95 ? 0 : 1;
        return fixed(percent, decimals) + " %";
    }

    /// Seconds as a person says them: `0.8 s`, `42 s`, `3 min 5 s`, `2 h 10 min`.
    public String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return NONE;
        }
        if (seconds < 9.95) {
            return fixed(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        return whole / 3600 + " h" + (whole / 60 % 60 == 0 ? "" : " " + whole / 60 % 60 + " min");
    }

    public String duration(Duration duration) {
        return seconds(duration.toMillis() / 1000.0);
    }

    /// Bytes in the largest unit that gives at least one: `312 MB`.
    public String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < BYTES.length - 1) {
            value /= 1000;
            unit++;
        }
        return fixed(value, unit > 0 && value < 10 ? 1 : 0) + " " + BYTES[unit];
    }

    /// A moment: the time when it is today, else the date and the time.
    public String moment(Instant instant) {
        var at = instant.atZone(ZoneId.systemDefault());
        var style =
                at.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(
                                FormatStyle.MEDIUM, FormatStyle.SHORT);
        return style.withLocale(locale).format(at);
    }
}
