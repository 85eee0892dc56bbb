package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir Path folder;

    private Snapshot of(String sql, Schema known) {
        try (var duck = Duck.open()) {
            return Snapshots.fromQuery(
                    duck, sql, known, "a query", folder.resolve("s"), Progress.none());
        }
    }

    @Test
    void aQueryBecomesASnapshot() {
        var snapshot =
                of(
                        "select i as n, i % 2 = 0 as even, 'c' || (i % 3) as c, i::decimal(9, 2) / 4 as d,"
                                + " date '2026-01-01' + i::int as day, [i] as l, 'x' || i as code from range(50) t(i)",
                        new Schema(List.of(new Field("code", Kind.TEXT, Role.GROUP, List.of()))));
        assertEquals(50, snapshot.rows());
        assertEquals(
                List.of(
                        Kind.NUMBER,
                        Kind.BOOLEAN,
                        Kind.CATEGORY,
                        Kind.NUMBER,
                        Kind.DATE,
                        Kind.IDENTIFIER,
                        Kind.TEXT),
                snapshot.schema().fields().stream().map(Field::kind).toList());
        assertEquals(Role.GROUP, snapshot.schema().require("code").role());
        assertEquals(List.of("c0", "c1", "c2"), snapshot.schema().require("c").levels());
        try (var reader = SnapshotReader.open(snapshot)) {
            assertEquals("0.25", reader.page(1, 1).getFirst()[3]);
        }
        assertEquals(64, snapshot.sha256().length());
    }

    @Test
    void aQueryThatFailsOrGivesNothingLeavesNothing() throws IOException {
        var none = new Schema(List.of());
        assertTrue(
                assertThrows(ProblemException.class, () -> of("select nothing from nowhere", none))
                        .getMessage()
                        .contains("nowhere"));
        assertTrue(
                assertThrows(ProblemException.class, () -> of("select 1 as a where false", none))
                        .getMessage()
                        .contains("no rows"));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
