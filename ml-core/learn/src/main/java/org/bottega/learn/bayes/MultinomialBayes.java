package org.bottega.learn.bayes;

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
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Naive Bayes over amounts: words in a text, or how much of each input a row has.
public final class MultinomialBayes extends Declared {
    public static final Param<Double> SMOOTHING =
            Param.real("smoothing", 1, 1e-6, 1000)
                    .log()
                    .doc("What is added to the amount of each input in each class.");

    public MultinomialBayes() {
        super(
                new Info(
                        "multinomial-naive-bayes",
                        "Naive Bayes (multinomial)",
                        "Compares how much of each input the classes have; usual for word counts.",
                        "Bayes",
                        List.of("naive bayes", "text", "counts")),
                Manual.own(
                        "McCallum and Nigam, A Comparison of Event Models for Naive Bayes Text Classification, AAAI 1998.",
                        "Time n·d; memory classes·d numbers."),
                Set.of(Trait.CLASSIFICATION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(SMOOTHING));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.UNIT, (training, progress) -> fit(training, params.get(SMOOTHING)));
    }

    private static Predictor fit(Training training, double smoothing) {
        var classes = Classes.of(training);
        var rows = classes.rows();
        int width = rows.width();
        var weights = new double[classes.count() * width];
        for (int k = 0; k < classes.count(); k++) {
            var of = classes.weights()[k];
            double all = 0;
            for (int i = 0; i < rows.count(); i++) {
                for (int j = 0; j < width && of[i] > 0; j++) {
                    weights[k * width + j] += of[i] * Math.max(0, rows.x(i, j));
                }
            }
            for (int j = 0; j < width; j++) {
                weights[k * width + j] += smoothing;
                all += weights[k * width + j];
            }
            for (int j = 0; j < width; j++) {
                weights[k * width + j] = Math.log(weights[k * width + j] / all);
            }
        }
        return new Linear(width, weights, classes.logPrior(), Link.SOFTMAX);
    }
}
