package org.bottega.learn.kernel;

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
import org.bottega.learn.numeric.Cholesky;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// Gaussian process regression: the most likely smooth function through the rows. Width and noise are those,
/// of a small grid, under which the targets are most likely, unless they are set.
public final class GaussianProcess extends Declared {
    /// How smooth functions are.
    public enum Smoothness {
        /// any number of derivatives
        RADIAL,
        /// twice differentiable
        MATERN
    }

    public static final Param<Smoothness> KERNEL =
            Param.choice("kernel", Smoothness.MATERN)
                    .doc("Matérn 5/2 follows rougher functions than the radial kernel.");
    public static final Param<Double> GAMMA =
            Param.real("gamma", 0, 0, 1000)
                    .doc("How quickly similarity falls with distance; 0 to choose the likeliest.");
    public static final Param<Double> NOISE =
            Param.real("noise", 0, 0, 10)
                    .doc("Variance of the noise over the target's; 0 to choose the likeliest.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 2000, 10, 20_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    private static final double[] WIDTHS = {0.03, 0.1, 0.3, 1, 3, 10};
    private static final double[] NOISES = {1e-6, 1e-3, 0.01, 0.03, 0.1, 0.3, 1};
    private static final int TRIED_ON = 400;

    public GaussianProcess() {
        super(
                new Info(
                        "gaussian-process",
                        "Gaussian process",
                        "The most likely smooth function; for a few hundred rows of measurements.",
                        "Kernels",
                        List.of("kriging", "gp", "matern")),
                Manual.own(
                        "Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, algorithm 2.1.",
                        "Time n³ + n²·d; memory n² numbers; a prediction: n·d."),
                Set.of(Trait.REGRESSION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(KERNEL, GAMMA, NOISE, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Kernel.Similarity similarity(Params params, double gamma) {
        return params.get(KERNEL) == Smoothness.RADIAL
                ? Kernel.Similarity.rbf(gamma)
                : new Kernel.Similarity(Kernel.Shape.MATERN_52, gamma, 0, 1);
    }

    private record Choice(double gamma, double noise) {}

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        Room.require(16.0 * rows.count() * rows.count(), "The similarities of all rows");
        var scale = rows.scale();
        var y = scale.apply(rows.y());
        var choice = choose(training, params, progress);
        var factor = factor(rows, similarity(params, choice.gamma()), choice.noise(), progress);
        double noise = choice.noise();
        while (factor == null) {
            noise *= 10;
            factor = factor(rows, similarity(params, choice.gamma()), noise, progress);
        }
        factor.solve(y);
        for (int i = 0; i < y.length; i++) {
            y[i] *= scale.spread();
        }
        return new Kernel(
                rows.width(),
                similarity(params, choice.gamma()),
                rows.x(),
                y,
                new double[] {scale.centre()},
                Link.IDENTITY);
    }

    private static Choice choose(Training training, Params params, Progress progress) {
        var few = Rows.atMost(training, TRIED_ON);
        var y = few.scale().apply(few.y());
        double usual = Similarities.usual(few);
        var best = new Choice(usual, NOISES[2]);
        double likeliest = Double.NEGATIVE_INFINITY;
        double[] gammas = params.get(GAMMA) > 0 ? new double[] {params.get(GAMMA)} : WIDTHS;
        double[] noises = params.get(NOISE) > 0 ? new double[] {params.get(NOISE)} : NOISES;
        int done = 0;
        for (double wide : gammas) {
            double gamma = params.get(GAMMA) > 0 ? wide : Math.clamp(wide * usual, 1e-60, 1e5);
            for (double noise : noises) {
                progress.at(0.5 * done++ / (gammas.length * noises.length), "Choosing the width");
                var factor = factor(few, similarity(params, gamma), noise, progress);
                if (factor == null) {
                    continue;
                }
                var solved = y.clone();
                factor.solve(solved);
                double fit = 0;
                for (int i = 0; i < y.length; i++) {
                    fit += y[i] * solved[i];
                }
                double likelihood = -0.5 * fit - 0.5 * factor.logDeterminant();
                if (likelihood > likeliest) {
                    likeliest = likelihood;
                    best = new Choice(gamma, noise);
                }
            }
        }
        return best;
    }

    /// A row's noise is divided by its weight.
    private static @Nullable Cholesky factor(
            Rows rows, Kernel.Similarity similarity, double noise, Progress progress) {
        int n = rows.count();
        var gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            progress.checkCancelled();
            for (int j = 0; j <= i; j++) {
                double value = similarity.between(rows.x(), i, rows.x(), j, rows.width());
                gram[i * n + j] = value;
                gram[j * n + i] = value;
            }
            gram[i * n + i] += noise / rows.w()[i];
        }
        return Cholesky.of(gram, n, progress::checkCancelled);
    }
}
