package org.bottega.data;

import org.bottega.data.csv.ColumnMarks;
import org.bottega.data.csv.ColumnMarks.Mark;
import org.jspecify.annotations.Nullable;

/// How the CSV reader itself brings a column to its kind, which takes far less than checking every text.
/// Where the column's marks tell that some value may need a second look, the texts are checked.
///
/// @param type what the reader makes of a value
/// @param sql what is stored, of the value as it was read
record ShortWay(String type, String sql) {
    /// As the reader is told to write days.
    static final String DAY = "yyyy-mm-dd";

    /// @param c the column's number
    /// @return `null` when some value cannot fit the rule
    static @Nullable ShortWay of(
            ColumnRule rule, int c, ColumnMarks marks, MissingTokens missing, boolean quotesTell) {
        var x = "c" + c;
        return switch (rule.kind()) {
            case NUMBER -> number(rule, c, marks, missing);
            case DATE, DATE_TIME -> moment(rule, c, marks);
            case CATEGORY, IDENTIFIER, TEXT, SEQUENCE, BOOLEAN -> {
                boolean lowered =
                        rule.kind() == org.bottega.kernel.table.Kind.BOOLEAN
                                && !rule.notes().isEmpty();
                boolean bare =
                        !marks.any(c, Mark.BLANK, Mark.CONTROL)
                                && (quotesTell || !marks.has(c, Mark.TOKEN));
                if (rule.numbered() && marks.any(c, Mark.ZERO, Mark.LETTER, Mark.CONTROL)) {
                    yield null;
                }
                yield new ShortWay(
                        "VARCHAR", lowered ? rule.checked() : bare ? x : missing.words(x));
            }
            case IMAGE -> new ShortWay("VARCHAR", rule.checked());
        };
    }

    private static @Nullable ShortWay number(
            ColumnRule rule, int c, ColumnMarks marks, MissingTokens missing) {
        // leading zeros tell words, and infinities have to be counted
        if (marks.any(c, Mark.ZERO, Mark.CONTROL)) {
            return null;
        }
        if (!rule.format().isEmpty()) {
            return new ShortWay("VARCHAR", rule.checked());
        }
        if (!rule.notes().isEmpty() || marks.any(c, Mark.LETTER, Mark.ODD)) {
            return null;
        }
        return marks.any(c, Mark.BLANK, Mark.TOKEN)
                ? new ShortWay("VARCHAR", "cast(" + missing.bare("c" + c) + " as double)")
                : new ShortWay("DOUBLE", "c" + c);
    }

    private static @Nullable ShortWay moment(ColumnRule rule, int c, ColumnMarks marks) {
        boolean plain =
                rule.kind() == org.bottega.kernel.table.Kind.DATE && rule.format().equals(DAY);
        if (!plain) {
            return new ShortWay("VARCHAR", rule.checked());
        }
        // the reader takes words such as "epoch" for days
        return marks.any(c, Mark.LETTER, Mark.CONTROL, Mark.BLANK, Mark.TOKEN)
                ? null
                : new ShortWay("DATE", "c" + c);
    }
}
