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
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import smile.math.BFGS;

/// Tells classes that have an order (grades, stars, stages) by one weighted sum and where it is cut.
public final class OrdinalRegression extends Declared {
    public static final Param<List<String>> ORDER =
            Param.lines("order")
                    .doc(
                            "The classes, lowest first, as in \"low, medium, high\"; empty for numbers by size and names as their column has them.");
    public static final Param<Double> L2 =
            Param.real("l2", 1, 1e-6, 1e6).log().doc("How strongly weights are pulled to zero.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 300, 1, 100_000).log().doc("The most steps of the search.");

    private static final int MEMORY = 10;
    private static final double FLAT = 1e-6;

    public OrdinalRegression() {
        super(
                new Info(
                        "ordinal-regression",
                        "Ordinal regression",
                        "Classes that have an order, such as grades or stars, by one weighted sum.",
                        "Linear",
                        List.of("proportional odds", "ordered logit", "ratings", "grades")),
                new Manual(
                        "Bottega; limited-memory BFGS by Smile 6.3",
                        "McCullagh, Regression Models for Ordinal Data, JRSS B 42, 1980.",
                        "Time steps·n·d; memory n numbers."),
                Set.of(Trait.CLASSIFICATION, Trait.WEIGHTS, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(ORDER, L2, STEPS));
    }

    @Override
    public List<String> order(Params params) {
        return params.get(ORDER);
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var share = Prior.shares(training);
        var cuts = new double[share.length - 1];
        double upTo = 0;
        for (int k = 0; k < cuts.length; k++) {
            upTo += share[k];
            cuts[k] = Math.log(upTo / Math.max(1 - upTo, 1e-9));
        }
        int steps = params.get(STEPS);
        var loss = new OrdinalLoss(training, params.get(L2), cuts, steps, progress);
        try {
            BFGS.minimize(loss, MEMORY, loss.start(), FLAT, steps);
        } catch (LinearLoss.Enough _) {
            // the best so far will do
        }
        int width = training.x().width();
        var best = loss.best();
        return new Ordinal(
                new Linear(width, Arrays.copyOf(best, width), new double[1], Link.IDENTITY),
                loss.cuts(best));
    }
}
