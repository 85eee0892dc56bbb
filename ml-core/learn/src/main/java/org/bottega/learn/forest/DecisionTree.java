package org.bottega.learn.forest;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Predictor;

/// A single decision tree, small enough to be read as rules.
public final class DecisionTree extends Declared {
    public static final Param<Integer> MAX_DEPTH =
            Param.whole("max-depth", 5, 1, 30).doc("How many questions are asked at most.");
    public static final Param<Integer> MIN_ROWS_IN_LEAF =
            Param.whole("min-rows-in-leaf", 0, 0, 100_000)
                    .doc("The fewest rows in a leaf; 0 for a hundredth of them, at least 3.");

    public DecisionTree() {
        super(
                new Info(
                        "decision-tree",
                        "Decision tree",
                        "A few questions one after the other; can be read as rules.",
                        "Forests",
                        List.of("cart", "rules", "j48")),
                Manual.own(
                        "Breiman, Friedman, Olshen, Stone, Classification and Regression Trees, 1984.",
                        "Time n·d·depth; memory n·d bytes."),
                Set.of(Trait.CLASSIFICATION, Trait.REGRESSION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(MAX_DEPTH, ForestParams.CRITERION, MIN_ROWS_IN_LEAF));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(Encoding.TREES, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = new ForestRows(training, progress);
        int chosen = params.get(MIN_ROWS_IN_LEAF);
        int fewest = chosen > 0 ? chosen : Math.max(3, rows.rows() / 100);
        var tree =
                new TreeGrower(
                                rows,
                                rows.inputs(),
                                fewest * rows.unit(),
                                params.get(MAX_DEPTH),
                                params.get(ForestParams.CRITERION) == ForestParams.Criterion.ENTROPY
                                        && training.classifies(),
                                false)
                        .growAlone(training.seed(), progress::cancelled);
        progress.checkCancelled();
        return tree;
    }
}
