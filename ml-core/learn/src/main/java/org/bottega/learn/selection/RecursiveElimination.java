package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.lightgbm.LightGbm;
import org.bottega.learn.validation.Validation;
import org.bottega.model.predictor.TreeEnsemble;

/// Boosted trees over all columns, then over fewer and fewer: a fifth of them, those whose splits gain least,
/// is left out each time. Chosen is the least number of columns whose cross-validated loss is within one
/// standard error of the best.
final class RecursiveElimination {
    private static final int FOLDS = 3;
    private static final int MOST_ROWS = 8000;
    private static final double LEFT_OUT = 0.2;
    private static final Params SETTINGS =
            Params.defaults()
                    .with(LightGbm.ROUNDS, 60)
                    .with(LightGbm.LEARNING_RATE, 0.1)
                    .with(LightGbm.NUM_LEAVES, 15);

    /// @param columns the worst first
    /// @param loss the mean over rows
    /// @param error its standard error
    @SuppressWarnings("ArrayRecordComponent")
    private record Step(int[] columns, double loss, double error) {}

    private RecursiveElimination() {}

    static Selected choose(Candidates candidates, int wanted, Progress progress) {
        var columns = IntStream.range(0, candidates.count()).toArray();
        var steps = new ArrayList<Step>();
        var outAt = new double[candidates.count()];
        while (columns.length > 0) {
            progress.at(
                    1 - (double) columns.length / candidates.count(), columns.length + " columns");
            var step = step(candidates, columns, progress);
            steps.add(step);
            int next = columns.length - Math.max(1, (int) (LEFT_OUT * columns.length));
            if (wanted > 0 && columns.length > wanted) {
                next = Math.max(next, wanted);
            }
            for (int c = 0; c < columns.length; c++) {
                // within a step the order of their gains
                outAt[step.columns()[c]] = candidates.count() - columns.length + c;
            }
            columns = Arrays.copyOfRange(step.columns(), columns.length - next, columns.length);
        }
        int kept = wanted > 0 ? Math.min(wanted, candidates.count()) : fewest(steps);
        var judged = new ArrayList<Selected.Judged>();
        var order =
                IntStream.range(0, candidates.count())
                        .boxed()
                        .sorted((a, b) -> Double.compare(outAt[b], outAt[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int place = 0; place < order.length; place++) {
            int size = place + 1;
            var with = steps.stream().filter(s -> s.columns().length == size).findFirst();
            judged.add(
                    new Selected.Judged(
                            candidates.names().get(order[place]),
                            outAt[order[place]] + 1,
                            place < kept,
                            with.map(s ->
                                            String.format(
                                                    Locale.ROOT,
                                                    "with this one and those above the loss is %.5g ± %.2g",
                                                    s.loss(),
                                                    s.error()))
                                    .orElse("")));
        }
        return new Selected("stayed longer than", judged);
    }

    private static int fewest(ArrayList<Step> steps) {
        var best = steps.getFirst();
        for (var step : steps) {
            best = step.loss() < best.loss() ? step : best;
        }
        int fewest = best.columns().length;
        for (var step : steps) {
            if (step.loss() <= best.loss() + best.error()) {
                fewest = Math.min(fewest, step.columns().length);
            }
        }
        return fewest;
    }

    private static int[] evenly(int[] rows) {
        return rows.length <= MOST_ROWS
                ? rows
                : IntStream.range(0, MOST_ROWS)
                        .map(i -> rows[(int) ((long) i * rows.length / MOST_ROWS)])
                        .toArray();
    }

    private static Step step(Candidates candidates, int[] columns, Progress progress) {
        var training = candidates.on(candidates.some(columns));
        var gains = new double[columns.length];
        double sum = 0;
        double squares = 0;
        int told = 0;
        var rows = evenly(training.rows());
        var splits =
                Validation.folds(training.y(), training.classes(), rows, FOLDS, training.seed());
        for (var split : splits) {
            progress.checkCancelled();
            var predictor =
                    new LightGbm()
                            .learner(SETTINGS)
                            .fit(
                                    training.withRows(split.training(), new int[0]),
                                    progress.part(0, 0));
            if (predictor instanceof TreeEnsemble forest) {
                var own = candidates.sums(columns, forest.gainByInput());
                for (int c = 0; c < gains.length; c++) {
                    gains[c] += own[c];
                }
            }
            var held = split.validation();
            var x = new double[held.length * training.x().width()];
            training.x().gather(held, 0, held.length, x);
            for (double loss : Losses.each(training, predictor, held, x)) {
                sum += loss;
                squares += loss * loss;
                told++;
            }
        }
        double mean = sum / told;
        double error = Math.sqrt(Math.max(0, squares / told - mean * mean) / told);
        var order =
                IntStream.range(0, columns.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(gains[a], gains[b]))
                        .mapToInt(i -> columns[i])
                        .toArray();
        return new Step(order, mean, error);
    }
}
