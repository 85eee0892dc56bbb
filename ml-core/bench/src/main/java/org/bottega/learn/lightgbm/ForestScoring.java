package org.bottega.learn.lightgbm;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.boosting.SingleTargets;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.PlainWalk;
import org.bottega.model.predictor.TreeEnsemble;

/// LightGBM's own predictions and ours of the same forest, in one run on the same processors: a million rows in
/// batch, and one row at a time. In this package because LightGBM's own predictions are open to it only.
///
/// `java … org.bottega.learn.lightgbm.ForestScoring [rows] [trees] [leaves] [times]`
public final class ForestScoring {
    private static final int INPUTS = 28;
    private static final int BLOCK = 512;

    private ForestScoring() {}

    /// @param report takes each line of the report
    static void run(
            int rows,
            int trees,
            int leaves,
            int times,
            java.util.function.Consumer<String> report) {
        var params =
                Params.defaults()
                        .with(LightGbm.ROUNDS, trees)
                        .with(LightGbm.NUM_LEAVES, leaves)
                        .with(LightGbm.LEARNING_RATE, 0.05);
        var training = training(50_000);
        new LightGbmLearner(params)
                .fit(
                        training,
                        Progress.none(),
                        SingleTargets.of(training),
                        (boosting, rounds) -> {
                            var forest =
                                    LightGbmText.read(
                                            boosting.text(rounds),
                                            INPUTS,
                                            new double[] {0},
                                            1,
                                            Link.LOGISTIC);
                            compare(boosting, forest, rounds, rows, times, report);
                            return true;
                        });
    }

    private static void compare(
            Boosting boosting,
            TreeEnsemble forest,
            int rounds,
            int rows,
            int times,
            java.util.function.Consumer<String> report) {
        report.accept(forest.trees() + " trees, " + forest.leafCount() + " leaves");
        var x = rows(rows, 2);
        double[] theirs = {};
        double[] ours = {};
        var nativeSeconds = new double[times];
        var ownSeconds = new double[times];
        var plainSeconds = new double[times];
        for (int again = 0; again < times; again++) {
            long start = System.nanoTime();
            theirs = boosting.predict(x, rows, false, rounds);
            nativeSeconds[again] = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            ours = batch(forest::predict, x, rows);
            ownSeconds[again] = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            batch((in, count, out) -> PlainWalk.predict(forest, in, count, out), x, rows);
            plainSeconds[again] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(nativeSeconds);
        Arrays.sort(ownSeconds);
        Arrays.sort(plainSeconds);
        report.accept(batch("LightGBM", nativeSeconds, rows));
        report.accept(batch("ours", ownSeconds, rows));
        report.accept(batch("ours, plain walks", plainSeconds, rows));
        report.accept(
                String.format(
                        java.util.Locale.ROOT,
                        "ours is %.1f times as fast by the medians, %.1f by the best",
                        nativeSeconds[nativeSeconds.length / 2]
                                / ownSeconds[nativeSeconds.length / 2],
                        nativeSeconds[0] / ownSeconds[0]));
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            largest = Math.max(largest, Math.abs(theirs[i] - ours[2 * i + 1]));
        }
        report.accept("largest difference " + largest);
        report.accept("one row, ours: " + single(row -> one(forest, row), x));
        report.accept(
                "one row, LightGBM: " + single(row -> boosting.predict(row, 1, false, rounds), x));
    }

    private static String batch(String who, double[] seconds, int rows) {
        return String.format(
                java.util.Locale.ROOT,
                "batch of %,d, %s: median %.2f s, best %.2f s (%,.0f rows/s)",
                rows,
                who,
                seconds[seconds.length / 2],
                seconds[0],
                rows / seconds[0]);
    }

    private static double[] one(TreeEnsemble forest, double[] row) {
        var out = new double[2];
        forest.predict(row, 1, out);
        return out;
    }

    private static String single(Function<double[], double[]> predict, double[] x) {
        int count = 20_000;
        var took = new long[count];
        double sum = 0;
        for (int i = 0; i < 3 * count; i++) {
            int from = i % (x.length / INPUTS) * INPUTS;
            var row = Arrays.copyOfRange(x, from, from + INPUTS);
            long start = System.nanoTime();
            sum += predict.apply(row)[0];
            took[i % count] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        return String.format(
                java.util.Locale.ROOT,
                "median %.1f µs, 99 %% %.1f µs (check %.3f)",
                took[count / 2] / 1e3,
                took[count * 99 / 100] / 1e3,
                sum);
    }

    /// Predicts `count` rows.
    @FunctionalInterface
    private interface Predict {
        void predict(double[] rows, int count, double[] out);
    }

    private static double[] batch(Predict predict, double[] x, int rows) {
        var out = new double[2 * rows];
        int blocks = (rows + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks)
                .parallel()
                .forEach(b -> {
                    int from = b * BLOCK;
                    int to = Math.min(rows, from + BLOCK);
                    var block = Arrays.copyOfRange(x, from * INPUTS, to * INPUTS);
                    var part = new double[2 * (to - from)];
                    predict.predict(block, to - from, part);
                    System.arraycopy(part, 0, out, 2 * from, part.length);
                });
        return out;
    }

    private static double[] rows(int rows, long seed) {
        return new SplittableRandom(seed).doubles((long) rows * INPUTS, -2, 2).toArray();
    }

    private static Training training(int rows) {
        var flat = rows(rows, 1);
        var noise = new SplittableRandom(7);
        var columns = new double[INPUTS][rows];
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double signal = 0;
            for (int j = 0; j < INPUTS; j++) {
                columns[j][i] = flat[i * INPUTS + j];
                signal += Math.sin(columns[j][i] * (1 + j % 3)) * columns[(j + 1) % INPUTS][i];
            }
            y[i] = signal + 4 * noise.nextGaussian() > 0 ? 1 : 0;
        }
        return Training.of(
                new Matrix(
                        IntStream.range(0, INPUTS)
                                .mapToObj(j -> new Feature("x" + j, "x" + j, 0))
                                .toList(),
                        columns,
                        rows),
                y,
                2,
                IntStream.range(0, rows).toArray());
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int trees = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        int leaves = args.length > 2 ? Integer.parseInt(args[2]) : 63;
        int times = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        run(rows, trees, leaves, times, System.out::println);
    }
}
