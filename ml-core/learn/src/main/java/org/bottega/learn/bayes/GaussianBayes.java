package org.bottega.learn.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.numeric.Moments;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Naive Bayes with a normal distribution for each input and class.
public final class GaussianBayes extends Declared {
    public static final Param<Double> SMOOTHING =
            Param.real("smoothing", 1e-9, 1e-12, 1)
                    .log()
                    .doc("Added to all variances, as a share of the largest one.");

    public GaussianBayes() {
        super(
                new Info(
                        "gaussian-naive-bayes",
                        "Naive Bayes (Gaussian)",
                        "Takes inputs for independent and normal within each class; learns at once.",
                        "Bayes",
                        List.of("naive bayes", "generative")),
                Manual.own(
                        "Hand and Yu, Idiot's Bayes – Not So Stupid After All?, International Statistical Review 69, 2001.",
                        "Time n·d; memory classes·d numbers."),
                Set.of(Trait.CLASSIFICATION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(SMOOTHING));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params.get(SMOOTHING)));
    }

    private static Predictor fit(Training training, double smoothing) {
        var classes = Classes.of(training);
        var rows = classes.rows();
        int width = rows.width();
        var all = variances(rows.x(), width, rows.w());
        double least = smoothing * Math.max(1e-9, Arrays.stream(all).max().orElse(0));
        var constant = new double[classes.count()];
        var means = new double[classes.count() * width];
        var factors = new double[means.length];
        for (int k = 0; k < constant.length; k++) {
            var weights = classes.weightsOrAll(k);
            var mean = Moments.mean(rows.x(), width, weights);
            var variance = variances(rows.x(), width, weights);
            constant[k] = classes.logPrior()[k];
            for (int j = 0; j < width; j++) {
                double own = variance[j] + least;
                means[k * width + j] = mean[j];
                factors[k * width + j] = 1 / Math.sqrt(own);
                constant[k] -= 0.5 * Math.log(2 * Math.PI * own);
            }
        }
        return new Gaussians(width, constant, means, factors, true, Link.SOFTMAX);
    }

    private static double[] variances(double[] x, int width, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        var mean = Moments.mean(x, width, weights);
        return Arrays.stream(Moments.squares(x, width, weights, mean)).map(s -> s / sum).toArray();
    }
}
