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
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.NonNegative;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Tells counts, costs and other numbers that are never below zero: the exponential of a weighted sum.
public final class GeneralizedLinear extends Declared {
    /// How the numbers vary around their mean.
    public enum Family {
        /// counts: the variance is the mean
        POISSON,
        /// positive amounts: the variance is the square of the mean
        GAMMA,
        /// many zeros and some amounts: the variance is a power of the mean between the two
        TWEEDIE
    }

    public static final Param<Family> FAMILY =
            Param.choice("family", Family.POISSON)
                    .doc(
                            "Poisson for counts, gamma for amounts above zero, Tweedie for amounts that are often zero.");
    public static final Param<Double> POWER =
            Param.real("power", 1.5, 1.01, 1.99)
                    .doc("For Tweedie: the power of the mean with which the variance grows.");
    public static final Param<Double> L2 =
            Param.real("l2", 1, 1e-6, 1e6).log().doc("How strongly weights are pulled to zero.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 1000, 1, 100_000).log().doc("The most steps of the search.");

    private static final double LEAST = 1e-12;

    public GeneralizedLinear() {
        super(
                new Info(
                        "generalized-linear",
                        "Poisson, gamma and Tweedie regression",
                        "Numbers that are never below zero, by factors that multiply one another.",
                        "Linear",
                        List.of("glm", "counts", "insurance", "claims", "log link")),
                Manual.own(
                        "McCullagh and Nelder, Generalized Linear Models, 1989.",
                        "Time steps·n·d; memory n numbers."),
                Set.of(
                        Trait.REGRESSION,
                        Trait.WEIGHTS,
                        Trait.ANYTIME,
                        Trait.NON_NEGATIVE,
                        Trait.ON_REQUEST),
                List.of(FAMILY, POWER, L2, STEPS));
    }

    @Override
    public Learner learner(Params params) {
        return new Learner() {
            @Override
            public Encoding encoding() {
                return Encoding.LINEAR;
            }

            @Override
            public Predictor fit(Training training, Progress progress) {
                progress.checkCancelled();
                return learn(training, params, progress);
            }
        };
    }

    private static Predictor learn(Training training, Params params, Progress progress) {
        var family = params.get(FAMILY);
        int[] rows = training.rows();
        double mean = NonNegative.mean(training, family == Family.GAMMA);
        int width = training.x().width();
        double unit = Math.max(mean, LEAST);
        if (width == 0 || mean == 0) {
            return new Linear(width, new double[width], new double[] {Math.log(unit)}, Link.EXP);
        }
        var y = Arrays.stream(rows).mapToDouble(r -> training.y()[r] / unit).toArray();
        double power =
                switch (family) {
                    case POISSON -> 1;
                    case GAMMA -> 2;
                    case TWEEDIE -> params.get(POWER);
                };
        var loss =
                new LinearLoss(
                        training,
                        new Design(training.x(), rows),
                        y,
                        new PointLoss.Tweedie(power),
                        params.get(L2),
                        params.get(STEPS),
                        progress);
        var point = Proximal.minimize(loss, 0, width, new double[width + 1], params.get(STEPS));
        return new Linear(
                width,
                Arrays.copyOf(point, width),
                new double[] {Math.log(unit) + point[width]},
                Link.EXP);
    }
}
