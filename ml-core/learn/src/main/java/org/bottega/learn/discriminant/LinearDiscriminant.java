package org.bottega.learn.discriminant;

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
import org.bottega.learn.algorithm.Trait;

/// Discriminant analysis: normal distributions of classes with a covariance in common.
public final class LinearDiscriminant extends Declared {
    public static final Param<Double> SHRINKAGE =
            Param.real("shrinkage", 0, 0, 1)
                    .doc("How far covariances are drawn towards a round shape; 1 is round.");

    public LinearDiscriminant() {
        super(
                new Info(
                        "linear-discriminant",
                        "Linear discriminant analysis",
                        "Normal classes of the same shape: the border between two is straight.",
                        "Bayes",
                        List.of("lda", "fisher", "generative")),
                Manual.own(
                        "Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, section 4.3; Friedman, Regularized Discriminant Analysis, JASA 84, 1989.",
                        "Time n·d² + d³; memory d² numbers."),
                Set.of(Trait.CLASSIFICATION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(SHRINKAGE));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR,
                (training, progress) ->
                        new Discriminant(training, params.get(SHRINKAGE), progress).linear());
    }
}
