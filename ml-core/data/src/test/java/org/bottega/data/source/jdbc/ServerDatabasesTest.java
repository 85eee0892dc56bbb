package org.bottega.data.source.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.source.Collected;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL and MariaDB as they really are, started for the test.
@Tag("server")
class ServerDatabasesTest {
    @TempDir Path folder;

    private static void run(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "ada", PrivateServer.PASSWORD);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Progress until(AtomicBoolean stop) {
        return new Progress() {
            @Override
            public void at(double fraction, String message) {}

            @Override
            public void report(JobEvent event) {}

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
    }

    /// Counts rows, and does something after so many.
    private record Counting(AtomicLong rows, long after, Runnable then) implements RowSink {
        @Override
        public void columns(List<SourceColumn> columns) {}

        @Override
        public void row(@Nullable Object... values) {
            if (rows.incrementAndGet() == after) {
                then.run();
            }
        }

        @Override
        public void reject(long line, String reason, String text) {}

        @Override
        public void note(Problem note) {}
    }

    @Test
    void postgresql() throws Exception {
        try (var server = PrivateServer.postgres()) {
            var url = "jdbc:postgresql://127.0.0.1:" + server.port + "/postgres";
            var database = server.database("postgresql", "postgres");
            run(
                    url,
                    "create schema \"my schema\"",
                    "create table \"my schema\".\"T 1\" (b bool, s smallint, i int, l bigint, n numeric, w numeric(10), r real,"
                            + " t text, c char(4), d date, ts timestamp, z timestamptz, u uuid, j jsonb, a int[], e bytea)",
                    "insert into \"my schema\".\"T 1\" values (true, 1, 2, 9007199254740993, 1.25, 7, 0.5, 'x''y', 'ab',"
                            + " '2024-02-29', '2024-02-29 12:30:00.25', '2024-02-29 12:30+02',"
                            + " '00000000-0000-0000-0000-000000000001', '{\"a\": 1}', '{1,2}', '\\x00'),"
                            + " (null, null, null, null, 'NaN', null, 'Infinity', null, null, 'infinity', '-infinity', null, null, null, null, null)");
            assertEquals(
                    List.of("my schema.T 1"),
                    database.tables(Progress.none()).stream()
                            .map(Database.TableName::shown)
                            .toList());
            var read =
                    Collected.of(
                            JdbcSource.table(
                                    database, database.tables(Progress.none()).getFirst()));
            assertEquals(
                    List.of(
                            SourceType.BOOLEAN,
                            SourceType.WHOLE,
                            SourceType.WHOLE,
                            SourceType.WHOLE,
                            SourceType.NUMBER,
                            SourceType.WHOLE,
                            SourceType.NUMBER,
                            SourceType.TEXT,
                            SourceType.TEXT,
                            SourceType.DATE,
                            SourceType.DATE_TIME,
                            SourceType.DATE_TIME,
                            SourceType.TEXT,
                            SourceType.TEXT,
                            SourceType.TEXT),
                    read.types());
            assertEquals(
                    "true|1|2|9007199254740993|1.25|7|0.5|x'y|ab  |2024-02-29|2024-02-29T12:30:00.250|2024-02-29T10:30Z|"
                            + "00000000-0000-0000-0000-000000000001|{\"a\": 1}|{1,2}\n"
                            + "·|·|·|·|·|·|Infinity|·|·|·|·|·|·|·|·\n",
                    read.text());
            onlyReads(database, "\"my schema\".\"T 1\"");
            refusals(server, "postgresql", "postgres");
            cancelled(database, "select pg_sleep(60)");
            streamed(
                    database,
                    "select i, repeat('x', 500) as t from generate_series(1, 1000000) s(i)",
                    "select pg_terminate_backend(pid) from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()",
                    url);
            killed(server, database, "select i from generate_series(1, 1000000) s(i)");
        }
    }

    @Test
    void mariadb() throws Exception {
        try (var server = PrivateServer.mariadb()) {
            var url = "jdbc:mariadb://127.0.0.1:" + server.port + "/shop";
            var database = server.database("mariadb", "shop");
            run(
                    url,
                    "create table `a ``b` (b bool, i int unsigned, l bigint unsigned, n decimal(20,3), d double, t varchar(20),"
                            + " e enum('p','q'), y year, day date, ts datetime(3), bin blob)",
                    "insert into `a ``b` values (true, 4294967295, 18446744073709551615, 1.5, 0.25, 'it''s', 'q', 1999,"
                            + " '2024-02-29', '2024-02-29 12:30:00.250', x'00'), (null, null, null, null, null, null, null, null, null, null, null)");
            assertEquals(
                    List.of("a `b"),
                    database.tables(Progress.none()).stream()
                            .map(Database.TableName::shown)
                            .toList());
            var read =
                    Collected.of(
                            JdbcSource.table(
                                    database, database.tables(Progress.none()).getFirst()));
            assertEquals(
                    "true|4294967295|18446744073709551615|1.5|0.25|it's|q|1999|2024-02-29|2024-02-29T12:30:00.250\n"
                            + "·|·|·|·|·|·|·|·|·|·\n",
                    read.text());
            onlyReads(database, "`a ``b`");
            assertThrows(
                    ProblemException.class,
                    () ->
                            Collected.of(
                                    JdbcSource.query(
                                            database,
                                            "load data local infile '/etc/hostname' into table `a ``b` (t)")));
            refusals(server, "mariadb", "shop");
            cancelled(database, "select sleep(60)");
            streamed(
                    database,
                    "select seq, repeat('x', 500) as t from seq_1_to_1000000",
                    "kill (select id from information_schema.processlist where info like '%seq_1_to%' and id <> connection_id() limit 1)",
                    url);
            killed(server, database, "select seq from seq_1_to_1000000");
        }
    }

    private static void onlyReads(Database database, String table) {
        for (var sql :
                List.of(
                        "delete from " + table,
                        "drop table " + table,
                        "create table other (n int)")) {
            assertThrows(
                    ProblemException.class,
                    () -> Collected.of(JdbcSource.query(database, sql)),
                    sql);
        }
        assertEquals(
                "2\n",
                Collected.of(JdbcSource.query(database, "select count(*) from " + table)).text());
        assertTrue(
                Collected.refusal(JdbcSource.query(database, "select * from nowhere"))
                        .contains("The database refuses: "));
    }

    private static void refusals(PrivateServer server, String driver, String name)
            throws Exception {
        var spec = Drivers.bundled().of(driver);
        var here = Address.server(spec, "127.0.0.1", server.port, name, Map.of());
        var wrong =
                new Database(
                        here,
                        new Login("ada", "wrong-password-1"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
        var refused =
                assertThrows(ProblemException.class, () -> wrong.tables(Progress.none()))
                        .getMessage();
        assertTrue(
                refused.endsWith(
                        "The database does not know this user with this password. Check both."),
                refused);
        assertFalse(refused.contains("wrong-password-1"));
        var login = new Login("ada", PrivateServer.PASSWORD);
        var none = Address.server(spec, "127.0.0.1", server.port, "no_such", Map.of());
        assertTrue(
                assertThrows(
                                ProblemException.class,
                                () -> new Database(none, login).tables(Progress.none()))
                        .getMessage()
                        .contains("There is no such database on the server."));
        var closed = Address.server(spec, "127.0.0.1", PrivateServer.freePort(), name, Map.of());
        assertTrue(
                assertThrows(
                                ProblemException.class,
                                () -> new Database(closed, login).tables(Progress.none()))
                        .getMessage()
                        .contains("The database cannot be reached: "));
        try (var mute = PrivateServer.mute()) {
            var slow =
                    new Database(
                            Address.server(spec, "127.0.0.1", mute.getLocalPort(), name, Map.of()),
                            login,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(60));
            long begin = System.nanoTime();
            assertThrows(ProblemException.class, () -> slow.tables(Progress.none()));
            assertTrue(System.nanoTime() - begin < 5_000_000_000L);
        }
    }

    private static void cancelled(Database database, String sql) {
        var stop = new AtomicBoolean();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Thread.sleep(700);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    stop.set(true);
                });
        long begin = System.nanoTime();
        assertThrows(
                CancellationException.class,
                () -> Collected.of(JdbcSource.query(database, sql), until(stop)));
        assertTrue(System.nanoTime() - begin < 3_000_000_000L, "cancelled within two seconds");
    }

    /// A million rows of 500 letters, of which only a few are ever in memory; then the server ends the
    /// session in the middle.
    private void streamed(Database database, String sql, String end, String url) throws Exception {
        var rows = new AtomicLong();
        var source = JdbcSource.query(database, sql);
        source.read(new Counting(rows, -1, () -> {}), Progress.none());
        assertEquals(1_000_000, rows.get());
        RowSource ended =
                new RowSource() {
                    @Override
                    public String name() {
                        return source.name();
                    }

                    @Override
                    public void read(RowSink sink, Progress progress) {
                        var seen = new AtomicLong();
                        source.read(
                                new RowSink() {
                                    @Override
                                    public void columns(List<SourceColumn> columns) {
                                        sink.columns(columns);
                                    }

                                    @Override
                                    public void row(@Nullable Object... values) {
                                        sink.row(values);
                                        if (seen.incrementAndGet() == 100_000) {
                                            end(url, end);
                                        }
                                    }

                                    @Override
                                    public void reject(long line, String reason, String text) {
                                        sink.reject(line, reason, text);
                                    }

                                    @Override
                                    public void note(Problem note) {
                                        sink.note(note);
                                    }
                                },
                                progress);
                    }
                };
        var target = folder.resolve("snapshot");
        var refused =
                assertThrows(
                                ProblemException.class,
                                () ->
                                        Importer.importRows(
                                                ended,
                                                target,
                                                ImportOptions.DEFAULT,
                                                Progress.none()))
                        .getMessage();
        assertTrue(refused.contains("The connection broke off after "), refused);
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static void end(String url, String sql) {
        try {
            if (sql.startsWith("kill")) {
                try (var connection =
                                DriverManager.getConnection(url, "ada", PrivateServer.PASSWORD);
                        var statement = connection.createStatement();
                        var found =
                                statement.executeQuery(
                                        sql.substring(
                                                sql.indexOf('(') + 1, sql.lastIndexOf(')')))) {
                    found.next();
                    run(url, "kill " + found.getLong(1));
                }
            } else {
                run(url, sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void killed(PrivateServer server, Database database, String sql) {
        var rows = new AtomicLong();
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                JdbcSource.query(database, sql)
                                        .read(
                                                new Counting(
                                                        rows,
                                                        10_000,
                                                        () -> {
                                                            try {
                                                                server.kill();
                                                            } catch (InterruptedException e) {
                                                                throw new AssertionError(e);
                                                            }
                                                        }),
                                                Progress.none()));
        assertTrue(
                refused.getMessage().contains("The connection broke off after "),
                refused.getMessage());
    }
}
