package org.bottega.data.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.data.Snapshot;
import org.bottega.data.TextRows;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// Asks questions in SQL (DuckDB's dialect) over data sets. Only single `select` statements run; they
/// see the data sets and nothing else: no files, no network, no extensions, no settings. Used by one
/// thread at a time.
public final class SqlSession implements AutoCloseable {
    private final Duck duck;
    private final Map<String, Schema> tables;
    private int results;

    private SqlSession(Duck duck, Map<String, Schema> tables) {
        this.duck = duck;
        this.tables = tables;
    }

    /// @param snapshots data sets by the name they have in SQL; a name that is no plain word is written
    ///     in double quotes there
    public static SqlSession open(Map<String, Snapshot> snapshots) {
        var duck = Duck.open();
        try {
            var files = new ArrayList<String>();
            var tables = new LinkedHashMap<String, Schema>();
            for (var entry : snapshots.entrySet()) {
                var file = Duck.file(entry.getValue().parquet());
                files.add(file);
                tables.put(entry.getKey(), entry.getValue().schema());
                duck.run(
                        "create view "
                                + Duck.name(entry.getKey())
                                + " as select * from read_parquet("
                                + file
                                + ")",
                        Progress.none());
            }
            duck.run("set allowed_paths = [" + String.join(", ", files) + "]", Progress.none());
            duck.run("set enable_external_access = false", Progress.none());
            duck.run("set lock_configuration = true", Progress.none());
            return new SqlSession(duck, tables);
        } catch (SQLException e) {
            duck.close();
            throw ProblemException.input(
                    "data sets",
                    "They cannot be opened for SQL: " + SqlProblem.line(e) + ".",
                    "Import them again.");
        }
    }

    /// The columns that a query would give over tables of which only the columns are known.
    ///
    /// @throws ProblemException with the place when it is no `select`, or cannot be carried out
    public static Schema outline(Map<String, Schema> tables, String sql, Progress progress) {
        var duck = Duck.open();
        try {
            for (var table : tables.entrySet()) {
                var columns =
                        table.getValue().fields().stream()
                                .map(f -> Duck.name(f.name()) + " " + type(f.kind()))
                                .toList();
                duck.run(
                        "create table "
                                + Duck.name(table.getKey())
                                + " ("
                                + String.join(", ", columns)
                                + ")",
                        progress);
            }
            duck.run("set enable_external_access = false", progress);
            try (var session = new SqlSession(duck, tables)) {
                return session.describe(session.checked(sql, progress), progress);
            }
        } catch (SQLException e) {
            throw SqlProblem.of(sql, e);
        } finally {
            duck.close();
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case NUMBER -> "double";
            case DATE -> "date";
            case DATE_TIME -> "timestamp";
            case IMAGE -> "blob";
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE -> "varchar";
        };
    }

    /// The data sets with their columns, for completion.
    public Map<String, Schema> tables() {
        return tables;
    }

    /// The functions that queries may use, by name, for completion.
    public List<SqlFunction> functions() {
        try {
            return duck.query(
                    "select function_name, first(array_to_string(parameters, ', ')),"
                            + " first(coalesce(description, '')) from duckdb_functions() where"
                            + " function_type in ('scalar', 'aggregate', 'macro') and"
                            + " regexp_full_match(function_name, '[a-z][a-z0-9_]*')"
                            + " group by function_name order by function_name",
                    Progress.none(),
                    row ->
                            new SqlFunction(
                                    row.getString(1),
                                    row.getString(1) + "(" + row.getString(2) + ")",
                                    row.getString(3)));
        } catch (SQLException e) {
            throw SqlProblem.of("", e);
        }
    }

    /// What a query gave.
    ///
    /// @param rows how many rows are there, at most as many as were asked for
    /// @param cut whether there would be more
    /// @param millis how long it took
    public record Result(Schema schema, long rows, boolean cut, long millis, String table) {}

