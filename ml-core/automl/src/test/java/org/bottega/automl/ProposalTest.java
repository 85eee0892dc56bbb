package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static Proposal of(Column column) {
        return Proposal.of("y", column, Wanted.AUTO);
    }

    private static NumberColumn numbers(int rows, int different) {
        return new NumberColumn(IntStream.range(0, rows).mapToDouble(i -> i % different).toArray());
    }

    @Test
    void namesAreClasses() {
        var two = of(CategoryColumn.of("a", "b", "a", null));
        assertEquals(new Task.Classification("y"), two.task());
        assertEquals(2, two.classes());
        assertEquals(Metric.AUC, two.metric());
        assertEquals(Metric.LOGLOSS, of(CategoryColumn.of("a", "b", "c")).metric());
    }

    @Test
    void fewWholeNumbersAreClassesAndManyAreAQuantity() {
        assertEquals(7, of(numbers(100, 7)).classes());
        assertEquals(new Task.Regression("y"), of(numbers(100, 40)).task());
        assertEquals(
                new Task.Regression("y"),
                of(new NumberColumn(new double[] {0.5, 1, 2, 1, 2})).task());
        assertEquals(Metric.RMSE, of(numbers(100, 40)).metric());
    }

    @Test
    void whatIsAskedForIsDone() {
        assertEquals(
                new Task.Regression("y"),
                Proposal.of("y", numbers(100, 3), Wanted.REGRESSION).task());
        assertEquals(40, Proposal.of("y", numbers(100, 40), Wanted.CLASSIFICATION).classes());
    }

    @Test
    void namesOfRowsAndMomentsAreRefused() {
        var names = IntStream.range(0, 100).mapToObj(i -> "n" + i).toArray(String[]::new);
        var e = assertThrows(ProblemException.class, () -> of(new TextColumn(names)));
        assertTrue(e.getMessage().contains("it names rows"), e.getMessage());
        assertThrows(ProblemException.class, () -> of(new TimeColumn(new long[] {1, 2})));
    }
}
