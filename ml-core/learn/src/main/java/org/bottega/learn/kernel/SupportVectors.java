package org.bottega.learn.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import org.bottega.learn.calibrate.Sigmoid;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Predictor;

/// Support vector machines with a kernel: curved borders and curved sums, held by the rows near them.
public final class SupportVectors extends Declared {
    public static final Param<Double> C =
            Param.real("c", 1, 1e-4, 1e5)
                    .log()
                    .doc("How dear it is when a row is on the wrong side; larger fits closer.");
    public static final Param<Double> EPSILON =
            Param.real("epsilon", 0.1, 0, 1)
                    .doc(
                            "For numbers: how far off is near enough, in standard deviations of the target.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 1_000_000, 1, 100_000_000)
                    .log()
                    .doc("The most steps of the search.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 20_000, 100, 1_000_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    private static final double CLOSE = 1e-3;

    public SupportVectors() {
        super(
                new Info(
                        "support-vectors",
                        "Support vector machine",
                        "Curved borders held by the rows near them; strong on small data.",
                        "Kernels",
                        List.of("svm", "svc", "svr", "rbf", "kernel")),
                Manual.own(
                        "Cortes and Vapnik, Support-Vector Networks, Machine Learning 20, 1995; Fan, Chen, Lin, Working Set Selection, JMLR 6, 2005; Platt 1999 for probabilities.",
                        "Time between n² and n³ times d, once a class; a prediction: support vectors·d."),
                Set.of(
                        Trait.CLASSIFICATION,
                        Trait.REGRESSION,
                        Trait.WEIGHTS,
                        Trait.ANYTIME,
                        Trait.ON_REQUEST),
                List.of(
                        C,
                        EPSILON,
                        Similarities.KERNEL,
                        Similarities.GAMMA,
                        Similarities.DEGREE,
                        STEPS,
                        MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        var similarity = Similarities.of(params, rows);
        var gram = new GramRows(rows.x(), rows.count(), rows.width(), similarity);
        if (!training.classifies()) {
            return regression(rows, gram, similarity, training, params, progress);
        }
        if (training.classes() == 2) {
            return yesNo(1, rows, gram, similarity, training, params, progress);
        }
        var members = new ArrayList<Predictor>();
        for (int k = 0; k < training.classes(); k++) {
            double from = (double) k / training.classes();
            double to = (k + 1.0) / training.classes();
            members.add(
                    yesNo(k, rows, gram, similarity, training, params, progress.part(from, to)));
        }
        return new OneVsRest(members);
    }

    private static Kernel yesNo(
            int yes,
            Rows rows,
            GramRows gram,
            Kernel.Similarity similarity,
            Training training,
            Params params,
            Progress progress) {
        int count = rows.count();
        var sign = Arrays.stream(rows.y()).map(y -> y == yes ? 1 : -1).toArray();
        var linear = new double[count];
        Arrays.fill(linear, -1);
        var most = Arrays.stream(rows.w()).map(w -> w * params.get(C)).toArray();
        var found =
                new Smo(gram, IntStream.range(0, count).toArray(), sign, linear, most)
                        .solve(CLOSE, params.get(STEPS), training, progress);
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = sign[i] * found.value()[i];
        }
        var scores = scores(rows, gram, weights, -found.rho());
        var isYes = Arrays.stream(sign).map(s -> Math.max(0, s)).toArray();
        var sigmoid = Sigmoid.fit(scores, isYes, rows.w());
        return kernel(
                rows,
                similarity,
                Arrays.stream(weights).map(w -> w * sigmoid.scale()).toArray(),
                sigmoid.shift() - sigmoid.scale() * found.rho(),
                Link.LOGISTIC);
    }

    private static double[] scores(Rows rows, GramRows gram, double[] weights, double shift) {
        var scores = new double[rows.count()];
        Arrays.fill(scores, shift);
        for (int v = 0; v < weights.length; v++) {
            if (weights[v] != 0) {
                var similar = gram.row(v);
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += weights[v] * similar[i];
                }
            }
        }
        return scores;
    }

    private static Predictor regression(
            Rows rows,
            GramRows gram,
            Kernel.Similarity similarity,
            Training training,
            Params params,
            Progress progress) {
        int count = rows.count();
        var scale = rows.scale();
        var y = scale.apply(rows.y());
        var sign = new double[2 * count];
        var linear = new double[2 * count];
        var most = new double[2 * count];
        var source = new int[2 * count];
        for (int i = 0; i < count; i++) {
            source[i] = source[count + i] = i;
            sign[i] = 1;
            sign[count + i] = -1;
            linear[i] = params.get(EPSILON) - y[i];
            linear[count + i] = params.get(EPSILON) + y[i];
            most[i] = most[count + i] = rows.w()[i] * params.get(C);
        }
        var found =
                new Smo(gram, source, sign, linear, most)
                        .solve(CLOSE, params.get(STEPS), training, progress);
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = scale.spread() * (found.value()[i] - found.value()[count + i]);
        }
        return kernel(
                rows,
                similarity,
                weights,
                scale.centre() - scale.spread() * found.rho(),
                Link.IDENTITY);
    }

    /// Keeps the rows that have a weight.
    private static Kernel kernel(
            Rows rows, Kernel.Similarity similarity, double[] weights, double shift, Link link) {
        var held = IntStream.range(0, weights.length).filter(i -> weights[i] != 0).toArray();
        var vectors = new double[held.length * rows.width()];
        for (int v = 0; v < held.length; v++) {
            System.arraycopy(
                    rows.x(), held[v] * rows.width(), vectors, v * rows.width(), rows.width());
        }
        return new Kernel(
                rows.width(),
                similarity,
                vectors,
                Arrays.stream(held).mapToDouble(i -> weights[i]).toArray(),
                new double[] {shift},
                link);
    }
}
