package org.bottega.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Snapshot;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSessionTest {
    @TempDir static Path folder;
    private static SqlSession session;
    private static Path csv;

    @BeforeAll
    static void open() throws Exception {
        csv = folder.resolve("people.csv");
        Files.writeString(
                csv, "name,age,born\nAnna,31,1993-02-01\nBruno,,1980-12-24\nCarla,25,1999-07-07\n");
        session = SqlSession.open(Map.of("people", snapshot("a"), "my; \"people\"", snapshot("b")));
    }

    private static Snapshot snapshot(String name) {
        return Importer.importFile(
                csv, folder.resolve(name), ImportOptions.DEFAULT, Progress.none());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static SqlSession.Result run(String sql) {
        return session.run(sql, 1000, Progress.none());
    }

    private static List<String> rows(String sql) {
        return session.page(run(sql), 0, 100, Progress.none()).stream()
                .map(Arrays::toString)
                .toList();
    }

    @Test
    void aQueryGivesItsRowsWithTheirTypes() {
        var result = run("select name, age + 1 as older, born from people order by name desc;");
        assertEquals(List.of("name", "older", "born"), result.schema().names());
        assertEquals(Kind.NUMBER, result.schema().field(1).kind());
        assertEquals(Kind.DATE, result.schema().field(2).kind());
        assertEquals(
                List.of(
                        "[Carla, 26, 1999-07-07]",
                        "[Bruno, null, 1980-12-24]",
                        "[Anna, 32, 1993-02-01]"),
                session.page(result, 0, 10, Progress.none()).stream()
                        .map(Arrays::toString)
                        .toList());
    }

    @Test
    void functionsAreListedForCompletion() {
        var functions = session.functions();
        assertTrue(functions.size() > 300, functions.size() + " functions");
        assertTrue(functions.stream().anyMatch(f -> f.name().equals("median")));
    }

    @Test
    void anyNameOfADataSetCanBeAskedFor() {
        assertEquals(List.of("[3]"), rows("select count(*) from \"my; \"\"people\"\"\""));
        assertEquals(
                List.of("[3]"),
                rows(
                        "with p as (select * from people) select count(*) from p join people using (name)"));
    }

    @Test
    void aCommentBehindTheLastSemicolonIsNoSecondStatement() {
        assertEquals(List.of("[3]"), rows("select count(*) from people; -- how many\n"));
        assertEquals(List.of("[;]"), rows("select ';' -- a; b"));
    }

    @Test
    void equalColumnNamesAreToldApart() {
        assertEquals(List.of("a", "a 2"), run("select 1 as a, 2 as a").schema().names());
    }

    @Test
    void aLongResultIsCutAndSaysSo() {
        var result = session.run("select * from range(5000)", 1000, Progress.none());
        assertTrue(result.cut());
        assertEquals(1000, result.rows());
        assertEquals(
                "[999]",
                Arrays.toString(session.page(result, 999, 10, Progress.none()).getFirst()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from read_text('/etc/hostname')",
                "select * from glob('/etc/*')",
                "copy people to '/tmp/stolen.csv'",
                "attach '/tmp/other.db'",
                "install httpfs",
                "load httpfs",
                "set enable_external_access = true",
                "reset lock_configuration",
                "pragma version",
                "drop view people",
                "create table x as select 1",
                "insert into people values (1)",
                "export database '/tmp/x'",
                "call pragma_version()",
                "select 1; select 2",
                "select 1; drop view people",
                "select getenv('HOME')",
                "select * from parquet_scan('/nowhere/none.parquet')",
                "checkpoint",
                "vacuum",
                "select * from query('copy people to ''/tmp/q.csv''')",
                "select * from read_json('/etc/hosts')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from enable_logging(storage_path = '/tmp/log')",
                "select * from enable_profiling(save_location = '/tmp/profile')",
            })
    void whatLeavesTheDataSetsIsRefused(String sql) {
        var e = assertThrows(ProblemException.class, () -> run(sql));
        assertEquals(1, e.problems().size());
        assertEquals(List.of("[3]"), rows("select count(*) from people"));
    }

    @Test
    void aMistakeIsToldWithLineAndColumn() {
        var e = assertThrows(ProblemException.class, () -> run("select name\nfrm people"));
        assertTrue(e.getMessage().startsWith("SQL, line 2, column"), e.getMessage());
        e = assertThrows(ProblemException.class, () -> run("select nme\nfrom people"));
        assertTrue(e.getMessage().startsWith("SQL, line 1, column 8:"), e.getMessage());
        assertTrue(e.getMessage().contains("name"), e.getMessage());
        e = assertThrows(ProblemException.class, () -> run("select * from peple"));
        assertTrue(e.getMessage().contains("people"), e.getMessage());
    }

    @Test
    void aResultBecomesADataSet() {
        var saved =
                session.save(
                        "select name, age * 2 as twice, born from people where age is not null",
                        "a query",
                        folder.resolve("saved"),
                        Progress.none());
        assertEquals(2, saved.rows());
        assertEquals(
                List.of(Kind.CATEGORY, Kind.NUMBER, Kind.DATE),
                saved.schema().fields().stream().map(f -> f.kind()).toList());
    }

    @Test
    void aPlanCanBeSeen() {
        assertTrue(
                session.explain("select * from people where age > 3", Progress.none())
                        .contains("PARQUET"));
    }

    @Test
    void aLongQueryCanBeCancelled() {
        var begin = System.nanoTime();
        var progress =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return System.nanoTime() - begin > 300_000_000L;
                    }
                };
        assertThrows(
                CancellationException.class,
                () ->
                        session.run(
                                "select sum(a.range * b.range) from range(10000000) a, range(10000000) b",
                                10,
                                progress));
        assertEquals(List.of("[3]"), rows("select count(*) from people"));
    }
}
