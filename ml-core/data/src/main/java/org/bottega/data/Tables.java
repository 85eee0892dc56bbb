package org.bottega.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// Tables in memory put into DuckDB, and taken out of it.
public final class Tables {
    private Tables() {}

    /// Makes a DuckDB table of rows in memory: numbers DOUBLE, dates DATE, moments TIMESTAMP, all else
    /// VARCHAR, and a column of whole numbers that orders the rows.
    ///
    /// @param row the ordering column as SQL writes it
    public static void put(Duck duck, String name, Table table, String row, Progress progress)
            throws SQLException {
        var columns = new ArrayList<String>();
        for (var field : table.schema().fields()) {
            columns.add(Duck.name(field.name()) + " " + type(field.kind()));
        }
        columns.add(row + " bigint");
        duck.run(
                "create or replace table " + name + " (" + String.join(", ", columns) + ")",
                progress);
        try (var appender = duck.connection().createAppender("main", name)) {
            for (int r = 0; r < table.rows(); r++) {
                if ((r & 0xFFFF) == 0) {
                    progress.checkCancelled();
                }
                appender.beginRow();
                for (int c = 0; c < table.schema().size(); c++) {
                    append(appender, table.schema().field(c).kind(), table.column(c), r);
                }
                appender.append((long) r);
                appender.endRow();
            }
        }
    }

    private static void append(
            org.duckdb.DuckDBAppender appender, Kind kind, Column column, int row)
            throws SQLException {
        switch (column) {
            case NumberColumn numbers -> {
                double value = numbers.values()[row];
                if (Double.isNaN(value)) {
                    appender.appendNull();
                } else {
                    appender.append(value);
                }
            }
            case TimeColumn times -> {
                long micros = times.micros()[row];
                if (micros == TimeColumn.MISSING) {
                    appender.appendNull();
                } else {
                    var moment = TimeColumn.dateTime(micros);
                    if (kind == Kind.DATE) {
                        appender.append(moment.toLocalDate());
                    } else {
                        appender.append(moment);
                    }
                }
            }
            case CategoryColumn codes -> {
                int code = codes.codes()[row];
                if (code < 0) {
                    appender.appendNull();
                } else {
                    appender.append(codes.levels().get(code));
                }
            }
            case TextColumn texts -> {
                var text = texts.text(row);
                if (text == null) {
                    appender.appendNull();
                } else {
                    appender.append(text);
                }
            }
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case NUMBER -> "double";
            case DATE -> "date";
            case DATE_TIME -> "timestamp";
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, IMAGE, SEQUENCE -> "varchar";
        };
    }

    /// All rows of a relation in memory. Categories without known levels get those that are there,
    /// sorted.
    ///
    /// @param order the column that orders the rows, as SQL writes it
    public static Table read(
            Duck duck, String relation, Schema schema, String order, Progress progress)
            throws SQLException {
        var fields = new ArrayList<Field>();
        for (var field : schema.fields()) {
            boolean named = field.kind() == Kind.CATEGORY || field.kind() == Kind.BOOLEAN;
            fields.add(
                    named && field.levels().isEmpty()
                            ? new Field(
                                    field.name(),
                                    field.kind(),
                                    field.role(),
                                    levels(duck, relation, field.name(), progress))
                            : field);
        }
        int rows =
                duck.query("select count(*) from " + relation, progress, r -> r.getInt(1))
                        .getFirst();
        return TypedQuery.read(
                duck,
                fields,
                fields.stream().map(f -> Duck.name(f.name())).toList(),
                relation + " order by " + order,
                rows,
                progress);
    }

    private static List<String> levels(Duck duck, String relation, String column, Progress progress)
            throws SQLException {
        var x = Duck.name(column);
        return duck.query(
                "select distinct "
                        + x
                        + " as v from "
                        + relation
                        + " where v is not null order by v",
                progress,
                r -> r.getString(1));
    }
}
