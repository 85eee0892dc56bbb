package org.bottega.learn.lightgbm;

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
import org.bottega.learn.boosting.Loss;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Gradient boosting by LightGBM: trees grown leaf by leaf over binned inputs, missing values and
/// categories taken as they are.
///
/// Ke et al., LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NeurIPS 2017.
public final class LightGbm implements Algorithm {
    /// How rounds are made.
    public enum Mode {
        /// each tree learns what all before lack
        BOOSTING,
        /// as boosting, but some earlier trees are left out while a tree learns
        DART,
        /// as boosting, mostly from the rows that are told worst
        GOSS,
        /// each tree learns from a sample of its own, and all are averaged
        RANDOM_FOREST
    }

    public static final Param<Mode> MODE =
            Param.choice("mode", Mode.BOOSTING)
                    .doc(
                            "How rounds are made; dart and random forest never stop early and take 300 rounds if nothing else is chosen.");
    public static final Param<Loss> LOSS =
            Param.choice("loss", Loss.SQUARED)
                    .doc("For numbers: what is minimised; of no use for classes.");
    public static final Param<Double> QUANTILE =
            Param.real("quantile", 0.5, 0.01, 0.99)
                    .doc("For the quantile loss: the share of rows that shall be below.");
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
    public static final Param<Integer> NUM_LEAVES =
            Param.whole("num-leaves", 31, 2, 4096).log().doc("The most leaves of a tree.");
    public static final Param<Integer> MAX_DEPTH =
            Param.whole("max-depth", 0, 0, 64).doc("The deepest a tree may be; 0 for no limit.");
    public static final Param<Integer> MIN_DATA_IN_LEAF =
            Param.whole("min-data-in-leaf", 20, 1, 100_000).log().doc("The fewest rows in a leaf.");
    public static final Param<Double> FEATURE_FRACTION =
            Param.real("feature-fraction", 1, 0.05, 1)
                    .doc("The share of the inputs, chosen by chance, that each tree may use.");
    public static final Param<Double> BAGGING_FRACTION =
            Param.real("bagging-fraction", 1, 0.05, 1)
                    .doc("The share of the rows, chosen by chance, that each tree learns from.");
    public static final Param<Boolean> EXTRA_TREES =
            Param.flag("extra-trees", false)
                    .doc("Try one threshold by chance for each input, instead of all.");
    public static final Param<Double> L1 =
            Param.real("l1", 0, 0, 1000)
                    .doc("How strongly leaf values are pulled to zero (absolute).");
    public static final Param<Double> L2 =
            Param.real("l2", 0, 0, 1000)
                    .doc("How strongly leaf values are pulled to zero (squared).");
    public static final Param<Integer> MAX_BIN =
            Param.whole("max-bin", 255, 2, 65_535)
                    .log()
                    .doc("The most bins an input's values are put into.");
    public static final Param<Double> CAT_SMOOTH =
            Param.real("cat-smooth", 10, 0, 1000)
                    .doc("How strongly rare levels of a category are taken for average ones.");
    public static final Param<Double> CAT_L2 =
            Param.real("cat-l2", 10, 0, 1000)
                    .doc("How strongly leaf values of splits by category are pulled to zero.");
    public static final Param<Integer> MIN_DATA_PER_GROUP =
            Param.whole("min-data-per-group", 100, 1, 100_000)
                    .log()
                    .doc("The fewest rows in a group of levels.");
    public static final Param<Integer> MAX_CAT_TO_ONEHOT =
            Param.whole("max-cat-to-onehot", 4, 1, 1000)
                    .log()
                    .doc(
                            "Categories with so many levels or fewer are split one level against the rest.");

    @Override
    public Info info() {
        return new Info(
                "lightgbm",
                "LightGBM",
                "Gradient boosting that grows trees leaf by leaf; fast, and hard to beat on tables.",
                "Boosting",
                List.of("gbdt", "gradient boosting", "trees"));
    }

    @Override
    public Manual manual() {
        return new Manual(
                "LightGBM 4.3 through its C interface",
                "Ke et al., LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NeurIPS 2017.",
                "Time n·d a round (histograms); memory about n·d bytes outside the heap.");
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
                NUM_LEAVES,
                MAX_DEPTH,
                MIN_DATA_IN_LEAF,
                FEATURE_FRACTION,
                BAGGING_FRACTION,
                EXTRA_TREES,
                L1,
                L2,
                MAX_BIN,
                CAT_SMOOTH,
                CAT_L2,
                MIN_DATA_PER_GROUP,
                MAX_CAT_TO_ONEHOT,
                MODE,
                LOSS,
                QUANTILE,
                MONOTONE);
    }

    /// The family's default, its extra-trees and its large form, then the ones of the zero-shot portfolio
    /// that AutoGluon learnt over 200 data sets, in its order.
    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("default", Params.defaults(), 100),
                new Preset("extra-trees", Params.defaults().with(EXTRA_TREES, true), 74),
                new Preset("large", tuned(false, 0.9, 0.03, 3, 128), 86),
                new Preset("r131", tuned(false, 0.70236, 0.012145, 14, 53), 97),
                new Preset("r96", tuned(true, 0.56369, 0.015187, 48, 16), 78),
                new Preset("r188", tuned(true, 0.82826, 0.033929, 6, 127), 70),
                new Preset("r130", tuned(false, 0.62458, 0.047116, 56, 89), 66),
                new Preset("r161", tuned(false, 0.58989, 0.010465, 11, 252), 58),
                new Preset("r196", tuned(true, 0.51434, 0.0052948, 6, 133), 54),
                new Preset("r15", tuned(false, 0.74212, 0.018604, 6, 22), 48),
                new Preset("r143", tuned(false, 0.94089, 0.013435, 21, 178), 42),
                new Preset("r94", tuned(true, 0.43411, 0.040344, 33, 16), 38),
                new Preset("r30", tuned(true, 0.97731, 0.010534, 21, 111), 32),
                new Preset("r135", tuned(false, 0.82544, 0.031252, 50, 210), 24),
                new Preset("r121", tuned(false, 0.57304, 0.010305, 10, 215), 20));
    }

    private static Params tuned(boolean extra, double fraction, double rate, int leaf, int leaves) {
        return Params.defaults()
                .with(EXTRA_TREES, extra)
                .with(FEATURE_FRACTION, fraction)
                .with(LEARNING_RATE, rate)
                .with(MIN_DATA_IN_LEAF, leaf)
                .with(NUM_LEAVES, leaves);
    }

    @Override
    public Learner learner(Params params) {
        return new LightGbmLearner(params);
    }

    @Override
    public Params again(Params params, Predictor first) {
        return first instanceof TreeEnsemble forest
                ? params.with(ROUNDS, Math.max(1, forest.trees() / forest.margins()))
                : params;
    }
}
