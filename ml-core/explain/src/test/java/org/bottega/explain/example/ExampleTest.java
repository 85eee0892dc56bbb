package org.bottega.explain.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.bottega.explain.Rows;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Trainer;
import org.junit.jupiter.api.Test;

/// The model's law: sold where `3·size − 2·(colour is red) > 1.5`.
class ExampleTest {
    private static final Table KNOWN = Rows.table(500, 1);

    private static Table row(double size, String colour) {
        return new Table(
                Schema.of(
                        Field.of("size", Kind.NUMBER),
                        Field.of("colour", Kind.CATEGORY),
                        Field.of("idle", Kind.NUMBER)),
                List.<Column>of(
                        new NumberColumn(new double[] {size}),
                        CategoryColumn.of(colour),
                        new NumberColumn(new double[] {0.5})));
    }

    private static List<Counterfactual> find(Table row, Wish wish) {
        return Counterfactuals.find(Rows.sold(), KNOWN, row, wish, 3, Progress.none());
    }

    @Test
    void onlyWhatIsNeededChangesAndOnlyAsFarAsNeeded() {
        var found = find(row(0.1, "green"), Wish.of("yes"));
        var nearest = found.getFirst();
        assertEquals(1, nearest.changes().size());
        assertEquals("size", nearest.changes().getFirst().column());
        assertEquals("0.1", nearest.changes().getFirst().from());
        assertEquals(0.5, Double.parseDouble(nearest.changes().getFirst().to()), 0.005);
        assertTrue(nearest.told().get(1) >= 0.5);
        assertEquals(
                nearest.told().get(1),
                Rows.sold().predict(nearest.row()).value(0, 1),
                1e-12,
                "the row that is told is the row that was asked about");
    }

    @Test
    void anotherNameIsProposedWhereThatIsNearer() {
        var found = find(row(0.9, "red"), Wish.of("yes"));
        assertEquals(List.of("colour"), columns(found.getFirst()));
        assertTrue(found.stream().noneMatch(c -> columns(c).contains("idle")));
    }

    private static List<String> columns(Counterfactual found) {
        return found.changes().stream().map(Counterfactual.Change::column).toList();
    }

    @Test
    void fixedColumnsStayAndNumbersKeepTheirDirection() {
        var goal = new Wish.Class("yes", 0.5);
        assertEquals(
                List.of(), find(row(0.1, "green"), new Wish(goal, Set.of("size"), Map.of(), 3)));
        var down = Map.of("size", Wish.Direction.DOWN);
        assertEquals(List.of(), find(row(0.1, "green"), new Wish(goal, Set.of(), down, 3)));
        var up = Map.of("size", Wish.Direction.UP);
        assertEquals(
                List.of("size"),
                columns(find(row(0.1, "green"), new Wish(goal, Set.of(), up, 3)).getFirst()));
    }

    @Test
    void whatIsToldAlreadyNeedsNoChange() {
        assertEquals(List.of(), find(row(0.9, "green"), Wish.of("yes")).getFirst().changes());
    }

    @Test
    void numbersAreWishedForAsARange() {
        var found =
                Counterfactuals.find(
                        Rows.price(),
                        KNOWN,
                        row(0.2, "red"),
                        new Wish(
                                new Wish.Range(0.5, Double.POSITIVE_INFINITY),
                                Set.of(),
                                Map.of(),
                                2),
                        2,
                        Progress.none());
        assertTrue(found.getFirst().told().getFirst() >= 0.5);
        assertThrows(ProblemException.class, () -> find(row(0, "red"), Wish.of("perhaps")));
        assertThrows(
                ProblemException.class,
                () ->
                        find(
                                row(0, "red"),
                                new Wish(
                                        new Wish.Class("yes", 0.5),
                                        Set.of(),
                                        Map.of("colour", Wish.Direction.UP),
                                        2)));
    }

    @Test
    void prototypesStandForEachHeapAndTheOutlierIsACriticism() {
        var random = new SplittableRandom(1);
        int n = 301;
        var x = new double[n];
        var y = new double[n];
        double[][] centres = {{0, 0}, {10, 0}, {0, 10}};
        for (int i = 0; i < n - 1; i++) {
            x[i] = centres[i % 3][0] + random.nextGaussian();
            y[i] = centres[i % 3][1] + random.nextGaussian();
        }
        x[n - 1] = 10;
        y[n - 1] = 10;
        var table =
                new Table(
                        Schema.of(Field.of("x", Kind.NUMBER), Field.of("y", Kind.NUMBER)),
                        List.<Column>of(new NumberColumn(x), new NumberColumn(y)));
        var found = Prototypes.of(table, List.of("x", "y"), 3, 2, Progress.none());
        assertEquals(
                List.of(0, 1, 2),
                found.prototypes().stream().map(p -> p.row() % 3).sorted().toList());
        found.prototypes().forEach(p -> assertEquals(1 / 3.0, p.share(), 0.01));
        var more = Prototypes.of(table, List.of("x", "y"), 9, 2, Progress.none());
        assertTrue(more.distance() < found.distance());
        assertEquals(2, found.criticisms().size());
        var none = Prototypes.of(table.rows(new int[0]), List.of("x", "y"), 3, 2, Progress.none());
        assertEquals(List.of(), none.prototypes());
    }

    @Test
    void theSameRowIsTheMostSimilarByDistanceAndByLeaves() {
        var linear = SimilarRows.of(Rows.sold(), KNOWN, KNOWN.slice(7, 8), 5);
        assertEquals(SimilarRows.Way.DISTANCE, linear.way());
        assertEquals(new SimilarRows.Similar(7, 1), linear.rows().getFirst());
        assertEquals(5, linear.rows().size());
        var forest =
                Trainer.of(1, 1)
                        .train(
                                KNOWN.without("price"),
                                new Task.Classification("sold"),
                                Algorithms.byId("random-forest"),
                                Params.defaults(),
                                Progress.none());
        var leaves = SimilarRows.of(forest, KNOWN, KNOWN.slice(7, 8), 5);
        assertEquals(SimilarRows.Way.LEAVES, leaves.way());
        assertEquals(1, leaves.rows().getFirst().likeness());
        assertTrue(leaves.rows().stream().anyMatch(r -> r.row() == 7));
        assertTrue(leaves.rows().getLast().likeness() > 0.3);
    }
}
