package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.bottega.data.Splitting.Way;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplittingTest {
    private static final int ROWS = 1000;

    @TempDir Path folder;

    /// Row i has the number i, one of three classes (60, 30, 10 per cent) and one of 50 keys.
    private Snapshot snapshot() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("r,class,key");
        for (int i = 0; i < ROWS; i++) {
            int c = i * 7 % 10;
            lines.add(i + "," + (c < 6 ? "a" : c < 9 ? "b" : "c") + ",k" + i * 31 % 50);
        }
        var file = folder.resolve("rows.csv");
        Files.write(file, lines);
        return Importer.importFile(
                file, folder.resolve("snapshot"), ImportOptions.DEFAULT, Progress.none());
    }

    private record Parts(List<String[]> training, List<String[]> test) {}

    private Parts split(Snapshot snapshot, Splitting how, String name) {
        how.write(
                snapshot, folder.resolve(name + "1"), folder.resolve(name + "2"), Progress.none());
        return new Parts(rows(name + "1"), rows(name + "2"));
    }

    private List<String[]> rows(String name) {
        try (var reader = SnapshotReader.open(Snapshot.open(folder.resolve(name)))) {
            var rows = new ArrayList<String[]>();
            for (var row : reader.page(0, ROWS)) {
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<Integer> numbers(List<String[]> rows) {
        return rows.stream().map(r -> Integer.valueOf(r[0])).toList();
    }

    private static void whole(Parts parts) {
        var all = new ArrayList<>(numbers(parts.training()));
        all.addAll(numbers(parts.test()));
        assertEquals(ROWS, new HashSet<>(all).size());
        assertEquals(ROWS, all.size());
        assertEquals(numbers(parts.test()).stream().sorted().toList(), numbers(parts.test()));
    }

    @Test
    void everyRowIsOnOneSideAndTheSeedDecidesWhich() throws IOException {
        var snapshot = snapshot();
        var one = split(snapshot, new Splitting(Way.RANDOM, "", 0.2, 1), "one");
        var again = split(snapshot, new Splitting(Way.RANDOM, "", 0.2, 1), "again");
        var other = split(snapshot, new Splitting(Way.RANDOM, "", 0.2, 2), "other");
        whole(one);
        assertEquals(200, one.test().size());
        assertEquals(numbers(one.test()), numbers(again.test()));
        assertTrue(!numbers(one.test()).equals(numbers(other.test())));
    }

    @Test
    void aStratifiedSplitKeepsTheShareOfEveryClass() throws IOException {
        var parts = split(snapshot(), new Splitting(Way.STRATIFIED, "class", 0.25, 3), "s");
        whole(parts);
        var counts = new HashMap<String, Integer>();
        parts.test().forEach(r -> counts.merge(r[1], 1, Integer::sum));
        assertEquals(150, counts.get("a"), 1);
        assertEquals(75, counts.get("b"), 1);
        assertEquals(25, counts.get("c"), 1);
    }

    @Test
    void anOrderedSplitSetsTheLastRowsAside() throws IOException {
        var parts = split(snapshot(), new Splitting(Way.ORDERED, "", 0.1, 1), "o");
        whole(parts);
        assertEquals(900, numbers(parts.test()).getFirst());
        assertEquals(100, parts.test().size());
    }

    @Test
    void rowsOfOneKeyStayTogether() throws IOException {
        var parts = split(snapshot(), new Splitting(Way.BY_KEY, "key", 0.2, 1), "k");
        whole(parts);
        var keys = new HashSet<String>();
        parts.training().forEach(r -> keys.add(r[2]));
        parts.test().forEach(r -> assertTrue(!keys.contains(r[2])));
        assertEquals(200, parts.test().size(), 20);
    }

    @Test
    void theFoldsTogetherAreAllRows() throws IOException {
        var snapshot = snapshot();
        var seen = new HashSet<Integer>();
        for (int f = 1; f <= 3; f++) {
            new Splitting(Way.STRATIFIED, "class", 0.5, 1)
                    .fold(
                            snapshot,
                            3,
                            f,
                            folder.resolve("t" + f),
                            folder.resolve("v" + f),
                            Progress.none());
            var test = numbers(rows("v" + f));
            assertEquals(ROWS / 3.0, test.size(), 1);
            test.forEach(n -> assertTrue(seen.add(n)));
        }
        assertEquals(ROWS, seen.size());
    }

    @Test
    void aColumnThatIsNotThereIsTold() throws IOException {
        var snapshot = snapshot();
        var how = new Splitting(Way.BY_KEY, "keys", 0.2, 1);
        var told =
                assertThrows(
                        ProblemException.class,
                        () ->
                                how.write(
                                        snapshot,
                                        folder.resolve("a"),
                                        folder.resolve("b"),
                                        Progress.none()));
        assertTrue(told.getMessage().contains("There is no column \"keys\"."));
    }
}
