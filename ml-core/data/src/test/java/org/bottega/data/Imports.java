package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;

/// What the tests of imports share: a folder of their own, and short ways to import and to look.
final class Imports {
    private final Path folder;
    private int count;

    Imports(Path folder) {
        this.folder = folder;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Snapshot imported(String text) {
        return imported(utf8(text), ImportOptions.DEFAULT);
    }

    Snapshot imported(String text, ImportOptions options) {
        return imported(utf8(text), options);
    }

    Snapshot imported(byte[] bytes, ImportOptions options) {
        return imported(file("in" + count++ + ".csv", bytes), options);
    }

    Snapshot imported(Path file, ImportOptions options) {
        return Importer.importFile(
                file, folder.resolve("snapshot" + count++), options, Progress.none());
    }

    Path parquet(String select) {
        var file = folder.resolve("in" + count++ + ".parquet");
        try (var duck = Duck.open()) {
            duck.run(
                    "copy (" + select + ") to " + Duck.file(file) + " (format parquet)",
                    Progress.none());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /// The sentence with which a file is refused; nothing is left behind.
    String refused(String name, byte[] bytes) {
        return refused(file(name, bytes), ImportOptions.DEFAULT);
    }

    String refused(Path source, ImportOptions options) {
        var target = folder.resolve("refused" + count++);
        var before = listed();
        var e =
                assertThrows(
                        ProblemException.class,
                        () -> Importer.importFile(source, target, options, Progress.none()));
        assertEquals(before, listed(), "nothing is left behind");
        return e.getMessage();
    }

    private List<Path> listed() {
        try (var left = Files.list(folder)) {
            return left.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Kind kind(Snapshot snapshot, String column) {
        return snapshot.schema().require(column).kind();
    }

    /// A column's values as a person reads them, `null` for missing.
    static List<String> values(Snapshot snapshot, String column) {
        int at = snapshot.schema().indexOf(column).orElseThrow();
        var values = new ArrayList<String>();
        try (var reader = SnapshotReader.open(snapshot)) {
            reader.page(0, 1000).forEach(row -> values.add(String.valueOf(row[at])));
        }
        return values;
    }

    static boolean told(Snapshot snapshot, String where, String words) {
        return snapshot.notes().stream()
                .anyMatch(n -> n.where().contains(where) && n.what().contains(words));
    }
}
