package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    /// Every `step`-th row of a table with numbered rows, a year that grows slowly, noise and a target.
    private static Table rows(int step) {
        var random = new SplittableRandom(3);
        int rows = 500;
        return new Table(
                new Schema(
                        List.of(
                                Field.of("number", Kind.NUMBER),
                                Field.of("tens", Kind.NUMBER),
                                Field.of("noise", Kind.NUMBER),
                                Field.of("y", Kind.NUMBER))),
                List.of(
                        numbers(rows, i -> 1 + i * step),
                        numbers(rows, i -> 10 * i * step),
                        numbers(rows, _ -> random.nextDouble()),
                        numbers(rows, _ -> random.nextDouble())));
    }

    private static NumberColumn numbers(int rows, java.util.function.IntToDoubleFunction value) {
        return new NumberColumn(IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    @Test
    void rowNumbersAreKnownInASampleOfTheRowsToo() {
        for (int step : List.of(1, 7)) {
            var found = Suspicion.of(rows(step), new Task.Regression("y"), step);
            assertEquals(
                    List.of("number numbers-rows"),
                    found.stream().map(r -> r.where() + " " + r.key()).toList());
        }
    }
}
