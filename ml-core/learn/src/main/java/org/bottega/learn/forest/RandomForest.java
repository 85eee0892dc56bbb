package org.bottega.learn.forest;

import java.util.List;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Preset;

/// A random forest: trees grown each from a bootstrap sample of the rows, looking at a few inputs by chance
/// at each node; their leaves are averaged.
///
/// Breiman, Random Forests, Machine Learning 45, 2001.
public final class RandomForest extends Forest {
    public RandomForest() {
        super(false);
    }

    @Override
    public Info info() {
        return new Info(
                "random-forest",
                "Random forest",
                "Many trees, each from a sample of the rows, averaged; robust, with little to set.",
                "Forests",
                List.of("bagging", "trees"));
    }

    @Override
    public Manual manual() {
        return new Manual(
                "Bottega",
                "Breiman, Random Forests, Machine Learning 45, 2001.",
                "Time trees·n·√d·log n; memory n·d bytes and the trees.");
    }

    /// The family's default by both criteria, then the ones of the zero-shot portfolio that AutoGluon
    /// learnt over 200 data sets, in its order.
    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("default", Params.defaults(), 88),
                new Preset("entropy", ForestParams.entropy(), 75),
                new Preset("r195", ForestParams.tuned(0.75, 1), 53),
                new Preset("r39", ForestParams.tuned(0.75, 2), 52),
                new Preset("r127", ForestParams.tuned(1, 5), 41),
                new Preset("r34", ForestParams.tuned(0.75, 40), 40),
                new Preset("r15", ForestParams.tuned(0.75, 3), 26));
    }
}
