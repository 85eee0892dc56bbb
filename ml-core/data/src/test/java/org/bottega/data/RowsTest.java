package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir Path folder;

    private static RowSource source(Reading reading) {
        return new RowSource() {
            @Override
            public String name() {
                return "sheet";
            }

            @Override
            public void read(RowSink sink, Progress progress) {
                reading.into(sink);
            }
        };
    }

    private interface Reading {
        void into(RowSink sink);
    }

    private Snapshot imported(Reading reading) {
        return Importer.importRows(
                source(reading), folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
    }

    @Test
    void textIsLookedAtAndTypedColumnsStay() {
        var snapshot =
                imported(sink -> {
                    sink.columns(
                            List.of(
                                    new SourceColumn("n", SourceType.TEXT),
                                    new SourceColumn("d", SourceType.DATE_TIME),
                                    new SourceColumn("x", SourceType.NUMBER),
                                    new SourceColumn("x", SourceType.BOOLEAN),
                                    new SourceColumn("code", SourceType.CATEGORY),
                                    new SourceColumn("dna", SourceType.SEQUENCE),
                                    new SourceColumn("picture", SourceType.IMAGE)));
                    sink.row("1.5", LocalDate.of(2026, 1, 2), 3, true, "1", "ACGT", new byte[] {1});
                    sink.row(" 2 ", Instant.EPOCH, null, false, "2", null, null);
                    sink.row(null, null, 4.5, null, null, "AC", new byte[] {1, 2});
                });
        assertEquals(
                List.of(
                        Kind.NUMBER,
                        Kind.DATE_TIME,
                        Kind.NUMBER,
                        Kind.BOOLEAN,
                        Kind.CATEGORY,
                        Kind.SEQUENCE,
                        Kind.IMAGE),
                snapshot.schema().fields().stream().map(f -> f.kind()).toList());
        assertEquals("x 2", snapshot.schema().field(3).name());
        assertEquals(List.of("false", "true"), snapshot.schema().field(3).levels());
        try (var reader = SnapshotReader.open(snapshot)) {
            var table = reader.read(List.of("n", "d", "x"), Progress.none());
            assertEquals("2", table.column("n").text(1));
            assertEquals("2026-01-02", table.column("d").text(0));
            assertEquals(1, table.column("x").missingCount());
        }
    }

    @Test
    void rejectedRowsAreKeptWithLineAndReason() throws IOException {
        var snapshot =
                imported(sink -> {
                    sink.columns(List.of(new SourceColumn("n", SourceType.TEXT)));
                    sink.row("1");
                    sink.reject(3, "It has two values", "2, 3");
                    sink.note(Problem.note("sheet", "There are merged cells."));
                });
        assertEquals(1, snapshot.rows());
        assertEquals(1, snapshot.rejected());
        assertEquals(
                List.of("line,reason,text", "3,It has two values,\"2, 3\""),
                Files.readAllLines(snapshot.rejects()));
        assertTrue(snapshot.notes().stream().anyMatch(n -> n.what().contains("merged")));
    }

    @Test
    void aSourceWithoutRowsIsRefused() {
        var e =
                assertThrows(
                        ProblemException.class,
                        () ->
                                imported(sink ->
                                        sink.columns(
                                                List.of(new SourceColumn("n", SourceType.TEXT)))));
        assertTrue(e.getMessage().contains("no rows"));
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        var progress =
                new Progress() {
                    private volatile boolean stop;

                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return stop;
                    }
                };
        var endless =
                source(sink -> {
                    sink.columns(List.of(new SourceColumn("n", SourceType.TEXT)));
                    for (int i = 0; ; i++) {
                        sink.row("row " + i);
                        progress.stop = i > 50_000;
                    }
                });
        assertThrows(
                CancellationException.class,
                () ->
                        Importer.importRows(
                                endless, folder.resolve("s"), ImportOptions.DEFAULT, progress));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
