package org.bottega.learn.linear;

import java.util.Arrays;
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
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Predictor;

/// Tells numbers by a weighted sum of few inputs: weights that do not earn their keep are exactly zero.
public final class ElasticNet extends Declared {
    public static final Param<Double> STRENGTH =
            Param.real("strength", 0.01, 1e-6, 1)
                    .log()
                    .doc(
                            "How strongly weights are pulled to zero, as a share of the strength that leaves none.");
    public static final Param<Double> L1_SHARE =
            Param.real("l1-share", 1, 0.01, 1)
                    .doc(
                            "1 pulls by the size of weights only (lasso); below, by their squares as well (elastic net).");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 3000, 1, 100_000).log().doc("The most steps of the search.");

    public ElasticNet() {
        super(
                new Info(
                        "elastic-net",
                        "Lasso and elastic net",
                        "A weighted sum that leaves out the inputs it does not need.",
                        "Linear",
                        List.of("lasso", "l1", "sparse", "feature selection")),
                Manual.own(
                        "Tibshirani, Regression Shrinkage and Selection via the Lasso, JRSS B 58, 1996; Zou and Hastie, Elastic Net, JRSS B 67, 2005.",
                        "Time steps·n·d; memory n numbers."),
                Set.of(Trait.REGRESSION, Trait.WEIGHTS, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(STRENGTH, L1_SHARE, STEPS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        int width = training.x().width();
        int[] rows = training.rows();
        double centre = Prior.mean(training);
        double scale = LinearLearner.scale(training, centre);
        var y = Arrays.stream(rows).mapToDouble(r -> (training.y()[r] - centre) / scale).toArray();
        var design = new Design(training.x(), rows);
        double share = params.get(L1_SHARE);
        double most = most(training, design, y);
        double total = params.get(STRENGTH) * most / share;
        double weightSum = Arrays.stream(rows).mapToDouble(training::weight).sum();
        var loss =
                new LinearLoss(
                        training,
                        design,
                        y,
                        new PointLoss.Squared(),
                        total * (1 - share) * weightSum,
                        params.get(STEPS),
                        progress);
        var point =
                Proximal.minimize(
                        loss, total * share, width, new double[width + 1], params.get(STEPS));
        return LinearLearner.linear(
                point, width, org.bottega.model.predictor.Link.IDENTITY, centre, scale);
    }

    /// The least L1 penalty at which all weights are zero: the largest covariance of an input with the
    /// target.
    private static double most(Training training, Design design, double[] y) {
        int[] rows = training.rows();
        double sum = Arrays.stream(rows).mapToDouble(training::weight).sum();
        var slopes = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            slopes[i] = training.weight(rows[i]) / sum * y[i];
        }
        var out = new double[design.width()];
        design.gradient(slopes, out, 0);
        return Arrays.stream(out).map(Math::abs).max().orElse(0);
    }
}
