package org.bottega.learn.forest;

import java.util.List;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Preset;

/// Extremely randomised trees: a random forest whose trees try one cut by chance for each input they look
/// at, instead of the best one.
///
/// Geurts, Ernst and Wehenkel, Extremely Randomized Trees, Machine Learning 63, 2006.
public final class ExtraTrees extends Forest {
    public ExtraTrees() {
        super(true);
    }

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
}
