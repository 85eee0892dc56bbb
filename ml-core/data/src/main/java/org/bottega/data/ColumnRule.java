package org.bottega.data;

import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Kind;

/// What a column turned out to be, and the SQL that reads it so.
///
/// @param sql to a DOUBLE, DATE, TIMESTAMP, VARCHAR or BLOB, null where the value is missing or does not fit
/// @param checked the same, but the statement fails at a value that does not fit
/// @param format how the values are written; empty when nothing is special
record ColumnRule(Kind kind, String sql, String checked, String format, List<Problem> notes) {
    private static final String NUMBERED = "row numbers";

    /// Whole numbers that name the rows, kept as words.
    static ColumnRule numbered(String sql) {
        return new ColumnRule(Kind.IDENTIFIER, sql, sql, NUMBERED, List.of());
    }

    boolean numbered() {
        return format.equals(NUMBERED);
    }

    ColumnRule {
        notes = List.copyOf(notes);
    }

    static ColumnRule of(Kind kind, String sql) {
        return new ColumnRule(kind, sql, sql, "", List.of());
    }

    /// Whether its values are stored as words.
    static boolean words(Kind kind) {
        return switch (kind) {
            case NUMBER, DATE, DATE_TIME, IMAGE -> false;
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE -> true;
        };
    }
}
