package org.bottega.explain.performance;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.metric.Metric;
import org.jspecify.annotations.Nullable;

/// Every metric with an interval: percentiles of its scores over rows drawn again and again with repeats
/// (Efron 1979). One draw serves all metrics, so that their figures belong together. Of more than 20,000
/// rows so many are drawn, and the spread is narrowed by the root of their share (Politis and Romano 1994).
public final class ScoreIntervals {
    /// Draws that are enough for 95 % intervals on a screen.
    public static final int USUAL_DRAWS = 300;

    private static final int ROWS = 20_000;

    private ScoreIntervals() {}

    /// @param confidence above 0 and below 1
    /// @param draws 2 or more
    /// @return each metric of the task in the order of [Metric]
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static SequencedMap<Metric, Estimate> of(
            Evaluation evaluation, double confidence, int draws, long seed, Progress progress) {
        var metrics = List.copyOf(evaluation.scores().keySet());
        var drawn = draw(List.of(evaluation), metrics, draws, seed, progress).getFirst();
        var intervals = new LinkedHashMap<Metric, Estimate>();
        for (int m = 0; m < metrics.size(); m++) {
            double score = evaluation.score(metrics.get(m));
            intervals.put(
                    metrics.get(m),
                    Double.isFinite(score)
                            ? new Estimate.Known(score, interval(drawn[m], confidence))
                            : Estimate.unknown("score.none", metrics.get(m).label()));
        }
        return Collections.unmodifiableSequencedMap(intervals);
    }

    /// By how much one model scores better than another on the same rows, above 0 where the first is better:
    /// both are judged on the same draws, so that what rows have in common cancels out.
    ///
    /// @param first judged on the same rows in the same order as `second`
    /// @throws IllegalArgumentException when the rows differ
    public static Estimate difference(
            Evaluation first,
            Evaluation second,
            Metric metric,
            double confidence,
            int draws,
            long seed) {
        if (!Arrays.equals(first.truth(), second.truth())
                || !first.classes().equals(second.classes())) {
            throw new IllegalArgumentException("not judged on the same rows");
        }
        var drawn = draw(List.of(first, second), List.of(metric), draws, seed, Progress.none());
        double sign = metric.greaterIsBetter() ? 1 : -1;
        var apart =
                IntStream.range(0, draws)
                        .mapToDouble(i -> sign * (drawn.get(0)[0][i] - drawn.get(1)[0][i]))
                        .toArray();
        double value = sign * (first.score(metric) - second.score(metric));
        return Double.isFinite(value)
                ? new Estimate.Known(value, interval(apart, confidence))
                : Estimate.unknown("score.none", metric.label());
    }

    private static @Nullable Interval interval(double[] drawn, double confidence) {
        var finite = Arrays.stream(drawn).filter(Double::isFinite).toArray();
        return finite.length < 2 || finite.length < 0.95 * drawn.length
                ? null
                : Interval.ofDraws(finite, confidence);
    }

    /// For each model by metric, then draw: the scores.
    private static List<double[][]> draw(
            List<Evaluation> models,
            List<Metric> metrics,
            int draws,
            long seed,
            Progress progress) {
        int rows = models.getFirst().rows();
        int size = Math.min(ROWS, rows);
        double narrow = Math.sqrt((double) size / rows);
        int classes = models.getFirst().classes().size();
        int outputs = Math.max(1, classes);
        var scores = models.stream().map(_ -> new double[metrics.size()][draws]).toList();
        var done = new AtomicInteger();
        IntStream.range(0, draws)
                .parallel()
                .forEach(round -> {
                    progress.checkCancelled();
                    var random = new SplittableRandom(seed + round);
                    var chosen = random.ints(size, 0, rows).toArray();
                    var y = new double[size];
                    var told = new double[size * outputs];
                    for (int e = 0; e < models.size(); e++) {
                        var model = models.get(e);
                        for (int i = 0; i < size; i++) {
                            y[i] = model.truth()[chosen[i]];
                            System.arraycopy(
                                    model.told(), chosen[i] * outputs, told, i * outputs, outputs);
                        }
                        for (int m = 0; m < metrics.size(); m++) {
                            double centre = model.score(metrics.get(m));
                            double score = metrics.get(m).score(y, told, classes);
                            scores.get(e)[m][round] = centre + narrow * (score - centre);
                        }
                    }
                    progress.at((double) done.incrementAndGet() / draws, "Drawing rows anew");
                });
        return scores;
    }
}
