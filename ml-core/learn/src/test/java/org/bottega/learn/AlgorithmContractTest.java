package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.metric.Metric;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every algorithm in the catalog keeps to.
class AlgorithmContractTest {
    @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder;

    static Stream<Arguments> algorithmsAndClasses() {
        return Algorithms.all().stream()
                .flatMap(a ->
                        Stream.of(0, 2, 4)
                                .filter(k ->
                                        a.has(k == 0 ? Trait.REGRESSION : Trait.CLASSIFICATION))
                                .map(k -> Arguments.of(a.info().id(), k)));
    }

    /// Settings that keep a test short.
    private static Params quick(Algorithm algorithm) {
        var few = java.util.Map.of("rounds", 30, "trees", 15, "steps", 50, "most-rows", 300);
        var known = algorithm.params().params().stream().map(p -> p.id()).toList();
        var plain = new java.util.HashMap<String, Object>(few);
        plain.keySet().retainAll(known);
        return algorithm.params().read(plain);
    }

    private static void check(double[] told, int classes) {
        for (double value : told) {
            assertTrue(Double.isFinite(value), "not a number was told");
        }
        for (int i = 0; classes > 0 && i < told.length; i += classes) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                assertTrue(
                        told[i + k] >= 0 && told[i + k] <= 1 + 1e-12,
                        "not a probability: " + told[i + k]);
                sum += told[i + k];
            }
            assertEquals(1, sum, 1e-9);
        }
    }

    private static double[] predict(Predictor predictor, Matrix x) {
        var rows = new double[x.rows() * x.width()];
        x.gather(IntStream.range(0, x.rows()).toArray(), 0, x.rows(), rows);
        var out = new double[x.rows() * predictor.outputs()];
        predictor.predict(rows, x.rows(), out);
        return out;
    }

    /// Numbers that are not below zero for those who learn from such only.
    private static org.bottega.kernel.table.Table table(
            Algorithm algorithm, int rows, int classes) {
        var table = Tables.ordinary(rows, classes, 1);
        return algorithm.has(Trait.NON_NEGATIVE) ? Tables.exponential(table) : table;
    }

    private static double[] targets(Algorithm algorithm, double[] y) {
        return algorithm.has(Trait.NON_NEGATIVE)
                ? java.util.Arrays.stream(y).map(Math::abs).toArray()
                : y;
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void learnsFromAnOrdinaryTableAndPredictsAStrangeOne(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        Task task = classes == 0 ? new Task.Regression("y") : new Task.Classification("y");
        var table = table(algorithm, 300, classes);
        var model =
                Trainer.of(7, 1).train(table, task, algorithm, quick(algorithm), Progress.none());
        var strange = Tables.strange(120, classes, 2);
        var told = model.predict(strange).values();
        check(told, classes);
        assertEquals(120 * Math.max(1, classes), told.length);

        var again =
                Trainer.of(7, 1).train(table, task, algorithm, quick(algorithm), Progress.none());
        assertArrayEquals(
                told, again.predict(strange).values(), "the same seed gives the same model");

        if (!algorithm.has(Trait.BASELINE)) {
            var known = model.predict(table).values();
            var y =
                    org.bottega.learn.encode.Target.judge(table, "y", model.signature().classes())
                            .y();
            var metric = classes == 0 ? Metric.R2 : Metric.AUC;
            double score = metric.score(y, known, classes);
            assertTrue(
                    score > (classes == 0 ? 0.3 : 0.75),
                    id + " learns: " + metric.label() + " " + score);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void livesWithPoorInputs(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        var rows = RandomRows.of(60, classes, 0, 4);
        var constant = new double[60];
        var missing = IntStream.range(0, 60).mapToDouble(_ -> Double.NaN).toArray();
        boolean trees =
                algorithm.learner(Params.defaults()).encoding()
                        == org.bottega.learn.algorithm.Encoding.TREES;
        for (var columns :
                List.of(
                        new double[][] {},
                        new double[][] {rows.x().column(0)},
                        new double[][] {constant},
                        trees
                                ? new double[][] {constant, missing}
                                : new double[][] {constant, constant},
                        new double[][] {rows.x().column(0), constant, rows.x().column(0)})) {
            var features =
                    IntStream.range(0, columns.length)
                            .mapToObj(j -> new Feature("f" + j, "f" + j, 0))
                            .toList();
            var x = new Matrix(features, columns, 60);
            var training =
                    Training.of(
                            x,
                            targets(algorithm, rows.y()),
                            classes,
                            IntStream.range(0, 50).toArray());
            check(
                    predict(algorithm.learner(quick(algorithm)).fit(training, Progress.none()), x),
                    classes);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void livesWithFewRowsAndAClassThatIsNotThere(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        var rows = RandomRows.of(40, classes, 0, 4);
        var x = rows.x().select(new int[] {0, 1, 2, 3, 4, 7});
        for (int count : new int[] {1, 2, 7}) {
            var one = targets(algorithm, rows.y().clone());
            if (classes > 0) {
                java.util.Arrays.fill(one, 0, count, classes - 2);
            }
            var training = Training.of(x, one, classes, IntStream.range(0, count).toArray());
            check(
                    predict(algorithm.learner(quick(algorithm)).fit(training, Progress.none()), x),
                    classes);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void changesNoInputAndPredictsOneRowAsMany(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        var rows = RandomRows.of(80, classes, 0, 4);
        var x = rows.x().select(new int[] {0, 1, 2, 3, 4, 7});
        var y = targets(algorithm, rows.y());
        var columns = IntStream.range(0, x.width()).mapToObj(j -> x.column(j).clone()).toList();
        var before = y.clone();
        var predictor =
                algorithm
                        .learner(quick(algorithm))
                        .fit(
                                Training.of(x, y, classes, IntStream.range(0, 70).toArray()),
                                Progress.none());
        assertArrayEquals(before, y);
        for (int j = 0; j < x.width(); j++) {
            assertArrayEquals(columns.get(j), x.column(j));
        }
        var many = predict(predictor, x);
        int outputs = predictor.outputs();
        for (int i = 0; i < 80; i++) {
            var row = new double[x.width()];
            x.gather(new int[] {i}, 0, 1, row);
            var one = new double[outputs];
            predictor.predict(row, 1, one);
            assertArrayEquals(
                    java.util.Arrays.copyOfRange(many, i * outputs, (i + 1) * outputs), one);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void everySettingWorksAtBothEnds(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        var rows = RandomRows.of(40, classes, 0, 4);
        var x = rows.x().select(new int[] {0, 1, 4});
        var training =
                Training.of(
                                x,
                                targets(algorithm, rows.y()),
                                classes,
                                IntStream.range(0, 30).toArray())
                        .withDeadline(Deadline.in(Duration.ofMillis(100)));
        for (var param : algorithm.params().params()) {
            var ends =
                    switch (param.domain()) {
                        case org.bottega.kernel.param.Domain.Whole(int min, int max, var _) ->
                                List.<Object>of(min, max);
                        case org.bottega.kernel.param.Domain.Real(double min, double max, var _) ->
                                List.<Object>of(min, max);
                        case org.bottega.kernel.param.Domain.Choice<?> choice ->
                                List.<Object>copyOf(choice.words());
                        case org.bottega.kernel.param.Domain.Flag() -> List.<Object>of(false, true);
                        default -> List.<Object>of("");
                    };
            for (var end : ends) {
                var plain = new java.util.HashMap<>(quick(algorithm).plain());
                plain.put(param.id(), end);
                if (id.equals("generalized-linear") && end.equals("gamma")) {
                    continue; // refuses the zeros of these targets
                }
                var predictor =
                        algorithm
                                .learner(algorithm.params().read(plain))
                                .fit(training, Progress.none());
                check(predict(predictor, x), classes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void livesWithMoreColumnsThanRowsAndExtremeNumbers(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        int rows = 30;
        int width = 90;
        var random = new java.util.SplittableRandom(3);
        var fields = new java.util.ArrayList<org.bottega.kernel.table.Field>();
        var columns = new java.util.ArrayList<org.bottega.kernel.table.Column>();
        for (int j = 0; j < width; j++) {
            var values = random.doubles(rows, -1, 1).toArray();
            double unit = j == 0 ? 1e308 : j == 1 ? Double.MIN_VALUE * 100 : j == 2 ? 1e-300 : 1;
            for (int i = 0; i < rows; i++) {
                values[i] *= unit;
            }
            values[j % rows] = j % 5 == 0 ? Double.NaN : values[j % rows];
            values[(j + 3) % rows] = j % 7 == 0 ? Double.POSITIVE_INFINITY : values[(j + 3) % rows];
            fields.add(
                    org.bottega.kernel.table.Field.of(
                            "x" + j, org.bottega.kernel.table.Kind.NUMBER));
            columns.add(new org.bottega.kernel.table.NumberColumn(values));
        }
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = classes > 0 ? i % classes : 1 + i % 7;
        }
        fields.add(org.bottega.kernel.table.Field.of("y", org.bottega.kernel.table.Kind.NUMBER));
        columns.add(new org.bottega.kernel.table.NumberColumn(y));
        var table =
                new org.bottega.kernel.table.Table(
                        new org.bottega.kernel.table.Schema(fields), columns);
        Task task = classes == 0 ? new Task.Regression("y") : new Task.Classification("y");
        var model =
                Trainer.of(1, 1).train(table, task, algorithm, quick(algorithm), Progress.none());
        check(model.predict(table).values(), classes);
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void aModelReadAgainTellsTheSame(String id, int classes) throws java.io.IOException {
        var algorithm = Algorithms.byId(id);
        Task task = classes == 0 ? new Task.Regression("y") : new Task.Classification("y");
        var table = table(algorithm, 120, classes);
        var model =
                Trainer.of(7, 1).train(table, task, algorithm, quick(algorithm), Progress.none());
        var file = folder.resolve(id + org.bottega.model.bundle.Bundle.ENDING);
        org.bottega.model.bundle.Bundle.write(model, file);
        assertArrayEquals(
                model.predict(table).values(),
                org.bottega.model.bundle.Bundle.read(file).predict(table).values());
        for (var held : org.bottega.model.content.ModelContent.of(model).entrySet()) {
            assertTrue(held.getValue().columns().size() > 0, id + ": " + held.getKey());
        }
        var few = table.rows(new int[] {0, 1});
        var why = org.bottega.model.attribution.Explainer.of(model).explain(few, Progress.none());
        if (why.space() == org.bottega.model.attribution.Attributions.Space.OUTPUT) {
            var told = model.predict(few);
            for (int i = 0; i < 2; i++) {
                for (int k = 0; k < why.outputs().size(); k++) {
                    double expected = told.value(i, k);
                    assertEquals(
                            expected,
                            why.total(i, k),
                            1e-9 * Math.max(1, Math.abs(expected)),
                            "contributions add up to the prediction");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void heavyRowsPullTheirWay(String id, int classes) {
        var algorithm = Algorithms.byId(id);
        var rows = RandomRows.of(300, classes, 0, 4);
        var x = rows.x().select(new int[] {0, 1, 2, 3, 4});
        var y = targets(algorithm, rows.y());
        double middle = java.util.Arrays.stream(y).average().orElseThrow();
        var weights =
                IntStream.range(0, 300)
                        .mapToDouble(i -> (classes > 0 ? y[i] == 0 : y[i] < middle) ? 20 : 1)
                        .toArray();
        var all = IntStream.range(0, 300).toArray();
        var training = Training.of(x, y, classes, all);
        var plain = predict(algorithm.learner(quick(algorithm)).fit(training, Progress.none()), x);
        var weighted =
                predict(
                        algorithm
                                .learner(quick(algorithm))
                                .fit(training.withWeights(weights), Progress.none()),
                        x);
        int step = Math.max(1, classes);
        double before = 0;
        double after = 0;
        for (int i = 0; i < plain.length; i += step) {
            before += plain[i];
            after += weighted[i];
        }
        assertTrue(
                classes > 0 ? after > before : after < before,
                id + " hears weights: " + before + " " + after);
    }

    /// So much to do that nobody could do it in the time that these tests give.
    private static Training endless(Algorithm algorithm, int classes) {
        var rows = RandomRows.of(30_000, classes, 0, 9);
        var x = rows.x().select(new int[] {0, 1, 2, 3, 4, 7});
        return Training.of(
                x, targets(algorithm, rows.y()), classes, IntStream.range(0, 30_000).toArray());
    }

    private static Params slow(Algorithm algorithm) {
        var plain =
                new java.util.HashMap<String, Object>(
                        java.util.Map.of(
                                "rounds", 100_000, "trees", 10_000, "steps", 100_000, "l2", 1e-6));
        plain.keySet().retainAll(algorithm.params().params().stream().map(p -> p.id()).toList());
        return algorithm.params().read(plain);
    }

    static Stream<String> allAlgorithms() {
        return Algorithms.all().stream().map(a -> a.info().id());
    }

    static Stream<String> slowAlgorithms() {
        return Algorithms.all().stream().filter(a -> a.has(Trait.ANYTIME)).map(a -> a.info().id());
    }

    @ParameterizedTest
    @MethodSource("allAlgorithms")
    void hearsACancelWithinASecond(String id) {
        var algorithm = Algorithms.byId(id);
        var training = endless(algorithm, algorithm.has(Trait.CLASSIFICATION) ? 2 : 0);
        long cancelAt = System.nanoTime() + 600_000_000L;
        var progress =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return System.nanoTime() > cancelAt;
                    }
                };
        try {
            algorithm.learner(slow(algorithm)).fit(training, progress);
            // done before anybody could cancel; see the next test
        } catch (CancellationException _) {
            // as it should be
        }
        double late = (System.nanoTime() - cancelAt) / 1e9;
        assertTrue(late < 1.5, id + " was " + late + " s late");
    }

    @ParameterizedTest
    @MethodSource("allAlgorithms")
    void refusesToStartWhenCancelled(String id) {
        var algorithm = Algorithms.byId(id);
        var training = endless(algorithm, algorithm.has(Trait.CLASSIFICATION) ? 2 : 0);
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
                () -> algorithm.learner(slow(algorithm)).fit(training, cancelled));
    }

    @ParameterizedTest
    @MethodSource("slowAlgorithms")
    void keepsTheBestSoFarAtTheDeadline(String id) {
        var algorithm = Algorithms.byId(id);
        int classes = algorithm.has(Trait.CLASSIFICATION) ? 2 : 0;
        var training = endless(algorithm, classes);
        long started = System.nanoTime();
        var predictor =
                algorithm
                        .learner(slow(algorithm))
                        .fit(
                                training.withDeadline(Deadline.in(Duration.ofMillis(700))),
                                Progress.none());
        double took = (System.nanoTime() - started) / 1e9;
        assertTrue(took < 20, id + " took " + took + " s");
        check(predict(predictor, training.x()), classes);
    }

    @Test
    void idsAndPresetsAreUniqueAndDocumented() {
        var ids = new HashSet<String>();
        for (var algorithm : Algorithms.all()) {
            assertTrue(ids.add(algorithm.info().id()));
            assertTrue(algorithm.info().summary().endsWith("."));
            assertTrue(algorithm.manual().source().endsWith("."), algorithm.info().id());
            assertTrue(algorithm.manual().cost().endsWith("."), algorithm.info().id());
            assertEquals("default", algorithm.presets().getFirst().id());
            var presets = new HashSet<String>();
            for (var preset : algorithm.presets()) {
                assertTrue(presets.add(preset.id()), preset.id());
                assertEquals(preset.params(), algorithm.params().read(preset.params().plain()));
            }
            for (var param : algorithm.params().params()) {
                assertTrue(param.doc().endsWith("."), algorithm.info().id() + " " + param.id());
            }
        }
    }
}
