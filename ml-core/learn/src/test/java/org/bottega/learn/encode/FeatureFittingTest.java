package org.bottega.learn.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.learn.Tables;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.feature.NumberSummary;
import org.bottega.model.features.Feature;
import org.junit.jupiter.api.Test;

class FeatureFittingTest {
    private final Table table = Tables.ordinary(500, 2, 3);
    private final int[] rows = IntStream.range(0, 400).toArray();

    private List<String> names(Encoding encoding) {
        return FeatureFitting.fit(table, rows, "y", encoding).features().features().stream()
                .map(Feature::name)
                .toList();
    }

    @Test
    void treesGetNumbersCodesAndPartsOfDates() {
        assertEquals(
                List.of(
                        "age",
                        "income",
                        "city",
                        "member",
                        "since epoch day",
                        "since year",
                        "since month",
                        "since day",
                        "since weekday",
                        "since hour",
                        "since minute of day"),
                names(Encoding.TREES).stream().filter(n -> !n.startsWith("note")).toList());
    }

    @Test
    void whatIsLeftOutIsToldWithTheReason() {
        var notes =
                FeatureFitting.fit(table, rows, "y", Encoding.TREES).notes().stream()
                        .map(n -> n.sentence())
                        .toList();
        assertEquals(
                List.of(
                        "constant: Left out: It has the same value in all rows.",
                        "id: Left out: It identifies rows, so nothing can be learnt from it."),
                notes);
    }

    @Test
    void picturesAndSequencesAreLeftOutWithAReason() {
        var few =
                new Table(
                        Schema.of(Field.of("face", Kind.IMAGE), Field.of("dna", Kind.SEQUENCE)),
                        List.of(new TextColumn("0a", "1b"), new TextColumn("ACGT", "AC")));
        assertEquals(
                List.of(
                        "face: Left out: Pictures cannot be learnt from yet; turn them into numbers first.",
                        "dna: Left out: Sequences cannot be learnt from yet; turn them into numbers first."),
                FeatureFitting.fit(few, new int[] {0, 1}, "y", Encoding.TREES).notes().stream()
                        .map(n -> n.sentence())
                        .toList());
    }

    @Test
    void linearInputsAreFilledAndHaveMeanZeroAndDeviationOne() {
        var features = FeatureFitting.fit(table, rows, "y", Encoding.LINEAR).features();
        var names = features.features().stream().map(Feature::name).toList();
        assertTrue(
                names.containsAll(
                        List.of(
                                "income",
                                "income is missing",
                                "city = city 0",
                                "city is missing")));
        assertTrue(names.contains("member = yes"));
        assertFalse(names.contains("member = no"), "one of a pair tells all");
        var x = features.encode(Tables.strange(300, 2, 4));
        for (int j = 0; j < x.width(); j++) {
            assertTrue(Arrays.stream(x.column(j)).allMatch(Double::isFinite), names.get(j));
        }
        var age = features.encode(table.rows(rows)).column(names.indexOf("age"));
        assertEquals(0, Arrays.stream(age).average().orElseThrow(), 1e-12);
        assertEquals(1, Arrays.stream(age).map(v -> v * v).average().orElseThrow(), 1e-12);
    }

    @Test
    void filledCodesHaveNothingMissingEvenInStrangeRows() {
        var x =
                FeatureFitting.fit(table, rows, "y", Encoding.FILLED_CODES)
                        .features()
                        .encode(Tables.strange(300, 2, 4));
        for (int j = 0; j < x.width(); j++) {
            assertTrue(
                    Arrays.stream(x.column(j)).allMatch(Double::isFinite),
                    x.features().get(j).name());
        }
    }

    @Test
    void onlyTheGivenRowsAreLookedAt() {
        var city = new String[10];
        Arrays.setAll(city, i -> i < 5 ? "a" + i % 2 : "b" + i);
        var numbers = IntStream.range(0, 10).mapToDouble(i -> i < 5 ? i : 1000).toArray();
        var small =
                new Table(
                        Schema.of(Field.of("city", Kind.CATEGORY), Field.of("n", Kind.NUMBER)),
                        List.of(CategoryColumn.of(city), new NumberColumn(numbers)));
        var features =
                FeatureFitting.fit(small, new int[] {0, 1, 2, 3, 4}, "y", Encoding.LINEAR)
                        .features();
        assertEquals(
                List.of("city = a0", "city = a1", "n"),
                features.features().stream().map(Feature::name).toList());
        assertEquals(0, features.encode(small).column(2)[2], 1e-12, "2 is the mean of 0 to 4");
    }

    @Test
    void theRarestLevelsOfALongCategoryAreNotToldApart() {
        var city = new String[3000];
        Arrays.setAll(city, i -> i < 1000 ? "frequent " + i % 20 : "rare " + i);
        var long1 =
                new Table(
                        Schema.of(Field.of("city", Kind.CATEGORY)),
                        List.of(CategoryColumn.of(city)));
        var fitted =
                FeatureFitting.fit(long1, IntStream.range(0, 3000).toArray(), "y", Encoding.LINEAR);
        assertEquals(50, fitted.features().width());
        assertTrue(
                fitted.features().features().stream()
                        .anyMatch(f -> f.name().equals("city = frequent 19")));
        assertEquals(
                "city: Only the 50 most frequent of 2020 levels have an input of their own.",
                fitted.notes().getFirst().sentence());
    }

    @Test
    void columnsOfAnotherRoleAreNoInputs() {
        var role =
                table.with(Field.of("age", Kind.NUMBER).withRole(Role.WEIGHT), table.column("age"));
        var features = FeatureFitting.fit(role, rows, "y", Encoding.TREES).features();
        assertFalse(FeatureFitting.inputs(role, features).names().contains("age"));
        assertEquals(
                List.of("income", "city", "member", "since", "note"),
                FeatureFitting.inputs(role, features).names());
    }

    @Test
    void aColumnOfInfinitiesIsLeftOut() {
        var infinite = IntStream.range(0, 10).mapToDouble(_ -> Double.POSITIVE_INFINITY).toArray();
        var small =
                new Table(
                        Schema.of(Field.of("n", Kind.NUMBER)), List.of(new NumberColumn(infinite)));
        for (var encoding : Encoding.values()) {
            var fitted = FeatureFitting.fit(small, IntStream.range(0, 10).toArray(), "y", encoding);
            assertEquals(0, fitted.features().width());
            assertEquals(
                    "n: Left out: It has no usable value in any row.",
                    fitted.notes().getFirst().sentence());
        }
    }

    @Test
    void hugeNumbersAreSummedUpWithoutOverflow() {
        var summary =
                NumberSummary.of(
                        new double[] {1e308, -1e308, 1e308, -1e308, Double.POSITIVE_INFINITY});
        assertEquals(0, summary.mean());
        assertEquals(1e308, summary.deviation(), 1e295);
        assertEquals(1, summary.missing());
    }
}
