package org.bottega.learn.projection;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Room;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.kernel.RadialWidth;
import org.bottega.learn.numeric.Eigen;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Kernel principal components: the directions in which rows differ most, after a bend.
public final class KernelComponents extends Declared {
    public static final Param<Integer> DIMENSIONS =
            Param.whole("dimensions", 2, 1, 100).log().doc("How many numbers are told.");
    public static final Param<Double> GAMMA =
            Param.real("gamma", 0, 0, 1000)
                    .doc(
                            "How quickly similarity falls with distance; 0 for 1 / (inputs × their variance).");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 1500, 100, 10_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    public KernelComponents() {
        super(
                new Info(
                        "kernel-components",
                        "Kernel principal components",
                        "Principal components after a bend: curved patterns become straight.",
                        "Projections",
                        List.of("kernel pca", "dimension reduction", "manifold")),
                Manual.own(
                        "Schölkopf, Smola, Müller, Nonlinear Component Analysis as a Kernel Eigenvalue Problem, Neural Computation 10, 1998.",
                        "Time n²·(d + dimensions·steps); memory n² numbers; a prediction: n·d."),
                Set.of(Trait.PROJECTION, Trait.ON_REQUEST),
                List.of(DIMENSIONS, GAMMA, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        int n = rows.count();
        Room.require(16.0 * n * n, "The similarities of " + n + " rows");
        double gamma = params.get(GAMMA) > 0 ? params.get(GAMMA) : RadialWidth.usual(rows);
        var similarity = Kernel.Similarity.rbf(gamma);
        var gram = new double[n * n];
        var mean = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            progress.checkCancelled();
            for (int j = 0; j <= i; j++) {
                double value = similarity.between(rows.x(), i, rows.x(), j, rows.width());
                gram[i * n + j] = gram[j * n + i] = value;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                mean[i] += gram[i * n + j] / n;
            }
            all += mean[i] / n;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i * n + j] += all - mean[i] - mean[j];
            }
        }
        int dimensions = Math.min(params.get(DIMENSIONS), n);
        var eigen = Eigen.largest(gram, n, dimensions, training.seed(), progress::checkCancelled);
        return new Kernel(
                rows.width(),
                similarity,
                rows.x(),
                weights(eigen, dimensions),
                intercept(eigen, dimensions, mean, all),
                Link.IDENTITY);
    }

    /// Each vector over the root of its value, less its mean: the centring of new rows is part of it.
    private static double[] weights(Eigen eigen, int dimensions) {
        int n = eigen.size();
        var weights = new double[dimensions * n];
        for (int k = 0; k < dimensions; k++) {
            double root = root(eigen, k);
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += eigen.vectors()[k * n + i] / root / n;
            }
            for (int i = 0; i < n; i++) {
                weights[k * n + i] = eigen.vectors()[k * n + i] / root - mean;
            }
        }
        return weights;
    }

    private static double[] intercept(Eigen eigen, int dimensions, double[] mean, double all) {
        int n = eigen.size();
        var intercept = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            for (int i = 0; i < n; i++) {
                intercept[k] += eigen.vectors()[k * n + i] / root(eigen, k) * (all - mean[i]);
            }
        }
        return intercept;
    }

    private static double root(Eigen eigen, int k) {
        double value = eigen.values()[k];
        return value > 1e-12 ? Math.sqrt(value) : Double.MAX_VALUE;
    }
}
