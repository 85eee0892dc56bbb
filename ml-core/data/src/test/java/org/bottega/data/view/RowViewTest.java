package org.bottega.data.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Snapshot;
import org.bottega.data.view.Look.Order;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking at rows in other ways, compared with the same done to a list in memory.
class RowViewTest {
    private static final List<String> COLOURS = List.of("Red", "green", "blue");

    @TempDir Path folder;

    private final List<Row> rows = new ArrayList<>();
    private Snapshot snapshot;
    private RowView view;

    private record Row(long number, Integer size, String colour, String day) {
        List<String> texts() {
            var list = new ArrayList<String>();
            list.add("n" + number);
            list.add(size == null ? null : size.toString());
            list.add(colour);
            list.add(day);
            return list;
        }
    }

    @BeforeEach
    void open() throws Exception {
        var random = new Random(4);
        var text = new StringBuilder("name,size,colour,day\n");
        for (int i = 0; i < 3000; i++) {
            var row =
                    new Row(
                            i,
                            random.nextInt(10) == 0 ? null : random.nextInt(40),
                            COLOURS.get(random.nextInt(3)),
                            String.format(Locale.ROOT, "2024-03-%02d", 1 + random.nextInt(28)));
            rows.add(row);
            text.append("n").append(i).append(',');
            text.append(row.size() == null ? "" : row.size()).append(',');
            text.append(row.colour()).append(',').append(row.day()).append('\n');
        }
        var file = Files.writeString(folder.resolve("rows.csv"), text);
        snapshot =
                Importer.importFile(
                        file, folder.resolve("snapshot"), ImportOptions.DEFAULT, Progress.none());
        view = RowView.open(snapshot);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private List<List<String>> all(long count) {
        var out = new ArrayList<List<String>>();
        for (long at = 0; at < count; at += 190) {
            for (var row : view.page(at, (int) Math.min(190, count - at))) {
                out.add(java.util.Arrays.asList(row));
            }
        }
        return out;
    }

    private List<List<String>> expected(List<Row> of) {
        return of.stream().map(Row::texts).toList();
    }

    @Test
    void withoutAnythingAskedTheRowsComeAsTheyAre() {
        assertEquals(expected(rows), all(rows.size()));
        assertFalse(view.scattered());
    }

    @Test
    void rowsAreSortedByTwoColumnsMissingLastAndEqualsInTheOrderOfTheSource() {
        var look =
                new Look(List.of(new Order("size", true), new Order("colour", false)), List.of());
        long count = view.arrange(look, Progress.none());
        var sorted = new ArrayList<>(rows);
        sorted.sort(
                Comparator.comparing(Row::size, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Row::colour));
        assertEquals(3000, count);
        assertEquals(expected(sorted), all(count));
        assertEquals(sorted.get(17).number(), view.number(17));
        assertTrue(view.scattered());
        view.settle(Progress.none());
        assertFalse(view.scattered());
        assertEquals(expected(sorted), all(count), "the same after it was laid out anew");
        assertEquals(sorted.get(2999).number(), view.number(2999));
    }

    @Test
    void columnsMayBeCalledWhatTheViewCallsItsOwn() throws Exception {
        var text = new StringBuilder("n,place,rowid\n");
        for (int i = 0; i < 50; i++) {
            text.append(i % 2).append(',').append(49 - i).append(",x").append(i).append('\n');
        }
        var odd =
                Importer.importFile(
                        Files.writeString(folder.resolve("odd.csv"), text),
                        folder.resolve("odd"),
                        ImportOptions.DEFAULT,
                        Progress.none());
        try (var other = RowView.open(odd)) {
            other.arrange(new Look(List.of(new Order("n", true)), List.of()), Progress.none());
            assertEquals("x1", other.page(0, 1).getFirst()[2]);
            assertEquals("x0", other.page(25, 1).getFirst()[2]);
            assertEquals(OptionalLong.of(25), other.find("x0", 0, true, Progress.none()));
            other.settle(Progress.none());
            assertEquals("x48", other.page(49, 1).getFirst()[2]);
            other.arrange(new Look(List.of(new Order("place", false)), List.of()), Progress.none());
            assertEquals("x49", other.page(0, 1).getFirst()[2]);
        }
    }

    @Test
    void filtersArePutTogether() {
        var filters =
                List.<RowFilter>of(
                        new RowFilter.Range("size", 5, 20, false),
                        new RowFilter.OneOf("colour", List.of("Red", "blue")),
                        new RowFilter.Contains("name", "N1"),
                        new RowFilter.Missing("day", false),
                        new RowFilter.Condition("size != 7"));
        long count = view.arrange(new Look(List.of(), filters), Progress.none());
        var left =
                rows.stream()
                        .filter(r -> r.size() != null && r.size() >= 5 && r.size() < 20)
                        .filter(r -> !r.colour().equals("green"))
                        .filter(r -> ("n" + r.number()).contains("n1"))
                        .filter(r -> r.size() != 7)
                        .toList();
        assertTrue(left.size() > 50);
        assertEquals(left.size(), count);
        assertEquals(expected(left), all(count));
        assertEquals(left.get(9).number(), view.number(9));
        assertEquals(3000, view.arrange(Look.PLAIN, Progress.none()));
        assertEquals(expected(rows.subList(0, 20)), all(20));
    }

    @Test
    void numbersAndDaysAreFilteredAsTheyAreShown() {
        var seven = new Look(List.of(), List.of(new RowFilter.OneOf("size", List.of("7"))));
        assertEquals(
                rows.stream().filter(r -> Integer.valueOf(7).equals(r.size())).count(),
                view.arrange(seven, Progress.none()));
        double from = 1709251200e6; // 2024-03-01
        var days =
                new Look(
                        List.of(), List.of(new RowFilter.Range("day", from, from + 86400e6, true)));
        assertEquals(
                rows.stream().filter(r -> r.day().compareTo("2024-03-02") <= 0).count(),
                view.arrange(days, Progress.none()));
    }

    @Test
    void aTextIsFoundUpwardAndDownwardInTheOrderLookedAt() {
        assertEquals(OptionalLong.of(1234), view.find("N1234", 0, true, Progress.none()));
        assertEquals(OptionalLong.empty(), view.find("n1234", 1235, true, Progress.none()));
        assertEquals(OptionalLong.of(1234), view.find("n1234", 2999, false, Progress.none()));
        assertEquals(OptionalLong.empty(), view.find("nowhere", 0, true, Progress.none()));
        view.arrange(new Look(List.of(new Order("name", true)), List.of()), Progress.none());
        long at = view.find("n1234", 0, true, Progress.none()).orElseThrow();
        assertEquals("n1234", view.page(at, 1).getFirst()[0]);
    }

    @Test
    void whatCannotBeLookedAtIsToldAndTheLookStays() {
        var wrong = new Look(List.of(new Order("sise", false)), List.of());
        assertThrows(ProblemException.class, () -> view.arrange(wrong, Progress.none()));
        var formula = new Look(List.of(), List.of(new RowFilter.Condition("size >")));
        assertThrows(ProblemException.class, () -> view.arrange(formula, Progress.none()));
        assertEquals(expected(rows.subList(0, 5)), all(5));
    }
}
