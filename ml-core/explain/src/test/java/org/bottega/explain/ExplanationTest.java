package org.bottega.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.learn.metric.Metric;
import org.bottega.model.attribution.Explainer;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void shufflingAColumnCostsWhatItIsWorth() {
        var table = Rows.table(2000, 1);
        var importance =
                PermutationImportance.of(
                        Rows.price(),
                        table,
                        Metric.RMSE,
                        new PermutationImportance.Settings(1500, 4, 7),
                        Progress.none());
        assertEquals(1500, importance.rows());
        assertEquals(0.1, importance.score(), 0.02);
        var columns = importance.columns();
        assertEquals(
                List.of("colour", "size", "idle"), columns.stream().map(c -> c.column()).toList());
        // a shuffled uniform number times 3 is off by 3·√(2/12), a shuffled coin of 1/3 by 2·√(4/9)
        assertEquals(3 * Math.sqrt(1 / 6.0) - 0.1, drop(importance, "size"), 0.06);
        assertEquals(2 * Math.sqrt(4 / 9.0) - 0.1, drop(importance, "colour"), 0.06);
        assertEquals(0, drop(importance, "idle"), 1e-12);
        assertTrue(columns.getFirst().spread() > 0 && columns.getFirst().spread() < 0.05);
    }

    private static double drop(PermutationImportance importance, String column) {
        return importance.columns().stream()
                .filter(c -> c.column().equals(column))
                .findFirst()
                .orElseThrow()
                .drop();
    }

    @Test
    void theSameSeedGivesTheSameImportance() {
        var table = Rows.table(300, 1);
        var settings = new PermutationImportance.Settings(100, 2, 3);
        assertEquals(
                PermutationImportance.of(Rows.sold(), table, Metric.AUC, settings, Progress.none()),
                PermutationImportance.of(
                        Rows.sold(), table, Metric.AUC, settings, Progress.none()));
    }

    @Test
    void measuringStopsWhenItIsCancelled() {
        assertThrows(
                CancellationException.class,
                () ->
                        PermutationImportance.of(
                                Rows.price(),
                                Rows.table(50, 1),
                                Metric.MAE,
                                PermutationImportance.Settings.preset(1),
                                new Stopped()));
    }

    @Test
    void columnsAreRankedByTheMeanSizeOfTheirContributions() {
        var rows = Rows.table(500, 4);
        var why = Explainer.of(Rows.price()).explain(rows, Progress.none());
        var all = GlobalExplanation.of(why, rows, 0);
        assertEquals("price", all.output());
        assertEquals("idle", all.columns().getLast().column());
        assertEquals(0, all.columns().getLast().mean());
        var size = all.columns().stream().filter(c -> c.column().equals("size")).findFirst();
        assertEquals(500, size.orElseThrow().dots().size());
        for (var dot : size.orElseThrow().dots()) {
            assertEquals(dot.shade() - 0.5, dot.value() / 3, 0.1, "larger sizes cost more");
        }
    }

    @Test
    void shadesAreRanksWithMissingValuesUnknown() {
        var rows = Rows.table(5, 4);
        var size = new NumberColumn(new double[] {3, Double.NaN, 1, 3, 2});
        var changed = rows.with(Field.of("size", Kind.NUMBER), size);
        var why = Explainer.of(Rows.price()).explain(changed, Progress.none());
        var dots =
                GlobalExplanation.of(why, changed, 0).columns().stream()
                        .filter(c -> c.column().equals("size"))
                        .findFirst()
                        .orElseThrow()
                        .dots();
        assertEquals(1, dots.get(0).shade());
        assertEquals(Double.NaN, dots.get(1).shade());
        assertEquals(0, dots.get(2).shade());
        assertEquals(1, dots.get(3).shade());
        assertEquals(0.4, dots.get(4).shade(), 1e-12);
    }

    @Test
    void oneRowIsExplainedFromTheBaseToTheTotal() {
        var rows = Rows.table(20, 5);
        var why = Explainer.of(Rows.price()).explain(rows, Progress.none());
        var one = RowExplanation.of(why, rows, 3, 0, 10);
        assertEquals(3, one.steps().size());
        double sum = one.base() + one.steps().stream().mapToDouble(s -> s.moved()).sum();
        assertEquals(one.total(), sum, 1e-12);
        assertEquals(Rows.price().predict(rows).value(3, 0), one.total(), 1e-12);
        var step = one.steps().getFirst();
        assertEquals(rows.column(step.column()).text(3), step.value());

        var brief = RowExplanation.of(why, rows, 3, 0, 1);
        assertEquals("2 other columns", brief.steps().getLast().column());
        assertEquals(
                one.total(),
                brief.base() + brief.steps().stream().mapToDouble(s -> s.moved()).sum(),
                1e-12);
    }

    private static final class Stopped implements Progress {
        @Override
        public void at(double fraction, String message) {}

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return true;
        }
    }
}
