package org.bottega.learn.forest;

import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// The settings that forests share.
public final class ForestParams {
    /// What a split of classes is judged by.
    public enum Criterion {
        GINI,
        ENTROPY
    }

    public static final Param<Integer> TREES =
            Param.whole("trees", 200, 1, 10_000)
                    .log()
                    .doc("How many trees; more are better but slower.");
    public static final Param<Criterion> CRITERION =
            Param.choice("criterion", Criterion.GINI)
                    .doc("What a split of classes is judged by; of no use for numbers.");
    public static final Param<Double> MAX_FEATURES =
            Param.real("max-features", 0, 0, 1)
                    .doc(
                            "The share of the inputs tried at each node; 0 for the usual one: "
                                    + "the square root of their number for classes, a third of them for numbers.");
    public static final Param<Integer> MIN_ROWS_IN_LEAF =
            Param.whole("min-rows-in-leaf", 0, 0, 100_000)
                    .doc("The fewest rows in a leaf; 0 for one that suits the number of rows.");
    public static final Param<Integer> MAX_DEPTH =
            Param.whole("max-depth", 40, 1, 200).doc("The deepest a tree may be.");

    static final ParamSpace SPACE =
            ParamSpace.of(TREES, CRITERION, MAX_FEATURES, MIN_ROWS_IN_LEAF, MAX_DEPTH);

    private ForestParams() {}

    static ForestLearner learner(Params params, boolean oneCut) {
        return new ForestLearner(
                params.get(TREES),
                params.get(MAX_FEATURES),
                params.get(MIN_ROWS_IN_LEAF),
                params.get(MAX_DEPTH),
                params.get(CRITERION) == Criterion.ENTROPY,
                oneCut);
    }

    static Params tuned(double share, int leaf) {
        return Params.defaults().with(MAX_FEATURES, share).with(MIN_ROWS_IN_LEAF, leaf);
    }

    static Params entropy() {
        return Params.defaults().with(CRITERION, Criterion.ENTROPY);
    }

    /// With which a forest is learnt again that a deadline may have cut short.
    static Params again(Params params, Predictor first) {
        return first instanceof TreeEnsemble forest
                ? params.with(TREES, Math.clamp(forest.trees(), 1, params.get(TREES)))
                : params;
    }
}
