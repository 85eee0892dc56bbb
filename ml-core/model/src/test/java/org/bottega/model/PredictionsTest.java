package org.bottega.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.task.Task;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    @Test
    void theFirstOfEqualClassesIsTold() {
        var signature =
                new Signature(Schema.of(), new Task.Classification("y"), List.of("a", "b", "c"));
        var told = new Predictions(signature, new double[] {0.2, 0.4, 0.4, 0.5, 0.25, 0.25});
        assertEquals(2, told.rows());
        assertEquals("b", told.label(0));
        assertEquals("a", told.label(1));
        var table = told.toTable();
        assertEquals(
                List.of("prediction", "probability a", "probability b", "probability c"),
                table.schema().names());
        assertEquals("b", table.column("prediction").text(0));
        assertEquals("0.25", table.column("probability c").text(1));
    }

    @Test
    void numbersAreToldAsOneColumn() {
        var signature = new Signature(Schema.of(), new Task.Regression("y"), List.of());
        var table = new Predictions(signature, new double[] {1.5, 2}).toTable();
        assertEquals(List.of("prediction"), table.schema().names());
        assertEquals("2", table.column("prediction").text(1));
    }

    @Test
    void manyRowsArePredictedInBlocksAsOneByOne() {
        var models = new RandomModels(2);
        var model = models.blend(4, 4);
        var rows = models.table(1300);
        var all = model.predict(rows);
        assertEquals(1300, all.rows());
        for (int i : new int[] {0, 511, 512, 1023, 1024, 1299}) {
            var one = model.predict(rows.slice(i, i + 1)).values();
            for (int k = 0; k < 3; k++) {
                assertEquals(one[k], all.value(i, k));
            }
        }
        assertEquals(0, model.predict(rows.slice(0, 0)).rows());
    }

    @Test
    void aModelThatReadsNothingTellsTheSameForEveryRow() {
        var sample = new RandomModels(2).table(3).select(List.of());
        var model =
                new Model(
                        new Signature(Schema.of(), new Task.Regression("y"), List.of()),
                        new Features(List.of()),
                        new Linear(0, new double[0], new double[] {4.5}, Link.IDENTITY),
                        sample,
                        Map.of());
        assertArrayEquals(
                new double[] {4.5, 4.5}, model.predict(new RandomModels(3).table(2)).values());
    }

    @Test
    void aPredictorThatDoesNotFitItsFeaturesOrTaskIsRefused() {
        var models = new RandomModels(4);
        var model = models.forest(new Task.Regression("y"), 2, 2);
        var narrow = new Features(model.features().encoders().subList(0, 2));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Model(
                                model.signature(),
                                narrow,
                                model.predictor(),
                                model.sample(),
                                Map.of()));
        var three =
                new Signature(
                        RandomModels.schema(),
                        new Task.Classification("y"),
                        List.of("a", "b", "c"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Model(
                                three,
                                model.features(),
                                model.predictor(),
                                model.sample(),
                                Map.of()));
    }
}
