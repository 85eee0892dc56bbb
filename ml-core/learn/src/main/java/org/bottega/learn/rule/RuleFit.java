package org.bottega.learn.rule;

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

/// RuleFit: a weighted sum of short rules and of inputs, few of each. Held as a stack: a forest that tells for each
/// rule whether it holds, and a weighted sum over these and the inputs passed on.
public final class RuleFit extends Declared {
    public static final Param<Integer> TREES =
            Param.whole("trees", 60, 1, 10_000).log().doc("From how many trees rules are taken.");
    public static final Param<Integer> MAX_DEPTH =
            Param.whole("max-depth", 3, 1, 8).doc("The most conditions of a rule.");
    public static final Param<Integer> MOST_RULES =
            Param.whole("most-rules", 400, 1, 5000)
                    .log()
                    .doc("How many rules are weighed against one another at most.");
    public static final Param<Double> STRENGTH =
            Param.real("strength", 0, 0, 1)
                    .doc(
                            "How strongly weights are pulled to zero, as a share of the strength that leaves none; 0 for what predicts held-out rows best.");
    public static final Param<Boolean> INPUTS =
            Param.flag("inputs", true).doc("Weigh inputs themselves beside the rules.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 300, 1, 100_000).log().doc("The most steps of each search.");

    public RuleFit() {
        super(
                new Info(
                        "rulefit",
                        "RuleFit",
                        "A few short rules with weights: easy to read, nearly as good as a forest.",
                        "Trees",
                        List.of("rules", "explainable", "sparse", "lasso", "interpretable")),
                new Manual(
                        "Bottega; trees by LightGBM",
                        "Friedman and Popescu, Predictive Learning via Rule Ensembles, Annals of Applied Statistics 2, 2008.",
                        "Time that of the trees + 6·steps·n·rules; memory n·rules numbers."),
                Set.of(
                        Trait.CLASSIFICATION,
                        Trait.REGRESSION,
                        Trait.WEIGHTS,
                        Trait.ANYTIME,
                        Trait.ON_REQUEST),
                List.of(TREES, MAX_DEPTH, MOST_RULES, STRENGTH, INPUTS, STEPS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR,
                (training, progress) -> new RuleFitting(training, params, progress).fit());
    }
}
