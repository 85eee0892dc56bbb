package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every algorithm in the catalogue refuses, and in which words.
class CatalogueRefusalsTest {
    static Stream<String> algorithms() {
        return Algorithms.all().stream().map(a -> a.info().id());
    }

    private static void refused(Algorithm algorithm, Param<?> param, Object value, String says) {
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> algorithm.params().read(Map.of(param.id(), value)),
                        param.id() + " = " + value);
        var problem = refused.problems().getFirst();
        assertEquals(param.id(), problem.where());
        assertTrue(refused.getMessage().contains(says), refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aSettingOutOfItsRangeNamesTheRange(String id) {
        var algorithm = Algorithms.byId(id);
        for (var param : algorithm.params().params()) {
            switch (param.domain()) {
                case Domain.Whole(int min, int max, var _) -> {
                    refused(algorithm, param, min - 1L, "from " + min + " to " + max);
                    refused(algorithm, param, max + 1L, "from " + min + " to " + max);
                    refused(algorithm, param, "many", "a number");
                }
                case Domain.Real(double min, double max, var _) -> {
                    refused(algorithm, param, Math.nextDown(min), "from " + min + " to " + max);
                    refused(algorithm, param, Math.nextUp(max), "from " + min + " to " + max);
                    refused(algorithm, param, Double.NaN, "from " + min + " to " + max);
                }
                case Domain.Choice<?> choice ->
                        refused(
                                algorithm,
                                param,
                                "no such thing",
                                String.join(", ", choice.words()));
                case Domain.Flag() -> refused(algorithm, param, "perhaps", "true or false");
                default -> {}
            }
        }
        var unknown =
                assertThrows(
                        ProblemException.class,
                        () -> algorithm.params().read(Map.of("no-such-setting", 1)));
        assertTrue(unknown.getMessage().contains("no-such-setting"), unknown.getMessage());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aTaskThatItCannotDoNamesThoseThatCan(String id) {
        var algorithm = Algorithms.byId(id);
        for (var task :
                List.of(
                        new Task.Classification("y"),
                        new Task.Regression("y"),
                        new Task.Clustering(),
                        new Task.Anomaly(),
                        new Task.Projection(1))) {
            if (algorithm.accepts(task)) {
                continue;
            }
            var refused =
                    assertThrows(
                            ProblemException.class,
                            () ->
                                    Trainer.of(1, 1)
                                            .train(
                                                    Tables.ordinary(20, 2, 1),
                                                    task,
                                                    algorithm,
                                                    Params.defaults(),
                                                    Progress.none()));
            assertTrue(
                    refused.getMessage().contains(String.join(", ", Algorithms.idsFor(task))),
                    refused.getMessage());
            assertFalse(refused.getMessage().contains("null"), refused.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aTargetOfOneValueIsRefusedForClassesWithTheValue(String id) {
        var algorithm = Algorithms.byId(id);
        Assumptions.assumeTrue(algorithm.has(Trait.CLASSIFICATION));
        var names = new String[30];
        Arrays.fill(names, "always");
        Table table =
                Tables.ordinary(30, 2, 1)
                        .with(Field.of("y", Kind.CATEGORY), CategoryColumn.of(names));
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                Trainer.of(1, 1)
                                        .train(
                                                table,
                                                new Task.Classification("y"),
                                                algorithm,
                                                Params.defaults(),
                                                Progress.none()));
        assertTrue(refused.getMessage().contains("always"), refused.getMessage());
    }

    /// So many rows that their pairs do not fit into the memory of a test.
    @ParameterizedTest
    @CsvSource({
        "hierarchical,most-rows",
        "kernel-components,most-rows",
        "gaussian-process,most-rows"
    })
    void whatDoesNotFitIntoMemoryIsRefusedWithTheEstimateBeforeItStarts(String id, String most) {
        Assumptions.assumeTrue(Runtime.getRuntime().maxMemory() < 2.6e9, "too much memory");
        var algorithm = Algorithms.byId(id);
        int rows = 30_000;
        var column = IntStream.range(0, rows).mapToDouble(Math::sin).toArray();
        var training =
                Training.of(
                        new Matrix(
                                List.of(new Feature("x", "x", 0)), new double[][] {column}, rows),
                        column,
                        0,
                        IntStream.range(0, rows).toArray());
        var plain = new HashMap<String, Object>();
        for (var param : algorithm.params().params()) {
            if (param.id().equals(most) && param.domain() instanceof Domain.Whole whole) {
                plain.put(most, whole.max());
            }
        }
        long started = System.nanoTime();
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                algorithm
                                        .learner(algorithm.params().read(plain))
                                        .fit(training, Progress.none()));
        assertTrue(
                refused.getMessage().matches("(?s).*would need \\d+\\.\\d GB of memory.*"),
                refused.getMessage());
        assertTrue(System.nanoTime() - started < 2_000_000_000L, "it took long to say so");
    }
}
