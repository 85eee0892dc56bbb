package org.bottega.learn.bayes;

import java.util.ArrayList;
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
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Naive Bayes over yes and no: whether a row has an input or not.
public final class BernoulliBayes extends Declared {
    public static final Param<Double> SMOOTHING =
            Param.real("smoothing", 1, 1e-6, 1000)
                    .log()
                    .doc("How many rows with and without each input are added to each class.");
    public static final Param<Double> CUT =
            Param.real("cut", 0.5, 0, 1)
                    .doc("Above which part of its range an input counts as there.");

    public BernoulliBayes() {
        super(
                new Info(
                        "bernoulli-naive-bayes",
                        "Naive Bayes (Bernoulli)",
                        "Compares how often each input is there; usual for yes-or-no columns.",
                        "Bayes",
                        List.of("naive bayes", "binary")),
                Manual.own(
                        "McCallum and Nigam, A Comparison of Event Models for Naive Bayes Text Classification, AAAI 1998.",
                        "Time n·d; memory classes·d numbers."),
                Set.of(Trait.CLASSIFICATION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(SMOOTHING, CUT));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(Encoding.UNIT, (training, progress) -> fit(training, params));
    }

    private static Predictor fit(Training training, Params params) {
        var classes = Classes.of(training);
        var rows = classes.rows();
        int count = classes.count();
        double smoothing = params.get(SMOOTHING);
        double cut = params.get(CUT);
        var terms = new ArrayList<Additive.Term>();
        for (int j = 0; j < rows.width(); j++) {
            // without, with, missing
            var values = new double[3 * count];
            for (int k = 0; k < count; k++) {
                double there = 0;
                for (int i = 0; i < rows.count(); i++) {
                    there += rows.x(i, j) > cut ? classes.weights()[k][i] : 0;
                }
                double share = (there + smoothing) / (classes.sums()[k] + 2 * smoothing);
                values[k] = Math.log1p(-share);
                values[count + k] = Math.log(share);
            }
            terms.add(new Additive.Term(new int[] {j}, new double[][] {{cut}}, values));
        }
        return new Additive(rows.width(), classes.logPrior(), terms, Link.SOFTMAX);
    }
}
