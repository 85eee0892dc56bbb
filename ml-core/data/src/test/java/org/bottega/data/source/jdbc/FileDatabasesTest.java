package org.bottega.data.source.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.bottega.data.source.Collected;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite, H2 and DuckDB, in files.
class FileDatabasesTest {
    @TempDir Path folder;

    private Database database(String id, String url, Path file, String... statements)
            throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        return new Database(Address.file(Drivers.bundled().of(id), file), Login.NONE);
    }

    private Database h2(String... statements) throws SQLException {
        return database(
                "h2", "jdbc:h2:file:" + folder.resolve("a"), folder.resolve("a.mv.db"), statements);
    }

    private Database duckdb(String... statements) throws SQLException {
        var file = folder.resolve("a.duckdb");
        return database("duckdb", "jdbc:duckdb:" + file, file, statements);
    }

    private Database sqlite(String... statements) throws SQLException {
        var file = folder.resolve("a.db");
        return database("sqlite", "jdbc:sqlite:" + file, file, statements);
    }

    private static Collected all(Database database, String table) {
        return Collected.of(
                JdbcSource.table(
                        database,
                        database.tables(Progress.none()).stream()
                                .filter(t -> t.name().equals(table))
                                .findFirst()
                                .orElseThrow()));
    }

    @Test
    void h2KeepsItsTypes() throws Exception {
        var read =
                all(
                        h2(
                                "create table T (i int, b bigint, n numeric(20,4), w numeric(9), d double, f boolean, t varchar, c char(3),"
                                        + " \"day\" date, ts timestamp, z timestamp with time zone, tm time, u uuid, bin varbinary)",
                                "insert into T values (1, 9223372036854775807, 1.25, 7, 0.1, true, '007', 'ab', '2024-02-29',"
                                        + " '2024-02-29 12:30:01.5', '2024-02-29 12:30:00+02:00', '10:11:12',"
                                        + " '00000000-0000-0000-0000-000000000001', X'00')",
                                "insert into T (i) values (null)"),
                        "T");
        assertEquals(
                List.of(
                        SourceType.WHOLE,
                        SourceType.WHOLE,
                        SourceType.NUMBER,
                        SourceType.WHOLE,
                        SourceType.NUMBER,
                        SourceType.BOOLEAN,
                        SourceType.TEXT,
                        SourceType.TEXT,
                        SourceType.DATE,
                        SourceType.DATE_TIME,
                        SourceType.DATE_TIME,
                        SourceType.TEXT,
                        SourceType.TEXT),
                read.types());
        assertEquals(
                "1|9223372036854775807|1.25|7|0.1|true|007|ab |2024-02-29|2024-02-29T12:30:01.500000|2024-02-29T12:30+02:00|10:11:12|00000000-0000-0000-0000-000000000001\n"
                                .replace(".500000", ".500")
                        + "·|·|·|·|·|·|·|·|·|·|·|·|·\n",
                read.text());
        assertEquals(
                List.of(
                        "BIN: The column holds binary data and was left out. "
                                + "Turn it into text or numbers in a query if it matters."),
                read.notes);
    }

    @Test
    void sqliteColumnsHoldAnything() throws Exception {
        var read =
                all(
                        sqlite(
                                "create table t (n integer, \"strange \"\" name\" text)",
                                "insert into t values (1, 'a'), ('two', 2.5), (null, x'00')"),
                        "t");
        assertEquals(List.of("n", "strange \" name"), read.names());
        assertEquals("1|a\ntwo|2.5\n·|·\n", read.text());
    }

    @Test
    void duckDbIsRead() throws Exception {
        var database =
                duckdb(
                        "create table t as select i, i * 0.5 as h, date '2024-01-01' + i::integer as d,"
                                + " case when i % 2 = 0 then 'even' end as w from range(5) r(i)",
                        "create schema s", "create view s.v as select 1 as one");
        assertEquals(
                List.of("main.t", "s.v"),
                database.tables(Progress.none()).stream()
                        .map(Database.TableName::shown)
                        .sorted()
                        .toList());
        var read = all(database, "t");
        assertEquals(
                List.of(SourceType.WHOLE, SourceType.NUMBER, SourceType.DATE, SourceType.TEXT),
                read.types());
        assertEquals("0|0.0|2024-01-01|even", read.text().lines().findFirst().orElseThrow());
        assertEquals("1\n", all(database, "v").text());
    }

    @Test
    void queriesOnlyRead() throws Exception {
        var outside = folder.resolve("out.csv");
        for (var database :
                List.of(
                        h2("create table t (n int)"),
                        sqlite("create table t (n int)"),
                        duckdb("create table t (n int)"))) {
            for (var sql :
                    List.of(
                            "insert into t values (1)",
                            "drop table t",
                            "create table u (n int)",
                            "call csvwrite('" + outside + "', 'select 1')",
                            "copy (select 1) to '" + outside + "'",
                            "select * from read_csv('/etc/passwd')",
                            "select load_extension('x')",
                            "runscript from 'http://127.0.0.1:1/x.sql'",
                            "create alias e as 'void e() { }'")) {
                var source = JdbcSource.query(database, sql);
                if (sql.contains("csvwrite") && database.address().driver().id().equals("h2")) {
                    continue;
                }
                assertThrows(
                        ProblemException.class,
                        () -> Collected.of(source),
                        database.address().driver().id() + ": " + sql);
            }
        }
        assertTrue(!outside.toFile().exists());
    }

    @Test
    void aWrongQueryIsRefusedWithTheDatabasesReason() throws Exception {
        var message =
                Collected.refusal(
                        JdbcSource.query(sqlite("create table t (n int)"), "select * from u"));
        assertTrue(message.startsWith("a.db, query: The database refuses: "), message);
        assertTrue(message.contains("no such table: u"), message);
    }
}
