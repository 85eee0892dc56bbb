package org.bottega.explain.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.StudentT;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Trainer;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final List<String> TWO = List.of("no", "yes");

    /// Probabilities that are true.
    private static Evaluation honest(int rows, long seed) {
        var random = new SplittableRandom(seed);
        var y = new double[rows];
        var p = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            p[2 * i + 1] = random.nextDouble();
            p[2 * i] = 1 - p[2 * i + 1];
            y[i] = random.nextDouble() < p[2 * i + 1] ? 1 : 0;
        }
        return Evaluation.of(TWO, "y", y, p);
    }

    @Test
    void intervalsOfScoresAreAsWideAsTheirStandardErrorsSay() {
        var evaluation = honest(4000, 1);
        var scores = ScoreIntervals.of(evaluation, 0.95, 200, 1, Progress.none());
        assertEquals(evaluation.scores().keySet(), scores.keySet());
        double accuracy = evaluation.score(Metric.ACCURACY);
        var interval = scores.get(Metric.ACCURACY).bounds().orElseThrow();
        double expected = 2 * 1.96 * Math.sqrt(accuracy * (1 - accuracy) / 4000);
        assertEquals(expected, interval.high() - interval.low(), 0.2 * expected);
        assertTrue(interval.contains(accuracy));
        // of many rows 20,000 are drawn, and the interval is as narrow as the rows make it
        var many = honest(80_000, 2);
        var narrow =
                ScoreIntervals.of(many, 0.95, 50, 1, Progress.none())
                        .get(Metric.ACCURACY)
                        .bounds()
                        .orElseThrow();
        double a = many.score(Metric.ACCURACY);
        double width = 2 * 1.96 * Math.sqrt(a * (1 - a) / 80_000);
        assertEquals(width, narrow.high() - narrow.low(), 0.45 * width);
    }

    @Test
    void modelsOfTheSameRowsAreToldApartOnlyWhereTheyDiffer() {
        var good = honest(2000, 3);
        var worse = good.told().clone();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            double p = Math.clamp(worse[2 * i + 1] + 0.5 * random.nextGaussian(), 0, 1);
            worse[2 * i + 1] = p;
            worse[2 * i] = 1 - p;
        }
        var other = Evaluation.of(TWO, "y", good.truth(), worse);
        var apart = ScoreIntervals.difference(good, other, Metric.AUC, 0.95, 200, 1);
        assertTrue(apart.bounds().orElseThrow().low() > 0);
        var same = ScoreIntervals.difference(good, good, Metric.AUC, 0.95, 200, 1);
        assertEquals(0, same.orNaN());
        assertTrue(same.bounds().orElseThrow().contains(0));
        var loss = ScoreIntervals.difference(good, other, Metric.LOGLOSS, 0.95, 200, 1);
        assertTrue(loss.orNaN() > 0, "above 0 is better, also where less is better");
    }

    @Test
    void everyThresholdIsCountedAndTheCheapestIsTheOneTheCostsAskFor() {
        var evaluation = honest(20_000, 4);
        var table = ThresholdTable.of(evaluation, 1);
        for (double threshold : new double[] {0, 0.001, 0.3, 0.5, 0.999, 1}) {
            int hits = 0;
            int alarms = 0;
            for (int i = 0; i < evaluation.rows(); i++) {
                if (evaluation.told()[2 * i + 1] >= threshold) {
                    hits += (int) evaluation.truth()[i];
                    alarms += 1 - (int) evaluation.truth()[i];
                }
            }
            var point = table.at(threshold);
            assertEquals(hits, point.truePositives(), "at " + threshold);
            assertEquals(alarms, point.falsePositives());
            assertEquals(20_000, point.rows());
        }
        // true probabilities: a miss that costs 4 times an alarm is worth telling from 1/(1 + 4) on
        var cheapest = table.cheapest(new ThresholdTable.RowCosts(0, 1, 4, 0));
        assertEquals(0.2, cheapest.threshold(), 0.03);
        assertEquals(
                cheapest.cost(new ThresholdTable.RowCosts(0, 1, 4, 0)),
                table.costs(new ThresholdTable.RowCosts(0, 1, 4, 0))[
                        (int) Math.round(cheapest.threshold() * 1000)]);
        // F1 = (1 − t²)/(1.5 − t), greatest at t = (3 − √5)/2
        assertEquals(0.764, table.bestF1().f1().orNaN(), 0.01);
        assertEquals(0.382, table.bestF1().threshold(), 0.06);
    }

    @Test
    void probabilitiesOfNoughtAndOneFallOnTheEnds() {
        var evaluation =
                Evaluation.of(TWO, "y", new double[] {1, 0, 1}, new double[] {0, 1, 1, 0, 1, 0});
        var table = ThresholdTable.of(evaluation, 1);
        assertEquals(1, table.at(1).truePositives());
        assertEquals(0, table.at(1).falsePositives());
        assertEquals(3, table.at(0).truePositives() + table.at(0).falsePositives());
        var scores = ScoreIntervals.of(evaluation, 0.95, 50, 1, Progress.none());
        scores.values()
                .forEach(e ->
                        assertTrue(!e.known() || Double.isFinite(e.orNaN()), "no figure is NaN"));
        assertTrue(
                Evaluation.of(TWO, "y", new double[] {0, 0}, new double[] {1, 0, 1, 0})
                        .scores()
                        .containsKey(Metric.AUC));
    }

    @Test
    void eachClassIsJudgedAgainstTheRest() {
        var y = new double[] {0, 0, 0, 1, 1, 2};
        var p =
                new double[] {
                    0.8, 0.1, 0.1, 0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.1, 0.8, 0.1, 0.3, 0.6, 0.1, 0.5,
                    0.3, 0.2
                };
        var scores = ClassScores.of(Evaluation.of(List.of("a", "b", "c"), "y", y, p), 0.95);
        var a = scores.classes().get(0);
        assertEquals(2 / 3.0, a.precision().orNaN(), 1e-12);
        assertEquals(2 / 3.0, a.recall().orNaN(), 1e-12);
        // pairs (a, other): 0.8, 0.6 and 0.2 against 0.1, 0.3 and 0.5: 3 + 3 + 1 of 9
        assertEquals(7 / 9.0, a.auc().orNaN(), 1e-12);
        var c = scores.classes().get(2);
        assertEquals(
                "Cannot be computed because no row is told to be c.",
                ((Estimate.Unknown) c.precision()).reason().sentence(Locale.ENGLISH));
        assertEquals(1, c.rows());
    }

    @Test
    void residualsTellTheirBiasShapeAndSpread() {
        var random = new SplittableRandom(5);
        int n = 4000;
        var told = random.doubles(n, 0, 10).toArray();
        var even = new double[n];
        var fanned = new double[n];
        for (int i = 0; i < n; i++) {
            double z = random.nextGaussian();
            even[i] = told[i] + 0.5 + z;
            fanned[i] = told[i] + z * told[i];
        }
        var calm = RegressionDiagnostics.of(Evaluation.of(List.of(), "y", even, told));
        assertEquals(0.5, calm.bias().orNaN(), 0.06);
        assertTrue(calm.bias().bounds().orElseThrow().contains(0.5));
        assertTrue(calm.normality().orNaN() > 0.01 && calm.evenSpread().orNaN() > 0.01);
        assertEquals(2, calm.neighbours().orNaN(), 0.1);
        assertEquals(10, calm.bands().size());
        assertTrue(calm.bands().stream().allMatch(b -> Math.abs(b.spread() - 1) < 0.15));
        var wild = RegressionDiagnostics.of(Evaluation.of(List.of(), "y", fanned, told));
        assertTrue(wild.evenSpread().orNaN() < 1e-6);
        assertTrue(wild.normality().orNaN() < 1e-6);
        assertTrue(wild.rankCorrelation().orNaN() > 0.3 && wild.rankCorrelation().orNaN() < 1);
        var constant =
                RegressionDiagnostics.of(
                        Evaluation.of(
                                List.of(), "y", new double[] {3, 3, 3}, new double[] {3, 3, 3}));
        assertFalse(constant.rankCorrelation().known());
        assertFalse(constant.explained().known());
    }

    private record Judged(Table table, Evaluation evaluation) {}

    /// Rows told rightly nine times of ten; where colour is red and age above 60, one time of two.
    private static Judged judged(int rows, boolean planted) {
        var random = new SplittableRandom(9);
        var colour = new String[rows];
        var age = new double[rows];
        var idle = new double[rows];
        var y = new double[rows];
        var p = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            colour[i] = List.of("red", "green", "blue").get(random.nextInt(3));
            age[i] = random.nextInt(100);
            idle[i] = random.nextDouble();
            y[i] = random.nextInt(2);
            boolean hard = planted && colour[i].equals("red") && age[i] >= 60;
            boolean right = random.nextDouble() < (hard ? 0.5 : 0.9);
            double sure = right == (y[i] == 1) ? 0.9 : 0.1;
            p[2 * i + 1] = sure;
            p[2 * i] = 1 - sure;
        }
        return new Judged(
                new Table(
                        Schema.of(
                                Field.of("colour", Kind.CATEGORY),
                                Field.of("age", Kind.NUMBER),
                                Field.of("idle", Kind.NUMBER)),
                        List.<Column>of(
                                CategoryColumn.of(colour),
                                new NumberColumn(age),
                                new NumberColumn(idle))),
                Evaluation.of(TWO, "y", y, p));
    }

    private static Segments segments(Judged judged) {
        return Segments.find(
                judged.evaluation(),
                judged.table(),
                judged.table().schema().names(),
                Segments.Settings.USUAL,
                Progress.none());
    }

    @Test
    void aPlantedSegmentIsFoundAndItsRowsAreThose() {
        var judged = judged(6000, true);
        var worst = segments(judged).found().getFirst();
        var names = worst.conditions().stream().map(Segment.Condition::column).toList();
        assertTrue(names.contains("colour") && names.contains("age"), worst.words());
        assertTrue(worst.words().contains("colour = red"), worst.words());
        assertTrue(worst.error() > 0.4 && worst.elsewhere() < 0.2);
        assertEquals(worst.rows(), Segments.rows(worst, judged.table()).length);
    }

    @Test
    void whereErrorsAreChanceNoSegmentIsTold() {
        assertEquals(List.of(), segments(judged(6000, false)).found());
    }

    @Test
    void theWorstErrorsComeFirstAndCellsHoldTheirRows() {
        var y = new double[] {1, 0, 1, 0};
        var p = new double[] {0.9, 0.1, 0.4, 0.6, 0.2, 0.8, 0.7, 0.3};
        var evaluation = Evaluation.of(TWO, "y", y, p);
        var worst = ErrorTable.worst(evaluation, 10);
        assertEquals(List.of(0, 1), worst.stream().map(ErrorTable.Row::row).toList());
        assertEquals(-Math.log(0.1), worst.getFirst().loss(), 1e-12);
        var cell = ErrorTable.cell(evaluation, 1, 1, 10);
        assertEquals(List.of(2), cell.stream().map(ErrorTable.Row::row).toList());
        assertEquals(0.8, cell.getFirst().sure());
    }

    /// The table of Student's distribution.
    @Test
    void studentsDistributionIsThatOfTables() {
        assertEquals(0.05, StudentT.outside(2.262157, 9), 1e-6);
        assertEquals(0.01, StudentT.outside(4.604095, 4), 1e-6);
        assertEquals(2.262157, StudentT.within(0.95, 9), 1e-5);
        assertEquals(0.05, StudentT.outside(1.959964, 1e7), 1e-6);
    }

    @Test
    void aDifferenceNoLargerThanTheSplitsScatterIsATie() {
        double[][] scores = {
            {0.80, 0.82, 0.81, 0.79, 0.83},
            {0.81, 0.81, 0.80, 0.80, 0.82},
            {0.60, 0.63, 0.61, 0.60, 0.62}
        };
        var compared = ModelComparison.of(Metric.AUC, List.of("a", "b", "c"), scores, 0.25, 0.95);
        assertEquals(
                List.of("a", "b", "c"),
                compared.models().stream().map(ModelComparison.Standing::name).toList());
        assertTrue(compared.models().get(1).tied());
        assertFalse(compared.models().get(2).tied());
        assertEquals(3, compared.models().get(2).rank());
        assertNull(compared.models().get(0).interval());
        // worked out: differences 0.20, 0.19, 0.20, 0.19, 0.21; mean 0.198, s = 0.008367;
        // t = 0.198 / (0.008367 · √(1/5 + 1/4)) = 35.28 with 4 degrees; two tests, the smallest
        // doubled
        assertEquals(
                2 * StudentT.outside(0.198 / (0.0083666 * Math.sqrt(0.45)), 4),
                compared.models().get(2).chance(),
                1e-8);
    }

    @Test
    void aChosenWinnerIsComparedWithInTheOrderGiven() {
        double[][] errors = {{1.0, 1.2, 1.1}, {1.0, 1.1, 1.0}, {1.9, 2.2, 2.0}};
        var rows =
                ModelComparison.withFirst(
                        Metric.RMSE, List.of("winner", "ahead", "far"), errors, 0.5, 0.95);
        assertEquals(1, rows.get(0).chance());
        // less error in the mean than the winner: behind by less than nothing, and tied
        assertEquals(-1.0 / 15, rows.get(1).behind(), 1e-12);
        assertTrue(rows.get(1).tied());
        // worked out: differences 0.9, 1.0, 0.9; mean 0.933333, s = 0.057735; standard error
        // 0.057735 · √(1/3 + 1/2) = 0.052705; t = 17.70875 with 2 degrees, whose distribution is
        // elementary: p = 1 − t / √(t² + 2) = 0.0031737; doubled, for two are compared
        assertEquals(
                2 * (1 - 17.708755 / Math.sqrt(17.708755 * 17.708755 + 2)),
                rows.get(2).chance(),
                1e-8);
        assertFalse(rows.get(2).tied());
        assertEquals(0.933333 - 4.302653 * 0.0527046, rows.get(2).interval().low(), 1e-5);
    }

    @Test
    void moreRowsToLearnFromMakeTheHeldOutScoreBetter() {
        var random = new SplittableRandom(2);
        int n = 800;
        var x = new double[n];
        var z = new double[n];
        var y = new String[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble();
            z[i] = random.nextDouble();
            y[i] = Math.sin(9 * x[i]) * Math.sin(9 * z[i]) > 0 ? "yes" : "no";
        }
        var table =
                new Table(
                        Schema.of(
                                Field.of("x", Kind.NUMBER),
                                Field.of("z", Kind.NUMBER),
                                Field.of("y", Kind.CATEGORY)),
                        List.<Column>of(
                                new NumberColumn(x), new NumberColumn(z), CategoryColumn.of(y)));
        var seen = new ArrayList<Double>();
        var progress =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {
                        seen.add(fraction);
                    }

                    @Override
                    public void report(org.bottega.kernel.job.JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                };
        var curve =
                LearningCurve.of(
                        table,
                        new Task.Classification("y"),
                        Algorithms.byId("nearest-neighbours"),
                        Params.defaults(),
                        Metric.AUC,
                        Trainer.of(1, 1),
                        new LearningCurve.Settings(4, 2, 1),
                        progress);
        assertEquals(4, curve.points().size());
        assertEquals(400, curve.points().getLast().rows());
        assertEquals(50, curve.points().getFirst().rows(), 1);
        assertTrue(
                curve.points().getLast().held() > curve.points().getFirst().held() + 0.02,
                curve.toString());
        assertTrue(IntStream.range(1, seen.size()).allMatch(i -> seen.get(i) >= seen.get(i - 1)));
    }
}
