package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real data sets are read as their index tells: rows, columns, and how many are no numbers.
class RealFilesTest {
    @TempDir Path folder;

    private static boolean there() {
        var data = System.getProperty("bottega.data");
        return data != null && Files.isDirectory(Path.of(data));
    }

    private static Path data(String name) {
        assumeTrue(there(), "the property bottega.data names no folder with the real data sets");
        return Path.of(System.getProperty("bottega.data"), name);
    }

    private Snapshot imported(String name) {
        return Importer.importFile(
                data(name), folder.resolve(name), ImportOptions.DEFAULT, Progress.none());
    }

    static Stream<String> sets() throws IOException {
        return there()
                ? Files.readAllLines(data("INDEX.tsv")).stream().skip(1)
                : Stream.of("none\t0\t0\t0");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aRealSetIsReadAsItsIndexTells(String line) {
        var cells = line.split("\t");
        var name = cells[0];
        var train = imported(name + ".train.csv");
        var test = imported(name + ".test.csv");
        assertEquals(Long.parseLong(cells[1]), train.rows() + test.rows(), name);
        assertEquals(0, train.rejected() + test.rejected(), name);
        assertEquals(Integer.parseInt(cells[2]) + 1, train.schema().size(), name);
        long words =
                train.schema().without(cells[5]).fields().stream()
                        .filter(f -> f.kind() != Kind.NUMBER)
                        .count();
        assertEquals(Integer.parseInt(cells[3]), words, name + " " + train.schema());
        assertEquals(
                train.schema().fields().stream().filter(f -> f.kind() == Kind.NUMBER).count(),
                test.schema().fields().stream().filter(f -> f.kind() == Kind.NUMBER).count(),
                name);
    }

    @Test
    void titanicNamesAreNotLearntFrom() {
        var schema = imported("titanic.train.csv").schema();
        assertTrue(schema.fields().stream().noneMatch(f -> f.kind().temporal()));
        assertTrue(List.of(Kind.TEXT, Kind.IDENTIFIER).contains(schema.require("Name").kind()));
        assertEquals(Kind.NUMBER, schema.require("Age").kind());
    }

    @Test
    void bikeDaysAreReadWithTheMonthFirst() {
        var snapshot = imported("bike.train.csv");
        assertEquals(Kind.DATE, snapshot.schema().require("dteday").kind());
        assertEquals("mm/dd/yyyy", snapshot.formats().get("dteday"));
        assertEquals(
                0,
                snapshot.notes().stream().filter(n -> n.where().equals("dteday")).count(),
                snapshot.notes().toString());
    }
}
