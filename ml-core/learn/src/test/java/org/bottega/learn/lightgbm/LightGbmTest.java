package org.bottega.learn.lightgbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.RandomRows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.boosting.SingleTargets;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LightGbmTest {
    private static final Params SHORT = Params.defaults().with(LightGbm.ROUNDS, 60);

    private record Both(double[] ours, double[] theirs) {}

    /// Trains once and predicts other rows, with missing values and unknown codes, by us and by LightGBM.
    private static Both compare(Params params, Training training, RandomRows other) {
        var rows = other.rowMajor();
        int count = other.x().rows();
        int width = other.x().width();
        for (int i = 0; i < count; i += 7) {
            rows[i * width + 6] = 90 + i; // a code that training did not have
        }
        for (int i = 0; i < count; i += 5) {
            rows[i * width] = Double.NaN;
            rows[i * width + 5] = Double.NaN;
        }
        var targets = SingleTargets.of(training);
        int classes = training.classes();
        return new LightGbmLearner(params)
                .fit(
                        training,
                        Progress.none(),
                        targets,
                        (boosting, rounds) -> {
                            var link =
                                    classes == 0
                                            ? Link.IDENTITY
                                            : classes == 2 ? Link.LOGISTIC : Link.SOFTMAX;
                            var base = new double[Math.max(1, classes > 2 ? classes : 1)];
                            base[0] += targets.centre();
                            var forest =
                                    LightGbmText.read(
                                            boosting.text(rounds),
                                            width,
                                            base,
                                            targets.scale(),
                                            link);
                            var ours = new double[count * forest.outputs()];
                            forest.predict(rows, count, ours);
                            var theirs = boosting.predict(rows, count, false, rounds);
                            if (classes == 0) {
                                theirs =
                                        Arrays.stream(theirs)
                                                .map(v -> v * targets.scale() + targets.centre())
                                                .toArray();
                            } else if (classes == 2) {
                                var second = theirs;
                                theirs =
                                        IntStream.range(0, 2 * count)
                                                .mapToDouble(i ->
                                                        i % 2 == 1
                                                                ? second[i / 2]
                                                                : 1 - second[i / 2])
                                                .toArray();
                            }
                            return new Both(ours, theirs);
                        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 0.15", "2, 0", "2, 0.15", "3, 0", "5, 0.15"})
    void predictsAsLightGbmItself(int classes, double missing) {
        var training = RandomRows.of(1500, classes, missing, 11).withValidation();
        var both = compare(SHORT, training, RandomRows.of(500, classes, 0.1, 12));
        assertArrayEquals(both.theirs, both.ours, classes == 0 ? 1e-8 : 1e-12);
        assertTrue(Arrays.stream(both.ours).distinct().count() > 50);
    }

    @ParameterizedTest
    @CsvSource({"DART, 0", "DART, 2", "GOSS, 3", "RANDOM_FOREST, 0", "RANDOM_FOREST, 2"})
    void predictsAsLightGbmItselfInEveryMode(LightGbm.Mode mode, int classes) {
        var both =
                compare(
                        SHORT.with(LightGbm.MODE, mode).with(LightGbm.ROUNDS, 20),
                        RandomRows.of(1500, classes, 0.1, 3).training(),
                        RandomRows.of(500, classes, 0.1, 4));
        assertArrayEquals(both.theirs, both.ours, classes == 0 ? 1e-8 : 1e-12);
    }

    @ParameterizedTest
    @EnumSource(org.bottega.learn.boosting.Loss.class)
    void everyLossForNumbersLearnsItsMeanMedianOrQuantile(org.bottega.learn.boosting.Loss loss) {
        var rows = RandomRows.of(2000, 0, 0, 3);
        var y = Arrays.stream(rows.y()).map(v -> Math.exp((v - 1000) / 500)).toArray();
        var training = Training.of(rows.x(), y, 0, IntStream.range(0, 2000).toArray());
        var params =
                SHORT.with(LightGbm.LOSS, loss)
                        .with(LightGbm.QUANTILE, 0.8)
                        .with(LightGbm.LEARNING_RATE, 0.1)
                        .with(LightGbm.ROUNDS, 100);
        var predictor = new LightGbmLearner(params).fit(training, Progress.none());
        var told = new double[2000];
        predictor.predict(rows.rowMajor(), 2000, told);
        double mean = 0;
        double below = 0;
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            mean += y[i] / 2000;
            sum += told[i] / 2000;
            below += y[i] <= told[i] ? 1.0 / 2000 : 0;
        }
        switch (loss) {
            case SQUARED, POISSON, GAMMA, TWEEDIE -> assertEquals(1, sum / mean, 0.05);
            case ABSOLUTE -> assertEquals(0.5, below, 0.08);
            case QUANTILE -> assertEquals(0.8, below, 0.08);
        }
    }

    @Test
    void aDirectionIsKeptEverywhere() {
        var rows = RandomRows.of(1500, 0, 0, 3);
        var predictor =
                new LightGbmLearner(SHORT.with(LightGbm.MONOTONE, "n1:+, n2:-"))
                        .fit(rows.training(), Progress.none());
        var flat = rows.rowMajor();
        int width = rows.x().width();
        for (int i = 0; i < 50; i++) {
            double up = Double.NEGATIVE_INFINITY;
            double down = Double.POSITIVE_INFINITY;
            for (double v = -5; v <= 5; v += 0.25) {
                var row = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
                var out = new double[1];
                row[1] = v;
                predictor.predict(row, 1, out);
                assertTrue(out[0] >= up - 1e-9);
                up = out[0];
                row = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
                row[2] = 10 * v;
                predictor.predict(row, 1, out);
                assertTrue(out[0] <= down + 1e-9);
                down = out[0];
            }
        }
        var refused =
                assertThrows(
                        org.bottega.kernel.ProblemException.class,
                        () ->
                                new LightGbmLearner(SHORT.with(LightGbm.MONOTONE, "n9:+"))
                                        .fit(rows.training(), Progress.none()));
        assertTrue(refused.getMessage().contains("n9"), refused.getMessage());
    }

    @Test
    void predictsAsLightGbmItselfWithExtraTreesBaggingAndOneHotSplits() {
        var params =
                SHORT.with(LightGbm.EXTRA_TREES, true)
                        .with(LightGbm.BAGGING_FRACTION, 0.7)
                        .with(LightGbm.FEATURE_FRACTION, 0.6)
                        .with(LightGbm.MAX_CAT_TO_ONEHOT, 200)
                        .with(LightGbm.MIN_DATA_PER_GROUP, 5);
        var both =
                compare(
                        params,
                        RandomRows.of(1500, 2, 0.1, 3).training(),
                        RandomRows.of(500, 2, 0.1, 4));
        assertArrayEquals(both.theirs, both.ours, 1e-12);
    }

    @Test
    void weightsCountAsRepeatedRows() {
        var rows = RandomRows.of(400, 2, 0.1, 5);
        var weights = IntStream.range(0, 400).mapToDouble(i -> i % 2 == 0 ? 3 : 1).toArray();
        var repeated =
                IntStream.range(0, 400)
                        .flatMap(i -> IntStream.generate(() -> i).limit(i % 2 == 0 ? 3 : 1))
                        .toArray();
        // bounds of bins depend on counts of rows, so only an input with five values is used here
        var x = rows.x().select(new int[] {4});
        var params = SHORT.with(LightGbm.ROUNDS, 5).with(LightGbm.MIN_DATA_IN_LEAF, 1);
        var all = IntStream.range(0, 400).toArray();
        var weighted =
                new LightGbmLearner(params)
                        .fit(
                                Training.of(x, rows.y(), 2, all).withWeights(weights),
                                Progress.none());
        var twice =
                new LightGbmLearner(params)
                        .fit(Training.of(x, rows.y(), 2, repeated), Progress.none());
        var data = new double[400];
        x.gather(all, 0, 400, data);
        var a = new double[800];
        var b = new double[800];
        weighted.predict(data, 400, a);
        twice.predict(data, 400, b);
        double difference =
                IntStream.range(0, 800)
                        .mapToDouble(i -> Math.abs(a[i] - b[i]))
                        .average()
                        .orElseThrow();
        assertTrue(difference < 0.01, "mean difference " + difference);
    }

    @Test
    void aSubsetOfBinnedRowsTrainsLikeThoseRows() {
        var rows = RandomRows.of(1200, 0, 0.1, 8);
        var api = LightGbmApi.get();
        var text =
                "objective=regression verbosity=-1 deterministic=true force_col_wise=true num_threads=1";
        var half = IntStream.range(0, 600).map(i -> 2 * i).toArray();
        var labels = new float[1200];
        var halfLabels = new float[600];
        IntStream.range(0, 1200).forEach(i -> labels[i] = (float) rows.y()[i]);
        IntStream.range(0, 600).forEach(i -> halfLabels[i] = labels[half[i]]);
        try (var all =
                        BinnedRows.of(
                                api,
                                rows.x(),
                                rows.training().rows(),
                                5000,
                                1,
                                text,
                                Progress.none());
                var subset = all.field("label", labels).subset(half, text);
                var alike = all.alike(rows.x(), half, Progress.none()).field("label", halfLabels);
                var first = Boosting.of(api, subset, text);
                var second = Boosting.of(api, alike, text)) {
            for (int i = 0; i < 10; i++) {
                first.round();
                second.round();
            }
            var data = rows.rowMajor();
            assertArrayEquals(
                    first.predict(data, 1200, true, 10),
                    second.predict(data, 1200, true, 10),
                    1e-9);
        }
    }

    @Test
    void aMistakeIsToldInLightGbmsOwnWords() {
        var rows = RandomRows.of(100, 0, 0, 1);
        var e =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                BinnedRows.of(
                                        LightGbmApi.get(),
                                        rows.x(),
                                        rows.training().rows(),
                                        100,
                                        1,
                                        "verbosity=-1 max_bin=1",
                                        Progress.none()));
        assertTrue(e.getMessage().startsWith("LightGBM: "), e.getMessage());
    }

    @Test
    void hugeTinyAndDistantTargetsAreLearntAsWellAsOthers() {
        var rows = RandomRows.of(600, 0, 0, 2);
        double usual = unexplained(rows, 0, 1);
        assertEquals(0.2, usual, 0.1);
        assertEquals(usual, unexplained(rows, 0, 1e300), 0.01);
        assertEquals(usual, unexplained(rows, 0, 1e-300), 0.01);
        assertEquals(usual, unexplained(rows, 1e9, 1), 0.01);
    }

    /// The share of variance left when the targets are moved and scaled.
    private static double unexplained(RandomRows rows, double shift, double scale) {
        var y = Arrays.stream(rows.y()).map(v -> shift + v * scale).toArray();
        var training = Training.of(rows.x(), y, 0, rows.training().rows());
        var out = new double[600];
        new LightGbmLearner(SHORT)
                .fit(training, Progress.none())
                .predict(rows.rowMajor(), 600, out);
        double mean = Arrays.stream(y).map(v -> v / scale).average().orElseThrow();
        double error = 0;
        double total = 0;
        for (int i = 0; i < 600; i++) {
            error += Math.pow((out[i] - y[i]) / scale, 2);
            total += Math.pow(y[i] / scale - mean, 2);
        }
        return error / total;
    }
}
