package org.bottega.model.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every kind of predictor keeps to.
class RepresentationTest {
    @TempDir Path folder;

    private static Table table(int inputs, int rows, long seed) {
        var random = new Random(seed);
        return new Table(
                new Schema(
                        IntStream.range(0, inputs)
                                .mapToObj(j -> Field.of("x" + j, Kind.NUMBER))
                                .toList()),
                IntStream.range(0, inputs)
                        .mapToObj(_ ->
                                (Column)
                                        new NumberColumn(random.doubles(rows, -1.5, 1.5).toArray()))
                        .toList());
    }

    private static Model model(Predictor predictor, int classes) {
        int inputs = predictor.inputs();
        Task task = classes == 0 ? new Task.Regression("y") : new Task.Classification("y");
        var sample = table(inputs, 30, 5);
        return new Model(
                new Signature(
                        sample.schema(),
                        task,
                        IntStream.range(0, classes).mapToObj(k -> "c" + k).toList()),
                new Features(
                        IntStream.range(0, inputs)
                                .mapToObj(j -> (Encoder) new Encoder.Number("x" + j))
                                .toList()),
                predictor,
                sample,
                Map.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void oneRowAndManyGiveTheSameBits(int classes) {
        int inputs = 4;
        var rows = new Random(1).doubles(50 * inputs, -2, 2).toArray();
        rows[0] = 1e308;
        rows[5] = -1e308;
        rows[10] = Double.MIN_VALUE;
        for (var entry : new RandomPredictors(1, inputs).all(classes).entrySet()) {
            var predictor = entry.getValue();
            int outputs = predictor.outputs();
            assertEquals(Math.max(1, classes), outputs, entry.getKey());
            var many = new double[50 * outputs];
            predictor.predict(rows, 50, many);
            for (int i = 0; i < 50; i++) {
                var one = new double[outputs];
                predictor.predict(Arrays.copyOfRange(rows, i * inputs, (i + 1) * inputs), 1, one);
                assertArrayEquals(
                        Arrays.copyOfRange(many, i * outputs, (i + 1) * outputs),
                        one,
                        entry.getKey());
                if (classes > 0) {
                    assertEquals(1, Arrays.stream(one).sum(), 1e-12, entry.getKey());
                }
                assertTrue(Arrays.stream(one).allMatch(Double::isFinite), entry.getKey());
            }
            assertTrue(predictor.work() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aFileGivesTheSamePredictorAgain(int classes) {
        var rows = table(5, 100, 9);
        new RandomPredictors(2, 5)
                .all(classes)
                .forEach((name, predictor) -> {
                    var model = model(predictor, classes);
                    var file = folder.resolve("m" + Bundle.ENDING);
                    Bundle.write(model, file);
                    assertArrayEquals(
                            model.predict(rows).values(),
                            Bundle.read(file).predict(rows).values(),
                            name);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void contributionsAddUpToThePredictionForManyAndForFewColumns(int classes) {
        for (int inputs : new int[] {3, 9}) {
            var rows = table(inputs, 20, 9);
            new RandomPredictors(3, inputs)
                    .all(classes)
                    .forEach((name, predictor) -> {
                        var model = model(predictor, classes);
                        var why = Explainer.of(model).explain(rows, Progress.none());
                        var told = told(predictor, model, rows, why);
                        for (int i = 0; i < 20; i++) {
                            for (int k = 0; k < why.outputs().size(); k++) {
                                assertEquals(
                                        told[i * why.outputs().size() + k],
                                        why.total(i, k),
                                        1e-9,
                                        name);
                            }
                        }
                    });
        }
    }

    private static double[] told(Predictor predictor, Model model, Table rows, Attributions why) {
        if (why.space() == Attributions.Space.MARGIN && predictor instanceof Marginal marginal) {
            var matrix = model.features().encode(rows);
            var flat = new double[rows.rows() * matrix.width()];
            matrix.gather(IntStream.range(0, rows.rows()).toArray(), 0, rows.rows(), flat);
            var out = new double[rows.rows() * marginal.margins()];
            marginal.margins(flat, rows.rows(), out);
            return out;
        }
        return model.predict(rows).values();
    }

    /// The same sum of step functions under a network has no formula of its own, so that all coalitions are
    /// asked: the two ways must agree.
    @Test
    void theFormulaForSumsOfStepFunctionsAgreesWithAskingAllCoalitions() {
        var additive = new RandomPredictors(4, 4).all(0).get("additive");
        var asked =
                new Stack(
                        4,
                        List.of(new Stack.Member("sum", new int[] {0, 1, 2, 3}, additive)),
                        new Network(
                                List.of(new Network.Layer(1, new double[] {1}, new double[] {0})),
                                Network.Activation.RELU,
                                Link.IDENTITY));
        var rows = table(4, 15, 3);
        var short16 = model(additive, 0);
        var sixteen =
                new Model(
                        short16.signature(),
                        short16.features(),
                        additive,
                        table(4, 16, 8),
                        Map.of());
        var other =
                new Model(
                        short16.signature(), short16.features(), asked, table(4, 16, 8), Map.of());
        var formula = Explainer.of(sixteen).explain(rows, Progress.none());
        var game = Explainer.of(other).explain(rows, Progress.none());
        assertTrue(formula.exact() && game.exact());
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 4; j++) {
                assertEquals(game.value(i, j, 0), formula.value(i, j, 0), 1e-12);
            }
        }
    }

    /// The formula for stacks of exact members against asking all coalitions of the whole stack.
    @Test
    void aStackUnderAWeightedSumIsExplainedAsAskingAllCoalitionsDoes() {
        var random = new RandomPredictors(4, 4);
        var members =
                List.of(
                        new Stack.Member(
                                "steps", new int[] {0, 1, 2, 3}, random.all(0).get("additive")),
                        new Stack.Member(
                                "line",
                                new int[] {3, 1},
                                new Linear(
                                        2, new double[] {2, -3}, new double[] {1}, Link.IDENTITY)));
        var weights = new double[] {0.7, 0.4, -2, 5};
        var passed = new int[] {2, 0};
        var formula =
                new Stack(
                        4,
                        members,
                        passed,
                        new Linear(4, weights, new double[] {3}, Link.IDENTITY));
        var asked =
                new Stack(
                        4,
                        members,
                        passed,
                        new Network(
                                List.of(new Network.Layer(4, weights, new double[] {3})),
                                Network.Activation.RELU,
                                Link.IDENTITY));
        var rows = table(4, 15, 3);
        var sample = table(4, 16, 8);
        var plain = model(formula, 0);
        var one =
                Explainer.of(
                                new Model(
                                        plain.signature(),
                                        plain.features(),
                                        formula,
                                        sample,
                                        Map.of()))
                        .explain(rows, Progress.none());
        var two =
                Explainer.of(
                                new Model(
                                        plain.signature(),
                                        plain.features(),
                                        asked,
                                        sample,
                                        Map.of()))
                        .explain(rows, Progress.none());
        assertTrue(one.exact() && two.exact());
        assertEquals(two.base(0), one.base(0), 1e-12);
        for (int i = 0; i < 15; i++) {
            for (int j = 0; j < 4; j++) {
                assertEquals(two.value(i, j, 0), one.value(i, j, 0), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void everyKindShowsWhatItHoldsAsTables(int classes) {
        new RandomPredictors(6, 4)
                .all(classes)
                .forEach((name, predictor) -> {
                    var tables =
                            org.bottega.model.content.ModelContent.of(model(predictor, classes));
                    assertTrue(!tables.isEmpty(), name);
                    tables.forEach(
                            (title, table) -> assertTrue(table.rows() > 0, name + ": " + title));
                });
    }

    @Test
    void weightsAreShownBesideTheNamesOfTheirInputs() {
        var linear = new Linear(2, new double[] {2, -1}, new double[] {10}, Link.IDENTITY);
        var table = org.bottega.model.content.ModelContent.of(model(linear, 0)).get("weights");
        assertEquals(3, table.rows());
        assertEquals("(intercept)", table.column("input").text(0));
        assertEquals(-1, ((org.bottega.kernel.table.NumberColumn) table.column("weight")).value(2));
    }

    @Test
    void figuresFoundInTrainingAreSavedWithTheModel() {
        var plain = model(new RandomPredictors(2, 3).all(0).get("additive"), 0);
        var figures = new java.util.LinkedHashMap<String, Table>();
        figures.put(
                "number of groups",
                new org.bottega.kernel.table.Figures()
                        .row()
                        .number("groups", 2)
                        .text("chosen", "yes")
                        .row()
                        .number("groups", 3)
                        .table());
        var model =
                new Model(
                        plain.signature(),
                        plain.features(),
                        plain.predictor(),
                        plain.sample(),
                        Map.of(),
                        figures);
        var file = folder.resolve("m" + Bundle.ENDING);
        Bundle.write(model, file);
        var again = Bundle.read(file).figures().get("number of groups");
        assertEquals(2, again.rows());
        assertEquals("yes", again.column("chosen").text(0));
        assertEquals(null, again.column("chosen").text(1));
        assertEquals("3", again.column("groups").text(1));
    }

    @Test
    void aSumOfStepFunctionsAsTreesTellsTheSame() {
        var additive = (Additive) new RandomPredictors(5, 4).all(3).get("additive");
        var rows = new Random(2).doubles(200 * 4, -1.2, 1.2).toArray();
        for (int i = 0; i < rows.length; i += 7) {
            rows[i] = Double.NaN;
        }
        for (int t = 0; t < additive.terms().size(); t++) {
            var term = additive.terms().get(t);
            if (term.cuts()[0].length > 0) {
                rows[t * 4 + term.inputs()[0]] = term.cuts()[0][0];
            }
        }
        var one = new double[200 * 3];
        var two = new double[200 * 3];
        additive.predict(rows, 200, one);
        additive.toTrees().predict(rows, 200, two);
        assertArrayEquals(one, two, 1e-15);
    }

    @Test
    void neighboursAreTheNearestByBruteForceAndTheFirstOfEquals() {
        double[] column = {0, 1, 1, 2, 5};
        double[] answers = {10, 20, 30, 40, 50};
        double[] weights = {1, 1, 1, 1, 1};
        var two =
                new Neighbours(
                        1, 1, 2, Neighbours.Distance.EUCLIDEAN, false, column, answers, weights);
        var out = new double[3];
        two.predict(new double[] {1.1, 1.5, 4}, 3, out);
        assertArrayEquals(new double[] {25, 25, 45}, out);
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        double nan = Double.NaN;
        assertThrows(
                IllegalArgumentException.class,
                () -> new Network.Layer(1, new double[] {nan}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Network.Layer(2, new double[] {1}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Additive.Term(
                                new int[] {0}, new double[][] {{2, 1}}, new double[] {1, 1, 1, 1}));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Additive(
                                1,
                                new double[] {0},
                                List.of(
                                        new Additive.Term(
                                                new int[] {1},
                                                new double[][] {{}},
                                                new double[] {1, 1})),
                                Link.IDENTITY));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Kernel.Similarity(Kernel.Shape.RBF, 0, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Neighbours(
                                1,
                                1,
                                3,
                                Neighbours.Distance.EUCLIDEAN,
                                false,
                                new double[2],
                                new double[2],
                                new double[] {1, 1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Calibrated.Isotonic(new double[][] {{0, 0}}, new double[][] {{0, 1}}));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Gaussians(
                                2,
                                new double[] {0},
                                new double[2],
                                new double[2],
                                false,
                                Link.SOFTMAX));
    }
}
