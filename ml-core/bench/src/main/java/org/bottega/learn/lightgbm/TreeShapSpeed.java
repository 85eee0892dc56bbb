package org.bottega.learn.lightgbm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.boosting.SingleTargets;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Features;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;

/// LightGBM's own `predict_contrib` and our TreeSHAP of the same forest over the same rows, by turns in one run on
/// the same processors. In this package because LightGBM's own contributions are open to it only.
///
/// `java … org.bottega.learn.lightgbm.TreeShapSpeed [rows] [trees] [leaves] [turns]`
public final class TreeShapSpeed {
    private static final int INPUTS = 30;

    private TreeShapSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int trees = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        int leaves = args.length > 2 ? Integer.parseInt(args[2]) : 63;
        int turns = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        var params =
                Params.defaults()
                        .with(LightGbm.ROUNDS, trees)
                        .with(LightGbm.NUM_LEAVES, leaves)
                        .with(LightGbm.LEARNING_RATE, 0.05);
        var training = training(20_000);
        new LightGbmLearner(params)
                .fit(
                        training,
                        Progress.none(),
                        SingleTargets.of(training),
                        (boosting, rounds) -> {
                            compare(boosting, rounds, rows, turns);
                            return true;
                        });
    }

    @SuppressWarnings("SystemOut")
    private static void compare(Boosting boosting, int rounds, int rows, int turns) {
        var forest =
                LightGbmText.read(
                        boosting.text(rounds), INPUTS, new double[] {0}, 1, Link.LOGISTIC);
        var flat = flat(rows, 2);
        var table = table(flat, rows);
        var model = model(forest, table);
        System.out.println(
                forest.trees() + " trees, " + forest.leafCount() + " leaves, " + rows + " rows");
        for (int turn = 0; turn < turns; turn++) {
            long start = System.nanoTime();
            var theirs = boosting.contributions(flat, rows, rounds);
            double native1 = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            var ours = Explainer.of(model).explain(table, Progress.none());
            double own = (System.nanoTime() - start) / 1e9;
            double largest = 0;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < INPUTS; j++) {
                    largest =
                            Math.max(
                                    largest,
                                    Math.abs(theirs[i * (INPUTS + 1) + j] - ours.value(i, j, 0)));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "LightGBM %.2f s, ours %.2f s: %.2f times as fast; largest difference %.1e%n",
                    native1,
                    own,
                    native1 / own,
                    largest);
        }
    }

    private static double[] flat(int rows, long seed) {
        return new SplittableRandom(seed).doubles((long) rows * INPUTS, -2, 2).toArray();
    }

    private static Table table(double[] flat, int rows) {
        return new Table(
                new Schema(
                        IntStream.range(0, INPUTS)
                                .mapToObj(j -> Field.of("x" + j, Kind.NUMBER))
                                .toList()),
                IntStream.range(0, INPUTS)
                        .mapToObj(j ->
                                (Column)
                                        new NumberColumn(
                                                IntStream.range(0, rows)
                                                        .mapToDouble(i -> flat[i * INPUTS + j])
                                                        .toArray()))
                        .toList());
    }

    private static Model model(TreeEnsemble forest, Table table) {
        return new Model(
                new Signature(table.schema(), new Task.Classification("y"), List.of("no", "yes")),
                new Features(
                        IntStream.range(0, INPUTS)
                                .mapToObj(j -> (Encoder) new Encoder.Number("x" + j))
                                .toList()),
                forest,
                table.slice(0, 10),
                Map.of());
    }

    private static Training training(int rows) {
        var flat = flat(rows, 1);
        var noise = new SplittableRandom(7);
        var columns = new double[INPUTS][rows];
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double signal = 0;
            for (int j = 0; j < INPUTS; j++) {
                columns[j][i] = flat[i * INPUTS + j];
                signal +=
                        Math.sin(columns[j][i] * (1 + j % 3)) * flat[i * INPUTS + (j + 1) % INPUTS];
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
                        IntStream.range(0, rows).toArray())
                .withThreads(Runtime.getRuntime().availableProcessors());
    }
}
