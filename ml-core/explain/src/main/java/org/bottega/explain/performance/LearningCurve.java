package org.bottega.explain.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.bottega.learn.validation.Validation;

/// How a score grows with the number of rows that are learnt from: whether more data would help.
///
/// @param points by rising rows
public record LearningCurve(Metric metric, List<Point> points) {
    private static final int MOST_JUDGED = 5000;

    /// @param rows that were learnt from
    /// @param learnt mean score on those rows themselves
    /// @param held mean score on rows held out
    /// @param spread standard deviation of the latter over the folds
    public record Point(int rows, double learnt, double held, double spread) {}

    /// @param steps how many numbers of rows, doubling towards all of them; 2 to 12
    /// @param folds how often each is tried on other rows, 2 to 10
    public record Settings(int steps, int folds, long seed) {
        public static final Settings USUAL = new Settings(6, 3, 1);

        public Settings {
            if (steps < 2 || steps > 12 || folds < 2 || folds > 10) {
                throw ProblemException.usage(
                        "learning curve",
                        steps + " steps of " + folds + " folds cannot be drawn.",
                        "Give 2 to 12 steps and 2 to 10 folds.");
            }
        }
    }

    public LearningCurve {
        points = List.copyOf(points);
    }

    /// Fits the algorithm on growing parts of the training rows of each fold. Long: steps × folds fits.
    ///
    /// @param trainer how to fit; its seed decides what the algorithm leaves to chance
    /// @throws ProblemException when the rows cannot be learnt from at all; a part that cannot is left out and
    ///     noted
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static LearningCurve of(
            Table table,
            Task task,
            Algorithm algorithm,
            Params params,
            Metric metric,
            Trainer trainer,
            Settings settings,
            Progress progress) {
        var target = Target.learn(table, task);
        int classes = target.classes().size();
        int folds = Math.min(settings.folds(), target.rows().length);
        var splits = Validation.folds(target.y(), classes, target.rows(), folds, settings.seed());
        var points = new ArrayList<Point>();
        int fits = settings.steps() * folds;
        for (int step = 0; step < settings.steps(); step++) {
            double share = Math.pow(2, step - settings.steps() + 1.0);
            var learnt = new ArrayList<Double>();
            var held = new ArrayList<Double>();
            int rows = 0;
            for (int f = 0; f < folds; f++) {
                progress.checkCancelled();
                int done = step * folds + f;
                var split = splits.get(f);
                var part = part(target, classes, split.training(), share, settings.seed());
                rows = part.length;
                try {
                    var some = table.rows(part);
                    var model =
                            trainer.train(
                                    some,
                                    task,
                                    algorithm,
                                    params,
                                    progress.part((double) done / fits, (done + 1.0) / fits));
                    learnt.add(score(model, some, metric));
                    held.add(score(model, table.rows(split.validation()), metric));
                } catch (ProblemException e) {
                    if (step == settings.steps() - 1) {
                        throw e;
                    }
                    progress.report(
                            new JobEvent.Noted(
                                    Problem.note(
                                            part.length + " rows",
                                            e.problems().getFirst().what())));
                }
            }
            if (held.size() == folds) {
                points.add(new Point(rows, mean(learnt), mean(held), spread(held)));
            }
        }
        progress.at(1, "Done");
        return new LearningCurve(metric, points);
    }

    private static int[] part(Target target, int classes, int[] training, double share, long seed) {
        return share >= 1 || training.length < 10
                ? training
                : Validation.holdOut(target.y(), classes, training, share, seed).validation();
    }

    private static double score(org.bottega.model.Model model, Table rows, Metric metric) {
        int n = Math.min(MOST_JUDGED, rows.rows());
        var some =
                n == rows.rows()
                        ? rows
                        : rows.rows(
                                IntStream.range(0, n)
                                        .map(i -> (int) ((long) i * rows.rows() / n))
                                        .toArray());
        return Evaluation.of(model, some).score(metric);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    private static double spread(List<Double> values) {
        double mean = mean(values);
        double[] squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).toArray();
        return values.size() < 2
                ? 0
                : Math.sqrt(Arrays.stream(squares).sum() / (values.size() - 1));
    }
}
