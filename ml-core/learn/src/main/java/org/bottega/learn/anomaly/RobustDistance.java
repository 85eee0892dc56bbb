package org.bottega.learn.anomaly;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.numeric.Cholesky;
import org.bottega.learn.numeric.Moments;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;

/// The squared Mahalanobis distance from the middle of the rows that lie closest together, over its median: around 1
/// is ordinary.
public final class RobustDistance extends Declared {
    public static final Param<Double> KEPT =
            Param.real("kept", 0.75, 0.5, 1)
                    .doc("The share of rows, those closest together, that the middle is taken of.");

    private static final int STARTS = 20;
    private static final int STEPS = 30;
    private static final double RIDGE = 1e-9;

    public RobustDistance() {
        super(
                new Info(
                        "robust-distance",
                        "Robust Mahalanobis distance",
                        "How far from the middle, by how far the ordinary rows spread in each direction.",
                        "Anomalies",
                        List.of("outliers", "mcd", "elliptic envelope", "mahalanobis")),
                Manual.own(
                        "Rousseeuw and Van Driessen, A Fast Algorithm for the Minimum Covariance Determinant Estimator, Technometrics 41, 1999.",
                        "Time steps·n·d² + d³; memory d² numbers."),
                Set.of(Trait.ANOMALY, Trait.ON_REQUEST),
                List.of(KEPT));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params.get(KEPT), progress));
    }

    /// @param distances squared, one a row
    @SuppressWarnings("ArrayRecordComponent")
    private record Shape(double[] mean, Cholesky factor, double[] distances) {}

    private static Predictor fit(Training training, double kept, Progress progress) {
        var rows = Rows.of(training);
        int width = rows.width();
        Moments.requireRoom(width, 4);
        int inside = Math.clamp((int) Math.ceil(kept * rows.count()), 1, rows.count());
        var random = new SplittableRandom(training.seed());
        Shape best = null;
        for (int start = 0; start < (kept < 1 ? STARTS : 1); start++) {
            progress.at((double) start / STARTS, "Start " + (start + 1));
            var shape = shape(rows, start(rows, start == 0 ? inside : width + 1, random), progress);
            for (int step = 0; step < STEPS; step++) {
                double before = shape.factor().logDeterminant();
                shape = shape(rows, nearest(shape.distances(), inside), progress);
                if (before - shape.factor().logDeterminant() < 1e-9) {
                    break;
                }
            }
            if (best == null || shape.factor().logDeterminant() < best.factor().logDeterminant()) {
                best = shape;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no start");
        }
        var sorted = best.distances().clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double unit = median > 0 ? median : 1;
        var gaussian =
                new Gaussians(
                        width,
                        new double[] {0},
                        best.mean(),
                        best.factor().inverseOfLower(),
                        false,
                        Link.IDENTITY);
        return new Stack(
                width,
                List.of(new Stack.Member("density", IntStream.range(0, width).toArray(), gaussian)),
                new Linear(1, new double[] {-2 / unit}, new double[] {0}, Link.IDENTITY));
    }

    private static double[] start(Rows rows, int size, SplittableRandom random) {
        var chosen = new double[rows.count()];
        if (size >= rows.count()) {
            Arrays.fill(chosen, 1);
        }
        for (int i = 0; i < size && size < rows.count(); i++) {
            chosen[random.nextInt(rows.count())] = 1;
        }
        return chosen;
    }

    private static double[] nearest(double[] distances, int inside) {
        var chosen = new double[distances.length];
        IntStream.range(0, distances.length)
                .boxed()
                .sorted((a, b) -> Double.compare(distances[a], distances[b]))
                .limit(inside)
                .forEach(i -> chosen[i] = 1);
        return chosen;
    }

    private static Shape shape(Rows rows, double[] chosen, Progress progress) {
        int width = rows.width();
        progress.checkCancelled();
        var mean = Moments.mean(rows.x(), width, chosen);
        var covariance = new double[width * width];
        Moments.scatter(rows.x(), width, chosen, mean, covariance, progress::checkCancelled);
        double sum = Arrays.stream(chosen).sum();
        double level = 0;
        for (int at = 0; at < covariance.length; at++) {
            covariance[at] /= sum;
            level += at % (width + 1) == 0 ? covariance[at] / width : 0;
        }
        double ridge = RIDGE * Math.max(level, 1e-9);
        Cholesky factor = null;
        while (factor == null) {
            var own = covariance.clone();
            for (int j = 0; j < width; j++) {
                own[j * width + j] += ridge;
            }
            factor = Cholesky.of(own, width, progress::checkCancelled);
            ridge *= 10;
        }
        var gaussian =
                new Gaussians(
                        width,
                        new double[] {0},
                        mean,
                        factor.inverseOfLower(),
                        false,
                        Link.IDENTITY);
        var distances = new double[rows.count()];
        gaussian.margins(rows.x(), rows.count(), distances);
        for (int i = 0; i < distances.length; i++) {
            distances[i] *= -2;
        }
        return new Shape(mean, factor, distances);
    }
}
