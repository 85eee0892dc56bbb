package org.bottega.learn.forest;

import java.util.Set;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Predictor;

/// What the algorithms that average many trees have in common; they differ by how a tree is cut.
abstract sealed class Forest implements Algorithm permits ExtraTrees, RandomForest {
    private final boolean byChance;

    /// @param byChance whether a cut is drawn by chance instead of searched for
    Forest(boolean byChance) {
        this.byChance = byChance;
    }

    @Override
    public final Set<Trait> traits() {
        return Set.of(Trait.CLASSIFICATION, Trait.REGRESSION, Trait.WEIGHTS, Trait.ANYTIME);
    }

    @Override
    public final ParamSpace params() {
        return ForestParams.SPACE;
    }

    @Override
    public final Learner learner(Params params) {
        return ForestParams.learner(params, byChance);
    }

    @Override
    public final Params again(Params params, Predictor first) {
        return ForestParams.again(params, first);
    }
}
