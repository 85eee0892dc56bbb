package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Table;
import org.junit.jupiter.api.Test;

class RealFilesTest {
    private static Table read(String name) {
        var folder = System.getProperty("bottega.data");
        assumeTrue(
                folder != null && Files.isDirectory(Path.of(folder)),
                "the property bottega.data names no folder with the real data sets");
        return TableFile.read(Path.of(folder, name + ".csv"), Progress.none());
    }

    private static String kinds(Table table, Kind kind) {
        return table.schema().fields().stream()
                .filter(f -> f.kind() == kind)
                .map(f -> f.name())
                .collect(Collectors.joining(" "));
    }

    @Test
    void adultHasSixNumbersAndNineCategories() {
        var table = read("adult.train");
        assertEquals(39074, table.rows());
        assertEquals(
                6, table.schema().fields().stream().filter(f -> f.kind() == Kind.NUMBER).count());
        assertTrue(table.schema().require("income").levels().size() == 2);
    }

    @Test
    void titanicNamesAreNotLearntFrom() {
        var table = read("titanic.train");
        assertEquals("", kinds(table, Kind.DATE_TIME));
        assertTrue(kinds(table, Kind.NUMBER).contains("Age"));
    }
}
