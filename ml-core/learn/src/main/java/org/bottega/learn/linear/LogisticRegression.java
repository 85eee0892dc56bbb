package org.bottega.learn.linear;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Preset;
import org.bottega.learn.algorithm.Trait;

/// Tells classes by weighted sums: logistic for two classes, multinomial for more.
public final class LogisticRegression implements Algorithm {
    public static final Param<Double> L2 =
            Param.real("l2", 1, 1e-6, 1e6)
                    .log()
                    .doc("How strongly weights are pulled to zero; 1 is the usual strength.");
    public static final Param<Double> L1 =
            Param.real("l1", 0, 0, 1e6)
                    .doc(
                            "How strongly weights are pulled to exactly zero, so that few are left; with l2 an elastic net.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 300, 1, 100_000).log().doc("The most steps of the search.");

    @Override
    public Info info() {
        return new Info(
                "logistic-regression",
                "Logistic regression",
                "Weighs every input once; the simplest model of classes that is easy to explain.",
                "Linear",
                List.of("logit", "softmax", "maximum entropy", "lbfgs"));
    }

    @Override
    public Manual manual() {
        return new Manual(
                "Bottega; limited-memory BFGS by Smile 6.3",
                "Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, section 4.4.",
                "Time steps·n·d·classes; memory n·classes numbers.");
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CLASSIFICATION, Trait.WEIGHTS, Trait.ANYTIME);
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(L2, L1, STEPS);
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("default", Params.defaults(), 99));
    }

    @Override
    public Learner learner(Params params) {
        return new LinearLearner(params.get(L1), params.get(L2), params.get(STEPS));
    }
}
