package org.bottega.data.source.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bottega.kernel.table.NumberColumn;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/// A cell of a workbook as the text a person sees, without its decoration. Numbers that are formatted
/// as dates become ISO dates; numbers formatted with leading zeros keep them.
final class ExcelCell {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final double LAST_DAY = 2_958_466;

    private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/]+[!?]?");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final boolean from1904;
    private final Map<String, Look> looks = new HashMap<>();

    /// @param from1904 whether the workbook counts days from 1904 instead of 1900
    ExcelCell(boolean from1904) {
        this.from1904 = from1904;
    }

    /// The error that a cell shows instead of a value, such as `#DIV/0!`; `null` when it shows none.
    static @Nullable String error(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            var raw = cell.getRawValue();
            return raw == null || raw.isEmpty() ? "#ERROR" : raw;
        }
        // a formula's error comes as the text of its value
        return cell.getType() == CellType.FORMULA
                        && cell.getRawValue() != null
                        && ERROR.matcher(cell.getRawValue()).matches()
                ? cell.getRawValue()
                : null;
    }

    /// `null` when the cell is empty or shows an error.
    @Nullable String text(@Nullable Cell cell) {
        if (cell == null || error(cell) != null) {
            return null;
        }
        var value = cell.getValue();
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number(number.doubleValue(), cell);
            case Boolean truth -> truth.toString();
            default -> {
                var text = value.toString();
                yield text.isBlank() ? null : formula(text, cell);
            }
        };
    }

    /// A formula's value comes as text: a number among them is one.
    private String formula(String text, Cell cell) {
        if (cell.getType() != CellType.FORMULA || !PLAIN.matcher(text).matches()) {
            return text;
        }
        return number(Double.parseDouble(text), cell);
    }

    private String number(double number, Cell cell) {
        var look = look(cell);
        if (look.digits() > 0 && number >= 0 && number == Math.rint(number) && number < 1e15) {
            return String.format(Locale.ROOT, "%0" + look.digits() + "d", (long) number);
        }
        return (look.day() || look.clock()) && number >= 0 && number < LAST_DAY
                ? moment(number, !look.day() && number < 1)
                : NumberColumn.text(number);
    }

    /// How a format shows a number.
    ///
    /// @param day as a date
    /// @param clock with a time of day
    /// @param digits with so many digits, zeros in front; 0 for none
    private record Look(boolean day, boolean clock, int digits) {
        static Look of(String format) {
            var letters = letters(format);
            boolean clock = letters.contains("h") || letters.contains("s");
            boolean day =
                    letters.contains("y")
                            || letters.contains("d")
                            || letters.contains("m") && !clock;
            boolean number =
                    letters.contains("#")
                            || letters.contains("0.0") && !clock
                            // hours that run on beyond a day
                            || format.contains("[h")
                            || format.contains("[m")
                            || format.contains("[s");
            return new Look(
                    day && !number,
                    clock && !number,
                    letters.matches("0{2,20}") ? letters.length() : 0);
        }
    }

    private Look look(Cell cell) {
        var format = cell.getDataFormatString();
        if (format != null && !format.isEmpty()) {
            return looks.computeIfAbsent(format, Look::of);
        }
        var id = cell.getDataFormatId();
        return looks.computeIfAbsent(id == null ? "" : builtIn(id), Look::of);
    }

    private String moment(double serial, boolean timeOnly) {
        long day = (long) Math.floor(serial);
        // a serial is a double: milliseconds are what survives
        long millis = Math.round((serial - day) * 86_400_000.0);
        // the first calendar has a 29 February 1900 that never was
        var start =
                from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day < 60 ? 31 : 30);
        LocalDateTime time = start.plusDays(day).atStartOfDay().plusNanos(millis * 1_000_000);
        if (timeOnly) {
            return TIME.format(time);
        }
        if (time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return time.toLocalDate().toString();
        }
        var nanos = time.getNano();
        return MOMENT.format(time)
                + (nanos == 0 ? "" : String.format(Locale.ROOT, ".%03d", nanos / 1_000_000));
    }

    /// A format without what stands in quotes or brackets or after a backslash, in lower case, and only
    /// its first section.
    private static String letters(String format) {
        var plain =
                format.replaceAll("\"[^\"]*\"", "")
                        .replaceAll("\\\\.", "")
                        .replaceAll("\\[[^\\]]*]", "")
                        .replaceAll("[_*].", "")
                        .toLowerCase(Locale.ROOT);
        int section = plain.indexOf(';');
        plain = section < 0 ? plain : plain.substring(0, section);
        return plain.equals("general") || plain.equals("@") ? "" : plain;
    }

    /// ECMA-376, part 1, 18.8.30: what spreadsheets mean by ids without a format string.
    private static String builtIn(int id) {
        if (id >= 14 && id <= 17 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58) {
            return "yyyy-mm-dd";
        }
        if (id >= 18 && id <= 21 || id >= 32 && id <= 35 || id == 45 || id == 47) {
            return "hh:mm:ss";
        }
        return id == 22 ? "yyyy-mm-dd hh:mm" : id == 46 ? "[h]:mm:ss" : "";
    }
}
