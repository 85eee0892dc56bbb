package org.bottega.data.source.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.jspecify.annotations.Nullable;

/// One column of a result: what it is, and how its values are taken.
///
/// @param source `null` when the column's values cannot be kept (large binaries, cursors)
record JdbcColumn(String name, int at, @Nullable SourceColumn source, Taking taking) {

    /// Takes a value from the present row; `null` is missing.
    interface Taking {
        @Nullable Object take(ResultSet row, int at) throws SQLException;
    }

    /// @param typed whether the declared type binds the values
    static JdbcColumn of(ResultSetMetaData result, int at, boolean typed) throws SQLException {
        var name = result.getColumnLabel(at);
        if (!typed) {
            return new JdbcColumn(
                    name, at, new SourceColumn(name, SourceType.TEXT), JdbcColumn::dynamic);
        }
        if ("uuid".equalsIgnoreCase(result.getColumnTypeName(at))) {
            return column(name, at, SourceType.TEXT, ResultSet::getString);
        }
        return switch (result.getColumnType(at)) {
            case Types.BOOLEAN -> column(name, at, SourceType.BOOLEAN, JdbcColumn::truth);
            case Types.BIT ->
                    result.getPrecision(at) > 1
                            ? column(name, at, SourceType.TEXT, ResultSet::getString)
                            : column(name, at, SourceType.BOOLEAN, JdbcColumn::truth);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER ->
                    column(name, at, SourceType.WHOLE, JdbcColumn::whole);
            case Types.BIGINT ->
                    result.isSigned(at)
                            ? column(name, at, SourceType.WHOLE, JdbcColumn::whole)
                            : column(name, at, SourceType.TEXT, ResultSet::getString);
            case Types.FLOAT, Types.REAL, Types.DOUBLE ->
                    column(name, at, SourceType.NUMBER, JdbcColumn::number);
            case Types.NUMERIC, Types.DECIMAL -> decimal(result, name, at);
            case Types.DATE ->
                    column(
                            name,
                            at,
                            SourceType.DATE,
                            (r, c) -> day(r.getObject(c, LocalDate.class)));
            case Types.TIMESTAMP ->
                    // PostgreSQL calls both kinds by the same number
                    "timestamptz".equalsIgnoreCase(result.getColumnTypeName(at))
                            ? column(name, at, SourceType.DATE_TIME, JdbcColumn::zoned)
                            : column(name, at, SourceType.DATE_TIME, JdbcColumn::moment);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                    column(name, at, SourceType.DATE_TIME, JdbcColumn::zoned);
            case Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY,
                    Types.BLOB,
                    Types.REF_CURSOR,
                    Types.JAVA_OBJECT ->
                    new JdbcColumn(name, at, null, (_, _) -> null);
            default -> column(name, at, SourceType.TEXT, ResultSet::getString);
        };
    }

    private static JdbcColumn column(String name, int at, SourceType type, Taking taking) {
        return new JdbcColumn(name, at, new SourceColumn(name, type), taking);
    }

    private static JdbcColumn decimal(ResultSetMetaData result, String name, int at)
            throws SQLException {
        boolean whole =
                result.getScale(at) == 0
                        && result.getPrecision(at) > 0
                        && result.getPrecision(at) <= 18;
        return whole
                ? column(name, at, SourceType.WHOLE, JdbcColumn::whole)
                : column(name, at, SourceType.NUMBER, JdbcColumn::number);
    }

    private static @Nullable Object truth(ResultSet row, int at) throws SQLException {
        boolean value = row.getBoolean(at);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Object whole(ResultSet row, int at) throws SQLException {
        long value = row.getLong(at);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Object number(ResultSet row, int at) throws SQLException {
        double value = row.getDouble(at);
        return row.wasNull() || Double.isNaN(value) ? null : value;
    }

    /// Values of any type in a column of any type (SQLite); binaries are missing.
    private static @Nullable Object dynamic(ResultSet row, int at) throws SQLException {
        return switch (row.getObject(at)) {
            case null -> null;
            case byte[] _ -> null;
            case BigDecimal number -> number.toPlainString();
            case Object value -> value.toString();
        };
    }

    /// PostgreSQL's infinite days come as the last day there is.
    private static @Nullable Object day(@Nullable LocalDate day) {
        return day == null || Math.abs(day.getYear()) > 200_000 ? null : day;
    }

    private static @Nullable Object moment(ResultSet row, int at) throws SQLException {
        var time = row.getObject(at, LocalDateTime.class);
        return time == null || Math.abs(time.getYear()) > 200_000 ? null : time;
    }

    private static @Nullable Object zoned(ResultSet row, int at) throws SQLException {
        var time = row.getObject(at, OffsetDateTime.class);
        return time == null || Math.abs(time.getYear()) > 200_000 ? null : time;
    }
}
