package org.bottega.learn.linear;

import java.util.ArrayList;
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
import org.bottega.learn.calibrate.Sigmoid;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Predictor;

/// A linear support vector machine: rows beyond the margin, or within the tube, cost nothing.
public final class LinearSvm extends Declared {
    public static final Param<Double> L2 =
            Param.real("l2", 1, 1e-6, 1e6)
                    .log()
                    .doc("How strongly weights are pulled to zero: 1 / C of other programs.");
    public static final Param<Double> EPSILON =
            Param.real("epsilon", 0.05, 0, 1)
                    .doc(
                            "For numbers: how far off is near enough, in standard deviations of the target.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 300, 1, 100_000).log().doc("The most steps of the search.");

    public LinearSvm() {
        super(
                new Info(
                        "linear-svm",
                        "Linear support vector machine",
                        "A weighted sum that only looks at rows near the border.",
                        "Linear",
                        List.of("svm", "svr", "hinge", "large margin")),
                new Manual(
                        "Bottega; limited-memory BFGS by Smile 6.3",
                        "Fan, Chang, Hsieh, Wang, Lin, LIBLINEAR, JMLR 9, 2008 (squared hinge and squared tube).",
                        "Time steps·n·d, once a class; memory n numbers."),
                Set.of(
                        Trait.CLASSIFICATION,
                        Trait.REGRESSION,
                        Trait.WEIGHTS,
                        Trait.ANYTIME,
                        Trait.ON_REQUEST),
                List.of(L2, EPSILON, STEPS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        int[] rows = training.rows();
        var design = new Design(training.x(), rows);
        if (!training.classifies()) {
            double centre = Prior.mean(training);
            double scale = LinearLearner.scale(training, centre);
            var y =
                    Arrays.stream(rows)
                            .mapToDouble(r -> (training.y()[r] - centre) / scale)
                            .toArray();
            var point =
                    point(
                            training,
                            design,
                            y,
                            new PointLoss.SquaredTube(params.get(EPSILON)),
                            params,
                            progress);
            return LinearLearner.linear(point, training.x().width(), Link.IDENTITY, centre, scale);
        }
        if (training.classes() == 2) {
            return yesNo(training, design, 1, params, progress);
        }
        var members = new ArrayList<Predictor>();
        for (int k = 0; k < training.classes(); k++) {
            members.add(
                    yesNo(
                            training,
                            design,
                            k,
                            params,
                            progress.part(
                                    (double) k / training.classes(),
                                    (k + 1.0) / training.classes())));
        }
        return new OneVsRest(members);
    }

    private static Linear yesNo(
            Training training, Design design, int yes, Params params, Progress progress) {
        int[] rows = training.rows();
        var y = Arrays.stream(rows).mapToDouble(r -> training.y()[r] == yes ? 1 : 0).toArray();
        var point = point(training, design, y, new PointLoss.SquaredHinge(), params, progress);
        int width = training.x().width();
        var margins = new double[y.length];
        Arrays.fill(margins, point[width]);
        design.margins(point, 0, margins);
        var weights = Arrays.stream(rows).mapToDouble(training::weight).toArray();
        var sigmoid = Sigmoid.fit(margins, y, weights);
        var scaled = new double[width];
        for (int j = 0; j < width; j++) {
            scaled[j] = sigmoid.scale() * point[j];
        }
        return new Linear(
                width,
                scaled,
                new double[] {sigmoid.scale() * point[width] + sigmoid.shift()},
                Link.LOGISTIC);
    }

    private static double[] point(
            Training training,
            Design design,
            double[] y,
            PointLoss each,
            Params params,
            Progress progress) {
        var loss =
                new LinearLoss(
                        training, design, y, each, params.get(L2), params.get(STEPS), progress);
        LinearLearner.minimize(loss, new double[loss.size()], params.get(STEPS));
        return loss.best();
    }
}
