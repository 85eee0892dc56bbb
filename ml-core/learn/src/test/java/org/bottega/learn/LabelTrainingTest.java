package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.association.LabelLists;
import org.bottega.model.Model;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.bundle.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTrainingTest {
    @TempDir Path folder;

    /// `member` is made of chance, `y` of age and membership.
    private static Model model(Table table, String algorithm) {
        return Trainer.of(1, 1)
                .train(
                        table,
                        new Task.MultiLabel(List.of("y", "member")),
                        Algorithms.byId(algorithm),
                        Params.defaults(),
                        Progress.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic-regression", "decision-tree", "gaussian-naive-bayes"})
    void eachLabelIsToldAsAModelOfItsOwnTellsIt(String id) {
        var table = Tables.ordinary(200, 2, 1);
        var model = model(table, id);
        assertEquals(List.of("y", "member"), model.signature().outputNames());
        assertFalse(model.signature().inputs().names().contains("member"));
        var own =
                Trainer.of(1, 1)
                        .train(
                                table.without("member"),
                                new Task.Classification("y"),
                                Algorithms.byId(id),
                                Params.defaults(),
                                Progress.none());
        var told = model.predict(table);
        var alone = own.predict(table);
        for (int i = 0; i < 200; i++) {
            assertEquals(alone.value(i, 1), told.value(i, 0), 1e-12);
            assertTrue(told.value(i, 1) >= 0 && told.value(i, 1) <= 1);
        }
        var columns = told.toTable();
        assertEquals(
                List.of("y", "member", "probability y", "probability member"),
                columns.schema().names());
        assertEquals(told.value(3, 0) >= 0.5 ? "yes" : "no", columns.column("y").text(3));

        var file = folder.resolve("m" + Bundle.ENDING);
        Bundle.write(model, file);
        var again = Bundle.read(file);
        assertEquals(model.signature().task(), again.signature().task());
        assertArrayEquals(told.values(), again.predict(table).values());
        var why = Explainer.of(model).explain(table.rows(new int[] {0, 1}), Progress.none());
        for (int k = 0; k < 2; k++) {
            assertEquals(told.value(1, k), why.total(1, k), 1e-9);
        }
    }

    @Test
    void aLabelOfThreeValuesIsRefused() {
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> model(Tables.ordinary(200, 4, 1), "gaussian-naive-bayes"));
        assertTrue(refused.getMessage().contains("4 different values"), refused.getMessage());
    }

    @Test
    void listsOfLabelsBecomeColumns() {
        var texts =
                IntStream.range(0, 20)
                        .mapToObj(i -> i % 2 == 0 ? "war, drama" : i % 4 == 1 ? "drama" : null)
                        .toArray(String[]::new);
        var table =
                new Table(
                        new Schema(
                                List.of(
                                        Field.of("genres", Kind.TEXT),
                                        Field.of("war", Kind.CATEGORY))),
                        List.of(new TextColumn(texts), CategoryColumn.of(texts)));
        var spread = LabelLists.of(table, "genres", ",", 10, 5);
        assertEquals(List.of("drama", "genres war"), spread.labels());
        assertEquals("yes", spread.table().column("drama").text(1));
        assertEquals("no", spread.table().column("genres war").text(1));
        assertEquals("no", spread.table().column("drama").text(3));
    }
}
