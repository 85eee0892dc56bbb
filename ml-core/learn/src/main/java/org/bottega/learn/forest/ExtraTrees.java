package org.bottega.learn.forest;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Preset;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Predictor;

/// Extremely randomised trees: a random forest whose trees try one cut by chance for each input they look
/// at, instead of the best one.
///
/// Geurts, Ernst and Wehenkel, Extremely Randomized Trees, Machine Learning 63, 2006.
public final class ExtraTrees implements Algorithm {
    @Override
    public Info info() {
        return new Info(
                "extra-trees",
                "Extra trees",
                "A random forest with cuts by chance: smoother, and different enough to help an ensemble.",
                "Forests",
                List.of("extremely randomised trees", "bagging", "trees"));
    }

    @Override
    public Manual manual() {
        return new Manual(
                "Bottega",
                "Geurts, Ernst, Wehenkel, Extremely randomized trees, Machine Learning 63, 2006.",
                "Time trees·n·√d·log n; memory n·d bytes and the trees.");
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CLASSIFICATION, Trait.REGRESSION, Trait.WEIGHTS, Trait.ANYTIME);
    }

    @Override
    public ParamSpace params() {
        return ForestParams.SPACE;
    }

    /// The family's default by both criteria, then the ones of the zero-shot portfolio that AutoGluon
    /// learnt over 200 data sets, in its order.
    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("default", Params.defaults(), 84),
                new Preset("entropy", ForestParams.entropy(), 64),
                new Preset("r42", ForestParams.tuned(0.75, 1), 55),
                new Preset("r172", ForestParams.tuned(1, 4), 61),
                new Preset("r49", ForestParams.tuned(0, 1), 43),
                new Preset("r4", ForestParams.tuned(1, 20), 37),
                new Preset("r178", ForestParams.tuned(0.75, 4), 29));
    }

    @Override
    public Learner learner(Params params) {
        return ForestParams.learner(params, true);
    }

    @Override
    public Params again(Params params, Predictor first) {
        return ForestParams.again(params, first);
    }
}
