package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.bottega.model.bundle.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final Task TASK = new Task.Regression("y");
    @TempDir Path folder;

    /// Numbers a, b, c from 1 to 10, a group of six that tells nothing, and a target.
    private static Table data(int rows, double noise, DoubleBinaryOperator truth) {
        var random = new SplittableRandom(8);
        var values = new double[4][rows];
        var groups = new int[rows];
        for (int i = 0; i < rows; i++) {
            groups[i] = random.nextInt(6);
            for (int c = 0; c < 3; c++) {
                values[c][i] = 1 + 9 * random.nextDouble();
            }
            values[3][i] =
                    truth.applyAsDouble(values[0][i], values[1][i]) + noise * random.nextGaussian();
        }
        return table(values, groups, List.of("u", "v", "w", "x", "y", "z"));
    }

    private static Table table(double[][] values, int[] groups, List<String> levels) {
        return new Table(
                new Schema(
                        List.of(
                                Field.of("a", Kind.NUMBER),
                                Field.of("b", Kind.NUMBER),
                                Field.of("c", Kind.NUMBER),
                                new Field("group", Kind.CATEGORY, Role.FEATURE, levels),
                                Field.of("y", Kind.NUMBER))),
                List.of(
                        new NumberColumn(values[0]),
                        new NumberColumn(values[1]),
                        new NumberColumn(values[2]),
                        new CategoryColumn(groups, levels),
                        new NumberColumn(values[3])));
    }

    private static AutoMlSettings settings(String algorithm, String features) {
        return AutoMlSettings.of(TASK, Metric.RMSE, Duration.ofMinutes(5), 1)
                .withAim(Aim.SMALL)
                .withJudging(Judging.folds(3))
                .withAlgorithms(algorithm)
                .withTrials(1)
                .withFeatures(features);
    }

    private static Generation.Kept kept(Table table) {
        return Generation.of(
                table,
                Target.learn(table, TASK),
                null,
                settings("ridge-regression", "generated"),
                List.of(),
                Progress.none());
    }

    private static double score(AutoMlResult result) {
        return result.leaderboard().getFirst().score();
    }

    @Test
    void aRatioThatIsTheTargetIsFoundAndWinsWithALinearAndABoostedLearner() {
        var table = data(700, 0.05, (a, b) -> a / b);
        var found = kept(table);
        assertTrue(found.lines().contains("a/b"), found.toString());
        assertTrue(found.remarks().getFirst().toString().contains("\"a/b\""), found.toString());
        for (var algorithm : List.of("ridge-regression", "lightgbm")) {
            var plain = AutoMl.run(table, settings(algorithm, "plain"), Progress.none());
            var with = AutoMl.run(table, settings(algorithm, "generated"), Progress.none());
            assertTrue(
                    score(with) < 0.85 * score(plain),
                    algorithm + ": " + score(with) + " against " + score(plain));
            assertEquals(List.of(), plain.repeat().features());
            assertTrue(with.plan().stream().anyMatch(s -> s.toString().contains("\"a/b\"")));

            // it is part of the one model, told by the user's own columns, and lasts
            var model = with.model();
            assertEquals(
                    List.of("a", "b"),
                    model.features().features().stream()
                            .filter(f -> f.name().equals("a ÷ b"))
                            .findFirst()
                            .orElseThrow()
                            .columns());
            assertFalse(model.signature().inputs().names().contains("a ÷ b"));
            var file = folder.resolve(algorithm + ".bottega");
            Bundle.write(model, file);
            assertArrayEquals(
                    model.predict(table).values(), Bundle.read(file).predict(table).values());

            // and the repetition has it without searching for it
            var again =
                    AutoMl.repeat(
                            table, settings(algorithm, "plain"), with.repeat(), Progress.none());
            assertEquals(score(with), score(again));
        }
    }

    @Test
    void ofNoiseAndOfSumsNothingIsKept() {
        for (var truth : List.<DoubleBinaryOperator>of((_, _) -> 0, (a, b) -> 2 * a + 3)) {
            var found = kept(data(500, 1, truth));
            assertEquals(List.of(), found.lines(), found.toString());
            assertFalse(found.remarks().isEmpty());
        }
    }

    @Test
    void howFarARowIsFromItsGroupIsFound() {
        int rows = 900;
        var random = new SplittableRandom(4);
        var values = new double[4][rows];
        var groups = new int[rows];
        int count = 40;
        var levels = IntStream.range(0, count).mapToObj(g -> "g" + g).toList();
        var centres = new double[count];
        Arrays.setAll(centres, _ -> 20 * random.nextDouble());
        for (int i = 0; i < rows; i++) {
            groups[i] = random.nextInt(count);
            double off = random.nextGaussian();
            values[0][i] = centres[groups[i]] + off;
            values[1][i] = random.nextDouble();
            values[2][i] = random.nextDouble();
            values[3][i] = off > 0 ? 1 : 0;
            values[3][i] += 0.1 * random.nextGaussian();
        }
        var found = kept(table(values, groups, levels));
        assertTrue(found.lines().contains("a by group"), found.toString());
    }

    @Test
    void aCrossOfCategoriesAndAFrequencyThatDecideAreFound() {
        int rows = 1_600;
        var random = new SplittableRandom(6);
        var one = new int[rows];
        var two = new int[rows];
        var towns = new int[rows];
        var crossed = new double[rows];
        var frequent = new double[rows];
        var cells = random.doubles(25, -3, 3).toArray();
        var counts = new int[120];
        for (int i = 0; i < rows; i++) {
            one[i] = random.nextInt(5);
            two[i] = random.nextInt(5);
            // some towns have many rows, most have few
            towns[i] = (int) (120 * Math.pow(random.nextDouble(), 2));
            counts[towns[i]]++;
            crossed[i] = cells[5 * one[i] + two[i]] + 0.2 * random.nextGaussian();
        }
        for (int i = 0; i < rows; i++) {
            frequent[i] = counts[towns[i]] + random.nextGaussian();
        }
        assertTrue(
                kept(categories(one, two, towns, crossed)).lines().stream()
                        .anyMatch(l -> l.equals("one*two") || l.equals("two*one")));
        var found = kept(categories(one, two, towns, frequent));
        assertTrue(found.lines().contains("frequency of town"), found.toString());
    }

    private static Table categories(int[] one, int[] two, int[] towns, double[] y) {
        var few = List.of("a", "b", "c", "d", "e");
        var many = IntStream.range(0, 120).mapToObj(t -> "town " + t).toList();
        return new Table(
                new Schema(
                        List.of(
                                new Field("one", Kind.CATEGORY, Role.FEATURE, few),
                                new Field("two", Kind.CATEGORY, Role.FEATURE, few),
                                new Field("town", Kind.CATEGORY, Role.FEATURE, many),
                                Field.of("y", Kind.NUMBER))),
                List.of(
                        new CategoryColumn(one, few),
                        new CategoryColumn(two, few),
                        new CategoryColumn(towns, many),
                        new NumberColumn(y)));
    }

    @Test
    void theMeanByAUniqueKeyTellsNothingOfARow() {
        int rows = 120;
        var values = new double[4][rows];
        var random = new SplittableRandom(2);
        for (var column : values) {
            Arrays.setAll(column, _ -> random.nextDouble());
        }
        var keys = IntStream.range(0, rows).toArray();
        var table =
                table(values, keys, IntStream.range(0, rows).mapToObj(k -> "key " + k).toList());
        var target = Target.learn(table, TASK);
        var fitted =
                FeatureFitting.fit(
                        table,
                        target,
                        "y",
                        Encoding.TREES,
                        new FeatureChoices(List.of("group=none", "a by group")),
                        1);
        assertFalse(fitted.looksAtTarget());
        var names = fitted.features().features().stream().map(f -> f.name()).toList();
        assertFalse(names.contains("group: mean of a"), names.toString());
        assertTrue(names.contains("a − group: mean of a"), names.toString());
        // which then is the number itself, moved by the mean of all
        var matrix = fitted.encode(table);
        double mean = Arrays.stream(values[0]).average().orElseThrow();
        assertEquals(
                values[0][7] - mean,
                matrix.column(names.indexOf("a − group: mean of a"))[7],
                1e-12);
    }
}
