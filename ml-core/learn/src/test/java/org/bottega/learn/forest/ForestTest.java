package org.bottega.learn.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.RandomRows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.metric.Metric;
import org.bottega.model.predictor.TreeEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {
    private static double[] predict(TreeEnsemble forest, RandomRows rows) {
        var out = new double[rows.x().rows() * forest.outputs()];
        forest.predict(rows.rowMajor(), rows.x().rows(), out);
        return out;
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, false", "0, true", "2, true", "3, true"})
    void aTreeWithoutLimitsKnowsTheRowsItGrewFrom(int classes, boolean oneCut) {
        var rows = RandomRows.of(220, classes, 0.1, 3);
        var all = new ForestRows(rows.training(), Progress.none());
        var grower = new TreeGrower(all, 8, 1, 200, false, oneCut);
        var tree = grower.grow(42, () -> false);
        var told = predict(tree, rows);
        var inBag = all.bootstrap(new SplittableRandom(42));
        for (int i = 0; i < 220; i++) {
            if (inBag[i] > 0 && classes == 0) {
                assertEquals(rows.y()[i], told[i], 1e-9);
            } else if (inBag[i] > 0) {
                assertEquals(1, told[i * classes + (int) rows.y()[i]], 1e-12);
            }
        }
    }

    @Test
    void aForestThatWasCutShortIsLearntAgainExactly() {
        var rows = RandomRows.of(400, 2, 0.1, 3);
        var forests = new ExtraTrees();
        var params = org.bottega.kernel.param.Params.defaults();
        var training = rows.training().withSeed(9).withThreads(2);
        var cut =
                (TreeEnsemble)
                        forests.learner(params)
                                .fit(
                                        training.withDeadline(Deadline.in(Duration.ZERO)),
                                        Progress.none());
        var again = forests.again(params, cut);
        var same = (TreeEnsemble) forests.learner(again).fit(training, Progress.none());
        assertTrue(cut.trees() >= 1 && cut.trees() == same.trees());
        assertArrayEquals(predict(cut, rows), predict(same, rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void theFirstSplitIsTheBestOfAll(int classes) {
        for (int seed = 0; seed < 20; seed++) {
            var rows = RandomRows.of(60, classes, 0.2, seed);
            var numbers = rows.x().select(new int[] {0, 1, 2, 3, 4});
            var training = Training.of(numbers, rows.y(), classes, rows.training().rows());
            var all = new ForestRows(training, Progress.none());
            var tree = new TreeGrower(all, 5, 4, 1, false, false).grow(seed, () -> false);
            var times = all.bootstrap(new SplittableRandom(seed));
            double best = 0;
            for (int j = 0; j < 5; j++) {
                for (double cut : numbers.column(j)) {
                    for (boolean missingLeft : new boolean[] {false, true}) {
                        best = Math.max(best, gain(training, all, times, j, cut, missingLeft));
                    }
                }
                best =
                        Math.max(
                                best,
                                gain(training, all, times, j, Double.POSITIVE_INFINITY, false));
            }
            assertEquals(best, tree.nodes().gain()[0], 1e-9 * (1 + best));
        }
    }

    /// How much a split lowers the impurity, counted from the definition: 0 when a side is too small.
    private static double gain(
            Training training,
            ForestRows all,
            int[] times,
            int input,
            double cut,
            boolean missingLeft) {
        double[] impurity = new double[3];
        for (int part = 0; part < 3; part++) {
            double count = 0;
            var sums = new double[3];
            double squares = 0;
            for (int i = 0; i < times.length; i++) {
                double x = training.x().column(input)[i];
                boolean left = Double.isNaN(x) ? missingLeft : x <= cut;
                if (part == 0 || left == (part == 1)) {
                    count += times[i];
                    if (training.classes() == 0) {
                        sums[0] += times[i] * all.y(i);
                        squares += times[i] * all.y(i) * all.y(i);
                    } else {
                        sums[(int) all.y(i)] += times[i];
                    }
                }
            }
            if (count < 4) {
                return 0;
            }
            if (training.classes() == 0) {
                impurity[part] = squares - sums[0] * sums[0] / count;
            } else {
                double gini = 1;
                for (double sum : sums) {
                    gini -= sum / count * (sum / count);
                }
                // for two classes the sum of one class's squares is half of Gini's
                impurity[part] = count * gini / (training.classes() == 2 ? 2 : 1);
            }
        }
        return impurity[0] - impurity[1] - impurity[2];
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        var rows = RandomRows.of(500, 3, 0.1, 5);
        var learner = new ForestLearner(20, 0, 1, 40, true, false);
        var one = (TreeEnsemble) learner.fit(rows.training(), Progress.none());
        var four = (TreeEnsemble) learner.fit(rows.training().withThreads(4), Progress.none());
        org.junit.jupiter.api.Assertions.assertArrayEquals(predict(one, rows), predict(four, rows));
    }

    @Test
    void rowsOfNoWeightAreNotLearntFrom() {
        var rows = RandomRows.of(400, 2, 0, 6);
        var weights =
                IntStream.range(0, 400).mapToDouble(i -> rows.y()[i] == 1 ? 1e-9 : 1).toArray();
        var forest =
                (TreeEnsemble)
                        new ForestLearner(20, 0, 1, 40, false, false)
                                .fit(rows.training().withWeights(weights), Progress.none());
        var told = predict(forest, rows);
        for (int i = 0; i < 400; i++) {
            assertEquals(0, told[2 * i + 1], 1e-12);
        }
    }

    @Test
    void tellsUnseenRowsAsWellAsSmilesForest() {
        var training = RandomRows.of(2000, 2, 0, 7);
        var test = RandomRows.of(1000, 2, 0, 8);
        var ours =
                predict(
                        (TreeEnsemble)
                                new ForestLearner(60, 0, 3, 40, false, false)
                                        .fit(training.training(), Progress.none()),
                        test);
        var frame = smileFrame(training);
        var theirs =
                smile.classification.RandomForest.fit(
                        smile.data.formula.Formula.lhs("y"),
                        frame,
                        new smile.classification.RandomForest.Options(60, 3, 40, 15_000, 3));
        var told = new double[2000];
        var rows = smileFrame(test);
        for (int i = 0; i < 1000; i++) {
            var p = new double[2];
            theirs.predict(rows.get(i), p);
            told[2 * i] = p[0];
            told[2 * i + 1] = p[1];
        }
        double smile = Metric.AUC.score(test.y(), told, 2);
        double own = Metric.AUC.score(test.y(), ours, 2);
        assertTrue(own > smile - 0.01, own + " against " + smile);
        assertTrue(own > 0.85, "AUC " + own);
    }

    private static smile.data.DataFrame smileFrame(RandomRows rows) {
        var columns = new smile.data.vector.ValueVector[rows.x().width() + 1];
        for (int j = 0; j < rows.x().width(); j++) {
            columns[j] = new smile.data.vector.DoubleVector("x" + j, rows.x().column(j));
        }
        var names = new smile.data.measure.NominalScale("a", "b");
        columns[rows.x().width()] =
                new smile.data.vector.IntVector(
                        new smile.data.type.StructField(
                                "y", smile.data.type.DataTypes.IntType, names),
                        IntStream.range(0, rows.y().length).map(i -> (int) rows.y()[i]).toArray());
        return new smile.data.DataFrame(columns);
    }
}
