package org.bottega.learn.association;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationRulesTest {
    private static Baskets lists(String... baskets) {
        return Baskets.ofLists(
                new Table(
                        new Schema(List.of(Field.of("items", Kind.TEXT))),
                        List.of(new TextColumn(baskets))),
                "items",
                ",");
    }

    @Test
    void figuresAreThoseOfTheDefinitions() {
        var rules =
                AssociationRules.of(
                        lists(
                                "bread, milk",
                                "bread, nappies, beer, eggs",
                                "milk, nappies, beer, cola",
                                "bread, milk, nappies, beer",
                                "bread, milk, nappies, cola"),
                        new AssociationRules.Wanted(0.4, 0.6, 3, 1000),
                        Progress.none());
        assertEquals(5, rules.baskets());
        // Tan, Steinbach, Kumar, Introduction to Data Mining, table 6.1
        var rule =
                rules.rules().stream()
                        .filter(r ->
                                r.left().stream()
                                                .sorted()
                                                .toList()
                                                .equals(List.of("milk", "nappies"))
                                        && r.right().equals("beer"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(0.4, rule.support(), 1e-12);
        assertEquals(2.0 / 3, rule.confidence(), 1e-12);
        assertEquals(2.0 / 3 / 0.6, rule.lift(), 1e-12);
        assertEquals(0.4 - 0.6 * 0.6, rule.leverage(), 1e-12);
        assertEquals(0.4 / (1 - 2.0 / 3), rule.conviction(), 1e-12);
        assertEquals(rules.rules().size(), rules.toTable().rows());
    }

    /// Every set of items is counted in every basket.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void allRulesAreFoundAndNoOthers(long seed) {
        var random = new SplittableRandom(seed);
        int items = 8;
        var texts =
                IntStream.range(0, 60)
                        .mapToObj(_ -> {
                            var set = new ArrayList<String>();
                            boolean pair = random.nextInt(3) == 0;
                            for (int i = 0; i < items; i++) {
                                if (random.nextInt(3) == 0 || (pair && i < 2)) {
                                    set.add("i" + i);
                                }
                            }
                            return String.join(",", set);
                        })
                        .toArray(String[]::new);
        var baskets = lists(texts);
        var found =
                AssociationRules.of(
                        baskets,
                        new AssociationRules.Wanted(0.1, 0.3, items, 1_000_000),
                        Progress.none());
        Map<String, Double> expected = new HashMap<>();
        for (int set = 1; set < 1 << items; set++) {
            double both = count(texts, items, set);
            for (int right = 0; right < items && Integer.bitCount(set) > 1; right++) {
                if ((set >> right & 1) != 0) {
                    double confidence = both / count(texts, items, set & ~(1 << right));
                    if (both >= 6 && confidence >= 0.3) {
                        expected.put((set & ~(1 << right)) + " " + right, confidence);
                    }
                }
            }
        }
        Map<String, Double> told = new HashMap<>();
        for (var rule : found.rules()) {
            int left = rule.left().stream().mapToInt(i -> 1 << (i.charAt(1) - '0')).sum();
            told.put(left + " " + (rule.right().charAt(1) - '0'), rule.confidence());
        }
        assertEquals(expected.keySet(), told.keySet());
        expected.forEach((rule, confidence) -> assertEquals(confidence, told.get(rule), 1e-12));
    }

    private static int count(String[] texts, int items, int set) {
        return (int)
                Arrays.stream(texts)
                        .filter(t ->
                                IntStream.range(0, items)
                                        .allMatch(i -> (set >> i & 1) == 0 || t.contains("i" + i)))
                        .count();
    }

    @Test
    void basketsAreReadFromPairsAndFromRows() {
        var table =
                new Table(
                        new Schema(
                                List.of(
                                        Field.of("receipt", Kind.NUMBER),
                                        Field.of("article", Kind.CATEGORY))),
                        List.of(
                                new NumberColumn(new double[] {1, 2, 1, 1, Double.NaN}),
                                CategoryColumn.of(
                                        new String[] {"tea", "tea", "milk", "tea", "milk"})));
        var pairs = Baskets.ofPairs(table, "receipt", "article");
        assertEquals(2, pairs.sets().length);
        assertArrayEquals(new int[] {0, 1}, pairs.sets()[0]);
        var rows = Baskets.ofRows(table);
        assertEquals(List.of("article = tea", "article = milk"), rows.items());
        assertEquals(5, rows.sets().length);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(ProblemException.class, () -> new AssociationRules.Wanted(0, 0.5, 3, 10));
        assertThrows(ProblemException.class, () -> new AssociationRules.Wanted(0.1, 1.5, 3, 10));
        var empty =
                assertThrows(
                        ProblemException.class,
                        () ->
                                AssociationRules.of(
                                        lists("", ""),
                                        AssociationRules.Wanted.USUAL,
                                        Progress.none()));
        assertTrue(empty.getMessage().contains("no baskets"), empty.getMessage());
        var numbers =
                new Table(
                        new Schema(List.of(Field.of("x", Kind.NUMBER))),
                        List.of(new NumberColumn(new double[3])));
        assertThrows(ProblemException.class, () -> Baskets.ofRows(numbers));
    }
}
