package org.bottega.model.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.RandomModels;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    @Test
    void contributionsToABlendAddUpToItsProbabilities() {
        for (long seed = 0; seed < 5; seed++) {
            var models = new RandomModels(seed);
            var model = models.blend(20, 5);
            var rows = models.table(150);
            var told = model.predict(rows);
            var why = Explainer.of(model).explain(rows, Progress.none());
            assertEquals(Attributions.Space.OUTPUT, why.space());
            assertFalse(why.exact());
            assertEquals(List.of("bad", "good", "so-so"), why.outputs());
            for (int i = 0; i < 150; i++) {
                for (int k = 0; k < 3; k++) {
                    assertEquals(told.value(i, k), why.total(i, k), 1e-12);
                }
            }
        }
    }

    @Test
    void contributionsToAForestAddUpToItsLogOdds() {
        var models = new RandomModels(4);
        var model = models.forest(new Task.Classification("left"), 15, 5);
        var rows = models.table(100);
        var told = model.predict(rows);
        var why = Explainer.of(model).explain(rows, Progress.none());
        assertEquals(Attributions.Space.MARGIN, why.space());
        assertTrue(why.exact());
        assertEquals(List.of("yes"), why.outputs());
        for (int i = 0; i < 100; i++) {
            assertEquals(told.value(i, 1), Link.logistic(why.total(i, 0)), 1e-12);
        }
    }

    @Test
    void featuresOfAColumnAreAddedUpAndUnusedColumnsHaveNoPart() {
        var models = new RandomModels(5);
        var model = models.forest(new Task.Regression("price"), 15, 5);
        var why = Explainer.of(model).explain(models.table(50), Progress.none());
        assertEquals(RandomModels.schema().names(), why.columns());
        assertEquals(List.of("price"), why.outputs());
        assertEquals(0, why.meanSize(0)[4], "the column that is only text");
        assertTrue(why.meanSize(0)[0] > 0);
    }

    @Test
    void aWeightedSumIsComparedWithTheMeansOfTheSample() {
        var models = new RandomModels(6);
        var features =
                new Features(
                        List.of(
                                Encoder.Scaled.filled(new Encoder.Number("age"), 0.5),
                                new Encoder.OneHot("member", List.of("no", "yes"))));
        var linear = new Linear(3, new double[] {2, -1, 4}, new double[] {10}, Link.IDENTITY);
        var sample = models.table(40);
        var model =
                new Model(
                        new Signature(RandomModels.schema(), new Task.Regression("y"), List.of()),
                        features,
                        linear,
                        sample,
                        Map.of());
        var why = Explainer.of(model).explain(sample, Progress.none());
        var told = model.predict(sample).values();
        double mean = 0;
        for (double value : told) {
            mean += value / 40;
        }
        assertEquals(mean, why.base(0), 1e-12, "the base is the mean prediction of the sample");
        double ageMean = 0;
        for (int i = 0; i < 40; i++) {
            ageMean += age(sample, i) / 40;
        }
        for (int i = 0; i < 40; i++) {
            assertEquals(2 * (age(sample, i) - ageMean), why.value(i, 0, 0), 1e-12);
            assertEquals(told[i], why.total(i, 0), 1e-12);
        }
    }

    private static double age(org.bottega.kernel.table.Table table, int row) {
        var text = table.column("age").text(row);
        return text == null ? 0.5 : Double.parseDouble(text);
    }

    @Test
    void aBlendOfOneLogisticMemberRescalesItsLogOdds() {
        var models = new RandomModels(7);
        var alone = models.forest(new Task.Classification("left"), 10, 4);
        var blended =
                new Model(
                        alone.signature(),
                        alone.features(),
                        new Blend(
                                7,
                                List.of(
                                        new Blend.Member(
                                                "a",
                                                1,
                                                new int[] {0, 1, 2, 3, 4, 5, 6},
                                                alone.predictor()))),
                        alone.sample(),
                        Map.of());
        var rows = models.table(30);
        var margin = Explainer.of(alone).explain(rows, Progress.none());
        var output = Explainer.of(blended).explain(rows, Progress.none());
        for (int i = 0; i < 30; i++) {
            double from = Link.logistic(margin.base(0));
            double to = Link.logistic(margin.total(i, 0));
            double factor = (to - from) / (margin.total(i, 0) - margin.base(0));
            for (int c = 0; c < 5; c++) {
                assertEquals(factor * margin.value(i, c, 0), output.value(i, c, 1), 1e-9);
                assertEquals(-output.value(i, c, 1), output.value(i, c, 0), 1e-12);
            }
        }
    }

    @Test
    void softmaxOfTwoMarginsIsExplainedAsTheLogisticOfTheirDifference() {
        var weights = new double[] {3, -2, 1, 0.5};
        var linear = new Linear(2, weights, new double[] {0.2, -0.1}, Link.SOFTMAX);
        var attributor =
                new OutputAttributor(new LinearAttributor(linear, new double[] {0.1, 0.4}), linear);
        var out = new double[4];
        attributor.attribute(new double[] {0.8, -0.3}, 1, out);
        var single = new Linear(2, new double[] {-2, 2.5}, new double[] {-0.3}, Link.LOGISTIC);
        var expected = new double[4];
        new OutputAttributor(new LinearAttributor(single, new double[] {0.1, 0.4}), single)
                .attribute(new double[] {0.8, -0.3}, 1, expected);
        assertArrayEquals(expected, out, 1e-9);
    }

    @Test
    void aModelWithoutSampleRowsAndATableWithoutRowsAreExplained() {
        var models = new RandomModels(9);
        var model = models.blend(2, 2);
        var why =
                Explainer.of(model)
                        .explain(models.table(0).select(schema().names()), Progress.none());
        assertEquals(0, why.rows());
        assertArrayEquals(new double[5], why.meanSize(0));
    }

    private static Schema schema() {
        return RandomModels.schema();
    }

    @Test
    void explainingStopsWhenItIsCancelled() {
        var models = new RandomModels(9);
        var model = models.blend(2, 2);
        var rows = models.table(10);
        assertThrows(
                CancellationException.class,
                () -> Explainer.of(model).explain(rows, new Stopped()));
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
