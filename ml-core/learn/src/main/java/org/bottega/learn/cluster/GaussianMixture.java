package org.bottega.learn.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Figures;
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
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// A mixture of normal distributions: oval groups that may overlap, with probabilities. The number of groups is
/// the one with the lowest BIC unless it is set.
public final class GaussianMixture extends Declared {
    public static final Param<Integer> GROUPS =
            Param.whole("groups", 0, 0, 200)
                    .doc("How many groups; 0 for the lowest BIC of 2 to 8.");
    public static final Param<Double> RIDGE =
            Param.real("ridge", 1e-3, 1e-9, 1)
                    .log()
                    .doc("Added to the variances, so that no group shrinks to a point.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 200, 1, 100_000).log().doc("The most steps of the search.");

    private static final int MOST_TRIED = 8;
    private static final double CLOSE = 1e-6;

    public GaussianMixture() {
        super(
                new Info(
                        "gaussian-mixture",
                        "Gaussian mixture",
                        "Oval groups that may overlap, with the probability of each.",
                        "Clusters",
                        List.of("clustering", "em", "gmm", "soft")),
                Manual.own(
                        "Dempster, Laird, Rubin, EM, JRSS B 39, 1977; Schwarz 1978 for the BIC.",
                        "Time steps·n·d²·groups; memory groups·d² numbers."),
                Set.of(Trait.CLUSTERING, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(GROUPS, RIDGE, STEPS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private record Mixture(Gaussians gaussians, double likelihood) {}

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.of(training);
        int wanted = params.get(GROUPS);
        int from = wanted > 0 ? Math.clamp(wanted, 2, Math.max(2, rows.count())) : 2;
        int to = wanted > 0 ? from : Math.max(2, Math.min(MOST_TRIED, rows.count() / 5));
        Moments.requireRoom(rows.width(), 2 * to + 2);
        Gaussians best = null;
        double lowest = Double.POSITIVE_INFINITY;
        var figures = new Figures();
        for (int groups = from; groups <= to; groups++) {
            double begin = (double) (groups - from) / (to - from + 1);
            double end = (groups - from + 1.0) / (to - from + 1);
            var mixture = learn(rows, groups, params, training.seed(), progress.part(begin, end));
            double free = groups * (rows.width() + rows.width() * (rows.width() + 1.0) / 2 + 1) - 1;
            double bic = -2 * mixture.likelihood() + free * Math.log(rows.count());
            figures.row()
                    .number("groups", groups)
                    .number("log-likelihood", mixture.likelihood())
                    .number("BIC", bic);
            if (best == null || bic < lowest) {
                lowest = bic;
                best = mixture.gaussians();
            }
        }
        progress.found("number of groups", figures.table());
        if (best == null) {
            throw new IllegalStateException("no number of groups");
        }
        return best;
    }

    private static Mixture learn(
            Rows rows, int groups, Params params, long seed, Progress progress) {
        var start = new Lloyd(rows, progress).best(groups, 3, seed);
        var share = new double[groups][rows.count()];
        for (int i = 0; i < rows.count(); i++) {
            share[start.group()[i]][i] = rows.w()[i];
        }
        double before = Double.NEGATIVE_INFINITY;
        var mixture = new Mixture(maximise(rows, share, params.get(RIDGE), progress), before);
        for (int step = 0; step < params.get(STEPS); step++) {
            progress.at((double) step / params.get(STEPS), "Step " + step);
            double likelihood = expect(rows, mixture.gaussians(), share);
            mixture = new Mixture(mixture.gaussians(), likelihood);
            if (Math.abs(likelihood - before) < CLOSE * rows.count()) {
                break;
            }
            before = likelihood;
            mixture = new Mixture(maximise(rows, share, params.get(RIDGE), progress), likelihood);
        }
        return mixture;
    }

    /// Shares each row out to the groups.
    ///
    /// @return the log-likelihood
    private static double expect(Rows rows, Gaussians gaussians, double[][] share) {
        int groups = share.length;
        var margins = new double[rows.count() * groups];
        gaussians.margins(rows.x(), rows.count(), margins);
        double likelihood = 0;
        var p = new double[groups];
        double width = 0.5 * rows.width() * Math.log(2 * Math.PI);
        for (int i = 0; i < rows.count(); i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < groups; k++) {
                max = Math.max(max, margins[i * groups + k]);
            }
            double sum = 0;
            for (int k = 0; k < groups; k++) {
                p[k] = Math.exp(margins[i * groups + k] - max);
                sum += p[k];
            }
            for (int k = 0; k < groups; k++) {
                share[k][i] = rows.w()[i] * p[k] / sum;
            }
            likelihood += rows.w()[i] * (max + Math.log(sum) - width);
        }
        return likelihood;
    }

    private static Gaussians maximise(
            Rows rows, double[][] share, double ridge, Progress progress) {
        int groups = share.length;
        int width = rows.width();
        double all = Arrays.stream(rows.w()).sum();
        var constant = new double[groups];
        var means = new double[groups * width];
        var factors = new double[groups * width * width];
        for (int k = 0; k < groups; k++) {
            double sum = Math.max(1e-9, Arrays.stream(share[k]).sum());
            var mean = Moments.mean(rows.x(), width, share[k]);
            var covariance = new double[width * width];
            Moments.scatter(rows.x(), width, share[k], mean, covariance, progress::checkCancelled);
            for (int at = 0; at < covariance.length; at++) {
                covariance[at] /= sum;
            }
            double added = ridge;
            Cholesky factor = null;
            while (factor == null) {
                var own = covariance.clone();
                for (int j = 0; j < width; j++) {
                    own[j * width + j] += added;
                }
                factor = Cholesky.of(own, width, progress::checkCancelled);
                added *= 10;
            }
            constant[k] = Math.log(sum / all) - 0.5 * factor.logDeterminant();
            System.arraycopy(mean, 0, means, k * width, width);
            System.arraycopy(factor.inverseOfLower(), 0, factors, k * width * width, width * width);
        }
        return new Gaussians(width, constant, means, factors, false, Link.SOFTMAX);
    }
}
