package org.bottega.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bottega.data.duck.CancelWatch;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Reads a query's rows into columns of primitives, chunk by chunk.
final class TypedQuery {
    private TypedQuery() {}

    /// @param fields what the columns are; categories with their levels
    /// @param sql for each field an expression: DOUBLE, TIMESTAMP or VARCHAR by kind
    /// @param from the rest of the query, beginning with the relation
    /// @param rows how many rows will come
    static Table read(
            Duck duck,
            List<Field> fields,
            List<String> sql,
            String from,
            int rows,
            Progress progress)
            throws SQLException {
        var select = new ArrayList<String>();
        for (int c = 0; c < fields.size(); c++) {
            select.add(expression(fields.get(c), sql.get(c)) + " as x" + c);
        }
        if (select.isEmpty()) {
            return new Table(new Schema(List.of()), List.of());
        }
        var sinks = fields.stream().map(f -> sink(f, rows)).toList();
        try (var statement =
                        duck.connection()
                                .prepareStatement(
                                        "select " + String.join(", ", select) + " from " + from)
                                .unwrap(DuckDBPreparedStatement.class);
                var watch = new CancelWatch(progress, statement);
                var result = statement.query()) {
            int at = 0;
            while (result.nextChunk()) {
                var chunk = result.chunk();
                watch.check();
                int count = (int) chunk.rowCount();
                for (int c = 0; c < sinks.size(); c++) {
                    sinks.get(c).add(chunk.vector(c), count, at);
                }
                at += count;
            }
            if (at != rows) {
                throw new IllegalStateException(at + " rows came, not " + rows);
            }
        }
        return new Table(new Schema(fields), sinks.stream().map(Sink::column).toList());
    }

    private static String expression(Field field, String sql) {
        return switch (field.kind()) {
            case NUMBER -> "cast(" + sql + " as double)";
            case DATE, DATE_TIME -> Duck.micros(sql);
            case CATEGORY, BOOLEAN ->
                    field.levels().isEmpty() ? "cast(null as integer)" : code(field, sql);
            case TEXT, IDENTIFIER, SEQUENCE -> "cast(" + sql + " as varchar)";
            case IMAGE -> "sha256(" + sql + ")";
        };
    }

    private static String code(Field field, String sql) {
        var levels = String.join(", ", field.levels().stream().map(Duck::text).toList());
        return "cast(enum_code(try_cast(" + sql + " as enum(" + levels + "))) as integer)";
    }

    private interface Sink {
        void add(DuckDBReadableVector vector, int count, int at) throws SQLException;

        Column column();
    }

    private static Sink sink(Field field, int rows) {
        return switch (field.kind()) {
            case NUMBER -> numbers(new double[rows]);
            case DATE, DATE_TIME -> times(new long[rows]);
            case CATEGORY, BOOLEAN -> codes(new int[rows], field);
            case TEXT, IDENTIFIER, IMAGE, SEQUENCE -> texts(new @Nullable String[rows]);
        };
    }

    private static Sink numbers(double[] values) {
        return new Sink() {
            @Override
            public void add(DuckDBReadableVector vector, int count, int at) throws SQLException {
                for (int i = 0; i < count; i++) {
                    values[at + i] = vector.getDouble(i, Double.NaN);
                }
            }

            @Override
            public Column column() {
                return new NumberColumn(values);
            }
        };
    }

    private static Sink times(long[] micros) {
        return new Sink() {
            @Override
            public void add(DuckDBReadableVector vector, int count, int at) throws SQLException {
                for (int i = 0; i < count; i++) {
                    micros[at + i] = vector.getLong(i, TimeColumn.MISSING);
                }
            }

            @Override
            public Column column() {
                return new TimeColumn(micros);
            }
        };
    }

    private static Sink codes(int[] codes, Field field) {
        Arrays.fill(codes, -1);
        return new Sink() {
            @Override
            public void add(DuckDBReadableVector vector, int count, int at) throws SQLException {
                for (int i = 0; i < count; i++) {
                    codes[at + i] = vector.getInt(i, -1);
                }
            }

            @Override
            public Column column() {
                return new CategoryColumn(codes, field.levels());
            }
        };
    }

    private static Sink texts(@Nullable String[] values) {
        return new Sink() {
            @Override
            public void add(DuckDBReadableVector vector, int count, int at) throws SQLException {
                for (int i = 0; i < count; i++) {
                    values[at + i] = vector.isNull(i) ? null : vector.getString(i);
                }
            }

            @Override
            public Column column() {
                return new TextColumn(values);
            }
        };
    }
}
