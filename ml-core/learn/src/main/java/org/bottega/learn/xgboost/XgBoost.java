package org.bottega.learn.xgboost;

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
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Gradient boosting by XGBoost: trees grown level by level over binned inputs, missing values and
/// categories taken as they are.
///
/// Chen and Guestrin, XGBoost: A Scalable Tree Boosting System, KDD 2016.
public final class XgBoost implements Algorithm {
    /// How rounds are made.
    public enum Mode {
        /// each tree learns what all before lack
        BOOSTING,
        /// as boosting, but some earlier trees are left out while a tree learns
        DART
    }

    public static final Param<Mode> MODE =
            Param.choice("mode", Mode.BOOSTING)
                    .doc(
                            "How rounds are made; dart never stops early and takes 300 rounds if nothing else is chosen.");
    public static final Param<Double> DROPPED =
            Param.real("dropped", 0.1, 0, 1)
                    .doc("For dart: the share of earlier trees left out in a round.");
    public static final Param<String> MONOTONE =
            Param.line("monotone", "")
                    .doc(
                            "Columns that may only raise or only lower the prediction, as in \"age:+, price:-\".");
    public static final Param<Double> LEARNING_RATE =
            Param.real("learning-rate", 0.05, 0.0001, 1)
                    .log()
                    .doc(
                            "How much each round adds; smaller is more careful and needs more rounds.");
    public static final Param<Integer> ROUNDS =
            Param.whole("rounds", 10_000, 1, 100_000)
                    .log()
                    .doc(
                            "The most rounds; with validation rows it stops earlier, when nothing more is gained.");
    public static final Param<Integer> MAX_DEPTH =
            Param.whole("max-depth", 6, 1, 20).doc("The deepest a tree may be.");
    public static final Param<Double> MIN_CHILD_WEIGHT =
            Param.real("min-child-weight", 1, 0, 1000)
                    .doc("The least curvature of the loss (for numbers: rows) in a leaf.");
    public static final Param<Double> SUBSAMPLE =
            Param.real("subsample", 1, 0.05, 1)
                    .doc("The share of the rows, chosen by chance, that each tree learns from.");
    public static final Param<Double> COLSAMPLE_BYTREE =
            Param.real("colsample-bytree", 1, 0.05, 1)
                    .doc("The share of the inputs, chosen by chance, that each tree may use.");
    public static final Param<Double> COLSAMPLE_BYLEVEL =
            Param.real("colsample-bylevel", 1, 0.05, 1)
                    .doc(
                            "The share of the inputs, chosen by chance, that each level of a tree may use.");
    public static final Param<Double> MIN_SPLIT_LOSS =
            Param.real("min-split-loss", 0, 0, 1000).doc("How much a split must gain to be made.");
    public static final Param<Double> L1 =
            Param.real("l1", 0, 0, 1000)
                    .doc("How strongly leaf values are pulled to zero (absolute).");
    public static final Param<Double> L2 =
            Param.real("l2", 1, 0, 1000)
                    .doc("How strongly leaf values are pulled to zero (squared).");
    public static final Param<Integer> MAX_BIN =
            Param.whole("max-bin", 256, 2, 65_535)
                    .log()
                    .doc("The most bins an input's values are put into.");
    public static final Param<Integer> MAX_CAT_TO_ONEHOT =
            Param.whole("max-cat-to-onehot", 4, 1, 100_000)
                    .log()
                    .doc("Categories with fewer levels are split one level against the rest.");

    @Override
    public Info info() {
        return new Info(
                "xgboost",
                "XGBoost",
                "Gradient boosting that grows trees level by level; a strong companion of LightGBM.",
                "Boosting",
                List.of("gbdt", "gradient boosting", "trees"));
    }

    @Override
    public Manual manual() {
        return new Manual(
                "XGBoost 3.1",
                "Chen and Guestrin, XGBoost: A Scalable Tree Boosting System, KDD 2016.",
                "Time n·d a round (histograms); memory about 6·n·d bytes outside the heap.");
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(
                Trait.CLASSIFICATION,
                Trait.REGRESSION,
                Trait.WEIGHTS,
                Trait.EARLY_STOPPING,
                Trait.ANYTIME);
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(
                LEARNING_RATE,
                ROUNDS,
                MAX_DEPTH,
                MIN_CHILD_WEIGHT,
                SUBSAMPLE,
                COLSAMPLE_BYTREE,
                COLSAMPLE_BYLEVEL,
                MIN_SPLIT_LOSS,
                L1,
                L2,
                MAX_BIN,
                MAX_CAT_TO_ONEHOT,
                MODE,
                DROPPED,
                MONOTONE);
    }

    /// The family's default, then the ones of the zero-shot portfolio that AutoGluon learnt over 200 data
    /// sets, in its order.
    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("default", Params.defaults(), 98),
                new Preset("r33", tuned(false, 0.69173, 0.018064, 10, 0.60286), 76),
                new Preset("r89", tuned(false, 0.66284, 0.087757, 5, 0.62941), 68),
                new Preset("r194", tuned(true, 0.90902, 0.092902, 7, 0.8042), 62),
                new Preset("r98", tuned(true, 0.51665, 0.0071581, 9, 0.85671), 50),
                new Preset("r49", tuned(false, 0.74523, 0.038404, 7, 0.55642), 31),
                new Preset("r31", tuned(false, 0.75066, 0.0099747, 4, 0.92386), 28),
                new Preset("r22", tuned(false, 0.63269, 0.077921, 6, 1.0759), 23));
    }

    private static Params tuned(
            boolean groups, double columns, double rate, int depth, double weight) {
        return Params.defaults()
                .with(MAX_CAT_TO_ONEHOT, groups ? MAX_CAT_TO_ONEHOT.preset() : 100_000)
                .with(COLSAMPLE_BYTREE, columns)
                .with(LEARNING_RATE, rate)
                .with(MAX_DEPTH, depth)
                .with(MIN_CHILD_WEIGHT, weight);
    }

    @Override
    public Learner learner(Params params) {
        return new XgBoostLearner(params);
    }

    @Override
    public Params again(Params params, Predictor first) {
        return first instanceof TreeEnsemble forest
                ? params.with(ROUNDS, Math.max(1, forest.trees() / forest.margins()))
                : params;
    }
}
