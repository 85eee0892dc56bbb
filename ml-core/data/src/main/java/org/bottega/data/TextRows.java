package org.bottega.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Rows of a query as a person reads them.
public final class TextRows {
    private TextRows() {}

    /// One array a row; `null` is missing. A picture is its fingerprint.
    ///
    /// @param fields the columns to read, by name
    /// @param from the rest of the query, beginning with the relation
    public static List<@Nullable String[]> read(
            Duck duck, List<Field> fields, String from, Progress progress) throws SQLException {
        var select = new ArrayList<String>();
        for (var field : fields) {
            var name = Duck.name(field.name());
            select.add(
                    switch (field.kind()) {
                        case DATE, DATE_TIME -> Duck.micros(name);
                        case IMAGE -> "sha256(" + name + ")";
                        case NUMBER, CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE -> name;
                    });
        }
        return duck.query(
                "select " + String.join(", ", select) + " from " + from,
                progress,
                result -> {
                    var row = new @Nullable String[select.size()];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = text(fields.get(c).kind(), result, c + 1);
                    }
                    return row;
                });
    }

    private static @Nullable String text(Kind kind, ResultSet row, int column) throws SQLException {
        switch (kind) {
            case NUMBER -> {
                double value = row.getDouble(column);
                return row.wasNull() ? null : NumberColumn.text(value);
            }
            case DATE, DATE_TIME -> {
                long micros = row.getLong(column);
                return row.wasNull() ? null : TimeColumn.text(micros);
            }
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, IMAGE, SEQUENCE -> {
                return row.getString(column);
            }
        }
        throw new AssertionError(kind);
    }
}
