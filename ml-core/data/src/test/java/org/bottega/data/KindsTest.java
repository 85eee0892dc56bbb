package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.data.profile.Profile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.TimeColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Days, pictures and sequences in a snapshot.
class KindsTest {
    @TempDir Path folder;

    private Snapshot snapshot() throws Exception {
        try (var duck = Duck.open()) {
            duck.run(
                    "copy (select * from (values "
                            + "(date '2024-02-29', from_hex('89504e47'), 'ACGT'), "
                            + "(null, null, null), "
                            + "(date '1969-12-31', from_hex('ffd8ff'), 'nnA*')) t(day, face, dna)) to "
                            + Duck.file(folder.resolve("data.parquet")),
                    Progress.none());
        }
        var schema =
                Schema.of(
                        Field.of("day", Kind.DATE),
                        Field.of("face", Kind.IMAGE),
                        Field.of("dna", Kind.SEQUENCE));
        var made =
                new Snapshot(folder, schema, 3, "test", "", 0, List.of(), java.util.Map.of(), "");
        made.writeDescription();
        return Snapshot.open(folder);
    }

    @Test
    void daysAreReadWithoutATimeOfDay() throws Exception {
        try (var reader = SnapshotReader.open(snapshot())) {
            var table = reader.read(Progress.none());
            assertInstanceOf(TimeColumn.class, table.column("day"));
            assertEquals("2024-02-29", table.column("day").text(0));
            assertTrue(table.column("day").missing(1));
            assertEquals("1969-12-31", table.column("day").text(2));
            assertEquals("nnA*", table.column("dna").text(2));
            assertEquals("1969-12-31", reader.page(2, 1).getFirst()[0]);
        }
    }

    @Test
    void picturesAreFingerprintsInMemoryAndBytesInTheSnapshot() throws Exception {
        try (var reader = SnapshotReader.open(snapshot())) {
            var face = reader.read(Progress.none()).column("face");
            // sha256sum of the bytes 89 50 4e 47
            assertEquals(
                    "0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543",
                    face.text(0));
            assertTrue(face.missing(1));
            assertEquals(face.text(2), reader.page(2, 1).getFirst()[1]);
            assertArrayEquals(new byte[] {(byte) 0x89, 0x50, 0x4e, 0x47}, reader.image("face", 0));
            assertNull(reader.image("face", 1));
            assertNull(reader.image("face", 3));
        }
    }

    @Test
    void aTableWithDaysIsWrittenAndReadAgain() throws Exception {
        try (var reader = SnapshotReader.open(snapshot())) {
            var table = reader.read(List.of("day", "dna"), Progress.none());
            var file = Files.createDirectories(folder.resolve("out")).resolve("t.parquet");
            TableFile.write(table, file, Progress.none());
            var again = TableFile.read(file, Progress.none());
            assertEquals("2024-02-29", again.column("day").text(0));
            assertEquals("ACGT", again.column("dna").text(0));
        }
    }

    @Test
    void aProfileCountsThem() throws Exception {
        var profile = Profile.of(snapshot(), Progress.none());
        assertEquals(1, profile.columns().get(0).missing());
        assertEquals(2, profile.columns().get(0).distinct());
        assertEquals(1, profile.columns().get(1).missing());
        assertEquals(2, profile.columns().get(2).distinct());
    }
}
