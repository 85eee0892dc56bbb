package org.bottega.model.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.bottega.model.RandomModels;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;
import org.junit.jupiter.api.Test;

class InterventionalTest {
    private static final int ROWS = 12;

    /// The sampling attributor asks all coalitions where columns are few: another way to the same values.
    @Test
    void valuesAreThoseOfAllCoalitionsAlsoWhereInputsShareAColumn() {
        int[] levels = {0, 4, 0, 7, 0, 0};
        int[][] groups = {{0, 1, 2, 3, 4, 5}, {0, 0, 1, 2, 2, 2}};
        for (long seed = 0; seed < 12; seed++) {
            for (var group : groups) {
                var models = new RandomModels(seed);
                var forest = models.forest(levels, 3, 6, 1, Link.IDENTITY, false);
                var background = new Background(models.rows(levels, ROWS), ROWS, 6, group);
                var rows = models.rows(levels, 5);
                var ours = new InterventionalAttributor(forest, background);
                var asked = new ShapleyAttributor(forest, background);
                assertTrue(asked.exact());
                var told = new double[30];
                var expected = new double[30];
                ours.attribute(rows, 5, told);
                asked.attribute(rows, 5, expected);
                assertEquals(asked.base()[0], ours.base()[0], 1e-12);
                for (int i = 0; i < told.length; i++) {
                    assertEquals(expected[i], told[i], 1e-10);
                }
            }
        }
    }

    @Test
    void forestsOfManyMarginsAddUpToEach() {
        int[] levels = {0, 5, 0};
        var models = new RandomModels(4);
        var forest = models.forest(levels, 4, 7, 3, Link.SOFTMAX, true);
        var background = new Background(models.rows(levels, ROWS), ROWS, 3, new int[] {0, 1, 2});
        var ours = new InterventionalAttributor(forest, background);
        var rows = models.rows(levels, 6);
        var told = new double[6 * 3 * 3];
        ours.attribute(rows, 6, told);
        var margins = new double[18];
        forest.margins(rows, 6, margins);
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 3; k++) {
                double sum = ours.base()[k];
                for (int j = 0; j < 3; j++) {
                    sum += told[(i * 3 + j) * 3 + k];
                }
                assertEquals(margins[i * 3 + k], sum, 1e-10);
            }
        }
    }

    private static Table table(double[] rows, int width) {
        int n = rows.length / width;
        return new Table(
                new Schema(
                        IntStream.range(0, width)
                                .mapToObj(j -> Field.of("x" + j, Kind.NUMBER))
                                .toList()),
                IntStream.range(0, width)
                        .mapToObj(j ->
                                (Column)
                                        new NumberColumn(
                                                IntStream.range(0, n)
                                                        .mapToDouble(i -> rows[i * width + j])
                                                        .toArray()))
                        .toList());
    }

    private static Model model(TreeEnsemble forest, Table sample) {
        return new Model(
                new Signature(sample.schema(), new Task.Regression("y"), List.of()),
                new Features(
                        sample.schema().names().stream()
                                .map(n -> (Encoder) new Encoder.Number(n))
                                .toList()),
                forest,
                sample,
                Map.of());
    }

    @Test
    void interactionsAreThoseOfTheDefinitionAndAddUpToTheContributions() {
        int[] levels = {0, 0, 0, 0};
        for (long seed = 0; seed < 10; seed++) {
            var models = new RandomModels(seed);
            var forest = models.forest(levels, 3, 6, 1, Link.IDENTITY, false);
            var rows = models.rows(levels, 4);
            var table = table(rows, 4);
            var model = model(forest, table);
            var found = Interactions.of(model, table, Progress.none()).orElseThrow();
            var contributions = Explainer.of(model).explain(table, Progress.none());
            for (int r = 0; r < 4; r++) {
                var row = Arrays.copyOfRange(rows, r * 4, r * 4 + 4);
                for (int i = 0; i < 4; i++) {
                    double sum = 0;
                    for (int j = 0; j < 4; j++) {
                        sum += found.value(r, i, j, 0);
                        if (i != j) {
                            assertEquals(
                                    interaction(forest, row, i, j), found.value(r, i, j, 0), 1e-9);
                        }
                    }
                    assertEquals(contributions.value(r, i, 0), sum, 1e-12);
                }
            }
        }
    }

    /// Half of the Shapley interaction index, by its definition.
    private static double interaction(TreeEnsemble forest, double[] row, int i, int j) {
        int n = forest.inputs();
        double sum = 0;
        for (int set = 0; set < 1 << n; set++) {
            if ((set >> i & 1) != 0 || (set >> j & 1) != 0) {
                continue;
            }
            int size = Integer.bitCount(set);
            double weight = factorial(size) * factorial(n - size - 2) / (2 * factorial(n - 1));
            sum +=
                    weight
                            * (BruteForce.game(forest, row, set | 1 << i | 1 << j, 0)
                                    - BruteForce.game(forest, row, set | 1 << i, 0)
                                    - BruteForce.game(forest, row, set | 1 << j, 0)
                                    + BruteForce.game(forest, row, set, 0));
        }
        return sum;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    @Test
    void sampledContributionsTellAnErrorThatCoversTheExactOnes() {
        int[] levels = new int[9];
        var models = new RandomModels(3);
        var forest = models.forest(levels, 20, 6, 1, Link.IDENTITY, false);
        var rows = models.rows(levels, 30);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Double.isNaN(rows[i]) ? 0.5 : rows[i];
        }
        var table = table(rows, 9);
        var model = model(forest, table);
        var exact =
                Explainer.of(model, Explainer.Method.INTERVENTIONAL)
                        .explain(table, Progress.none());
        var sampled = Explainer.of(model, Explainer.Method.SAMPLED).explain(table, Progress.none());
        assertTrue(sampled.sampled() && !exact.sampled());
        int covered = 0;
        int counted = 0;
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 9; j++) {
                double away = Math.abs(exact.value(i, j, 0) - sampled.value(i, j, 0));
                covered += away <= 3 * sampled.error(i, j, 0) + 1e-12 ? 1 : 0;
                counted++;
            }
        }
        assertTrue(covered > 0.95 * counted, covered + " of " + counted + " are covered");
    }
}
