package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.Model;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.content.ModelContent;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every algorithm that predicts no column keeps to.
class UnsupervisedContractTest {
    @TempDir Path folder;

    static Task task(Algorithm algorithm) {
        return Stream.of(new Task.Clustering(), new Task.Anomaly(), new Task.Projection(1))
                .filter(algorithm::accepts)
                .findFirst()
                .orElse(new Task.Regression("y"));
    }

    static Stream<String> algorithms() {
        return Algorithms.all().stream().filter(a -> !task(a).supervised()).map(a -> a.info().id());
    }

    private static Table table(int rows) {
        var all = Tables.ordinary(rows, 2, 1);
        return all.select(all.schema().names().stream().filter(n -> !n.equals("y")).toList());
    }

    private static Model model(Algorithm algorithm, Params params, Table table) {
        return Trainer.of(3, 1).train(table, task(algorithm), algorithm, params, Progress.none());
    }

    private static void check(Model model, double[] told, int rows) {
        int outputs = model.signature().outputs();
        assertEquals(rows * outputs, told.length);
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                assertTrue(Double.isFinite(told[i * outputs + k]));
                sum += told[i * outputs + k];
            }
            if (model.signature().classifies()) {
                assertEquals(1, sum, 1e-9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void learnsOrdinaryRowsTheSameAgainAndTellsStrangeOnes(String id) {
        var algorithm = Algorithms.byId(id);
        var table = table(200);
        var model = model(algorithm, Params.defaults(), table);
        var strange = Tables.strange(60, 2, 2);
        var told = model.predict(strange).values();
        check(model, told, 60);
        assertArrayEquals(
                told, model(algorithm, Params.defaults(), table).predict(strange).values());
        var file = folder.resolve("m" + Bundle.ENDING);
        Bundle.write(model, file);
        assertArrayEquals(told, Bundle.read(file).predict(strange).values());
        assertEquals(
                model.signature().classifies()
                        ? 1 + model.signature().outputs()
                        : model.signature().outputs(),
                model.predict(strange).toTable().columns().size());
        assertFalse(ModelContent.of(model).isEmpty(), "what it holds can be shown");
        var few = strange.rows(new int[] {0, 1});
        var why = Explainer.of(model).explain(few, Progress.none());
        assertEquals(model.signature().outputs(), why.outputs().size());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everySettingWorksAtBothEnds(String id) {
        var algorithm = Algorithms.byId(id);
        var table = table(60);
        for (var param : algorithm.params().params()) {
            var ends =
                    switch (param.domain()) {
                        case Domain.Whole(int min, int max, var _) ->
                                List.<Object>of(min, param.id().equals("trees") ? 300 : max);
                        case Domain.Real(double min, double max, var _) ->
                                List.<Object>of(min, max);
                        case Domain.Choice<?> choice -> List.<Object>copyOf(choice.words());
                        case Domain.Flag() -> List.<Object>of(false, true);
                        default -> List.<Object>of("");
                    };
            for (var end : ends) {
                var plain = new HashMap<String, Object>();
                plain.put(param.id(), end);
                var model =
                        new Trainer(3, 1, Deadline.in(Duration.ofMillis(200)))
                                .train(
                                        table,
                                        task(algorithm),
                                        algorithm,
                                        algorithm.params().read(plain),
                                        Progress.none());
                check(model, model.predict(table).values(), 60);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void livesWithFewRowsEqualRowsAndExtremes(String id) {
        var algorithm = Algorithms.byId(id);
        for (var values :
                List.of(
                        new double[] {1, 2, 2, 2, 3, 2},
                        new double[] {0, 0, 0, 0, 0, 1},
                        new double[] {1e308, -1e308, 0, 1, 2, Double.NaN},
                        new double[] {4.9e-324, 0, 0, 1e-300, 0, 1e-310})) {
            var wide = IntStream.range(0, 8).mapToObj(_ -> (Column) new NumberColumn(values));
            var table =
                    new Table(
                            new Schema(
                                    IntStream.range(0, 8)
                                            .mapToObj(j -> Field.of("x" + j, Kind.NUMBER))
                                            .toList()),
                            wide.toList());
            Model model;
            try {
                model = model(algorithm, Params.defaults(), table);
            } catch (org.bottega.kernel.ProblemException e) {
                assertTrue(e.getMessage().contains("No column"), e.getMessage());
                continue;
            }
            check(model, model.predict(table).values(), 6);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void hearsACancel(String id) {
        var algorithm = Algorithms.byId(id);
        var cancelled =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class,
                () ->
                        Trainer.of(1, 1)
                                .train(
                                        table(100),
                                        task(algorithm),
                                        algorithm,
                                        Params.defaults(),
                                        cancelled));
    }

    private static Training training(int rows, double @Nullable [] weights) {
        var random = new SplittableRandom(5);
        var columns = new double[3][rows];
        for (int i = 0; i < rows; i++) {
            for (var column : columns) {
                column[i] = random.nextGaussian() + (i % 2 == 0 ? 3 : 0);
            }
        }
        var features =
                IntStream.range(0, 3).mapToObj(j -> new Feature("x" + j, "x" + j, 0)).toList();
        return Training.of(
                        new Matrix(features, columns, rows),
                        new double[rows],
                        0,
                        IntStream.range(0, rows).toArray())
                .withWeights(weights);
    }

    private static double[] told(Predictor predictor, Training training) {
        int count = training.x().rows();
        var x = new double[count * training.x().width()];
        training.x().gather(training.rows(), 0, count, x);
        var out = new double[count * predictor.outputs()];
        predictor.predict(x, count, out);
        return out;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void changesNoInputAndTellsOneRowAsMany(String id) {
        var training = training(60, null);
        var before = IntStream.range(0, 3).mapToObj(j -> training.x().column(j).clone()).toList();
        var predictor =
                Algorithms.byId(id).learner(Params.defaults()).fit(training, Progress.none());
        for (int j = 0; j < 3; j++) {
            assertArrayEquals(before.get(j), training.x().column(j));
        }
        var many = told(predictor, training);
        int outputs = predictor.outputs();
        for (int i = 0; i < 60; i++) {
            var row = new double[3];
            training.x().gather(new int[] {i}, 0, 1, row);
            var one = new double[outputs];
            predictor.predict(row, 1, one);
            assertArrayEquals(Arrays.copyOfRange(many, i * outputs, (i + 1) * outputs), one);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void livesWithOneRowAndWithTwo(String id) {
        for (int rows : new int[] {1, 2, 3}) {
            var training = training(rows, null);
            var predictor =
                    Algorithms.byId(id).learner(Params.defaults()).fit(training, Progress.none());
            for (double value : told(predictor, training)) {
                assertTrue(Double.isFinite(value), id + " of " + rows + " rows");
            }
        }
    }

    static Stream<String> weighing() {
        return algorithms().filter(id -> Algorithms.byId(id).has(Trait.WEIGHTS));
    }

    @ParameterizedTest
    @MethodSource("weighing")
    void hearsWeights(String id) {
        var weights = IntStream.range(0, 60).mapToDouble(i -> i < 12 ? 50 : 1).toArray();
        var algorithm = Algorithms.byId(id);
        var plain = training(60, null);
        var weighed = training(60, weights);
        var asked = training(3000, null);
        var one = told(algorithm.learner(Params.defaults()).fit(plain, Progress.none()), asked);
        var two = told(algorithm.learner(Params.defaults()).fit(weighed, Progress.none()), asked);
        assertFalse(Arrays.equals(one, two), id + " hears weights");
    }
}
