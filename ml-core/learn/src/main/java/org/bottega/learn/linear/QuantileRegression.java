package org.bottega.learn.linear;

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
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Tells a quantile by a weighted sum: the median, which outliers do not move, or the number that nine in ten
/// stay below. The corner of the loss is rounded, less and less, and at last the intercept is set so
/// that exactly the wanted share of the rows is below.
public final class QuantileRegression extends Declared {
    public static final Param<Double> QUANTILE =
            Param.real("quantile", 0.5, 0.01, 0.99)
                    .doc("The share of rows that shall be below; 0.5 for the median.");
    public static final Param<Double> L2 =
            Param.real("l2", 1e-3, 1e-6, 1e6).log().doc("How strongly weights are pulled to zero.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 1000, 1, 100_000)
                    .log()
                    .doc("The most steps of each of the searches.");

    private static final double[] WIDTHS = {1, 0.1, 0.01, 0.001};

    public QuantileRegression() {
        super(
                new Info(
                        "quantile-regression",
                        "Quantile regression",
                        "A weighted sum for the median or another quantile.",
                        "Linear",
                        List.of("median", "pinball", "least absolute deviations", "robust")),
                Manual.own(
                        "Koenker and Bassett, Regression Quantiles, Econometrica 46, 1978; Chen, A Finite Smoothing Algorithm for Quantile Regression, JCGS 16, 2007.",
                        "Time steps·n·d; memory n numbers."),
                Set.of(Trait.REGRESSION, Trait.WEIGHTS, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(QUANTILE, L2, STEPS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        int width = training.x().width();
        int[] rows = training.rows();
        double q = params.get(QUANTILE);
        double centre = Prior.mean(training);
        double scale = LinearLearner.scale(training, centre);
        var y = Arrays.stream(rows).mapToDouble(r -> (training.y()[r] - centre) / scale).toArray();
        var design = new Design(training.x(), rows);
        var point = new double[width + 1];
        for (int w = 0; w < WIDTHS.length; w++) {
            var loss =
                    new LinearLoss(
                            training,
                            design,
                            y,
                            new PointLoss.Quantile(q, WIDTHS[w]),
                            params.get(L2),
                            params.get(STEPS),
                            progress.part((double) w / WIDTHS.length, (w + 1.0) / WIDTHS.length));
            LinearLearner.minimize(loss, point.clone(), params.get(STEPS));
            point = loss.best();
        }
        var margins = new double[rows.length];
        design.margins(point, 0, margins);
        point[width] = quantile(training, y, margins, q);
        var told = LinearLearner.linear(point, width, Link.IDENTITY, centre, scale);
        return new Linear(width, told.weights(), told.intercept(), Link.IDENTITY);
    }

    private static double quantile(Training training, double[] y, double[] margins, double q) {
        var order =
                IntStream.range(0, y.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(y[a] - margins[a], y[b] - margins[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double all = Arrays.stream(training.rows()).mapToDouble(training::weight).sum();
        double sum = 0;
        for (int i : order) {
            sum += training.weight(training.rows()[i]);
            if (sum >= q * all) {
                return y[i] - margins[i];
            }
        }
        int last = order[order.length - 1];
        return y[last] - margins[last];
    }
}