    /// Runs a query and keeps its first rows for [#page].
    ///
    /// @param limit how many rows to keep at most
    /// @throws ProblemException with the place when it is no `select`, or cannot be carried out
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public Result run(String sql, long limit, Progress progress) {
        var query = checked(sql, progress);
        long start = System.nanoTime();
        var schema = describe(query, progress);
        var table = "\"\u0001result" + results++ + "\"";
        try {
            duck.run(
                    "create table "
                            + table
                            + " as select * from (\n"
                            + query
                            + "\n) as q("
                            + columns(schema)
                            + ") limit "
                            + (limit + 1),
                    progress);
            long rows =
                    duck.query("select count(*) from " + table, progress, r -> r.getLong(1))
                            .getFirst();
            long millis = (System.nanoTime() - start) / 1_000_000;
            return new Result(schema, Math.min(rows, limit), rows > limit, millis, table);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw SqlProblem.of(sql, e);
        }
    }

    private static String columns(Schema schema) {
        return String.join(", ", schema.names().stream().map(Duck::name).toList());
    }

    /// Some rows of a result as a person reads them.
    ///
    /// @param from the first row, counted from 0
    public List<@Nullable String[]> page(Result result, long from, int count, Progress progress) {
        try {
            int most = (int) Math.clamp(result.rows() - from, 0, count);
            return TextRows.read(
                    duck,
                    result.schema().fields(),
                    result.table() + " limit " + most + " offset " + from,
                    progress);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw SqlProblem.of("", e);
        }
    }

    /// Gives a result's place back.
    public void forget(Result result) {
        try {
            duck.run("drop table if exists " + result.table(), Progress.none());
        } catch (SQLException e) {
            throw SqlProblem.of("", e);
        }
    }

    /// How the query will be carried out, as a tree in text.
    public String explain(String sql, Progress progress) {
        var query = checked(sql, progress);
        try {
            return String.join(
                    "\n", duck.query("explain\n" + query, progress, r -> r.getString(2)));
        } catch (SQLException e) {
            progress.checkCancelled();
            throw SqlProblem.of(sql, e);
        }
    }

    /// Writes all rows of a query as a new snapshot.
    ///
    /// @param source for its description
    /// @param folder where it shall lie; must not exist
    public Snapshot save(String sql, String source, Path folder, Progress progress) {
        var query = checked(sql, progress);
        // the session may write nothing outside, so the rows go to one that may
        return new Export(duck)
                .snapshot(query, describe(query, progress), source, folder, progress);
    }

    private Schema describe(String query, Progress progress) {
        try {
            var names = new ArrayList<String>();
            var kinds = new ArrayList<Kind>();
            duck.query(
                    "describe\n" + query,
                    progress,
                    row -> {
                        names.add(row.getString(1));
                        return kinds.add(kind(row.getString(2)));
                    });
            var fields = new ArrayList<Field>();
            var used = new java.util.HashSet<String>();
            for (int c = 0; c < names.size(); c++) {
                var name = names.get(c);
                for (int n = 2; !used.add(name.toLowerCase(Locale.ROOT)); n++) {
                    name = names.get(c) + " " + n;
                }
                fields.add(Field.of(name, kinds.get(c)));
            }
            return new Schema(fields);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw SqlProblem.of(query, e);
        }
    }

    static Kind kind(String type) {
        if (type.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*")) {
            return Kind.NUMBER;
        }
        if (type.equals("DATE")) {
            return Kind.DATE;
        }
        return type.startsWith("TIMESTAMP") ? Kind.DATE_TIME : Kind.CATEGORY;
    }

    /// The query without a semicolon at its end.
    private String checked(String sql, Progress progress) {
        var query = withoutEnd(sql);
        if (query.isEmpty()) {
            throw ProblemException.usage("SQL", "There is no query.", "Write one.");
        }
        SqlCheck.one(duck, query, progress);
        return query;
    }

    /// Without semicolons, blanks and comments at the end.
    private static String withoutEnd(String sql) {
        var query = sql.strip();
        while (true) {
            var before = query;
            int line = query.lastIndexOf('\n') + 1;
            int comment = query.indexOf("--", line);
            // within quotes two dashes are no comment: then an odd number of quotes stands before
            // them
            if (comment >= 0
                    && query.substring(line, comment).chars().filter(c -> c == '\'').count() % 2
                            == 0
                    && query.substring(line, comment).chars().filter(c -> c == '"').count() % 2
                            == 0) {
                query = query.substring(0, comment).stripTrailing();
            }
            if (query.endsWith(";")) {
                query = query.substring(0, query.length() - 1).stripTrailing();
            }
            if (query.equals(before)) {
                return query;
            }
        }
    }

    @Override
    public void close() {
        duck.close();
    }
}
