package org.bottega.learn;

import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.forest.ExtraTrees;
import org.bottega.learn.forest.RandomForest;
import org.bottega.learn.lightgbm.LightGbm;
import org.bottega.learn.linear.Baseline;
import org.bottega.learn.linear.LogisticRegression;
import org.bottega.learn.linear.RidgeRegression;
import org.bottega.learn.xgboost.XgBoost;

/// All algorithms there are.
public final class Algorithms {
    private static final List<Algorithm> ALL =
            List.of(
                    new LightGbm(),
                    new XgBoost(),
                    new RandomForest(),
                    new ExtraTrees(),
                    new LogisticRegression(),
                    new RidgeRegression(),
                    new Baseline());

    private Algorithms() {}

    public static List<Algorithm> all() {
        return ALL;
    }

    /// @throws ProblemException (usage) naming the nearest id when there is none of that id
    public static Algorithm byId(String id) {
        var ids = ALL.stream().map(a -> a.info().id()).toList();
        return ALL.stream()
                .filter(a -> a.info().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                "algorithm",
                                "There is no algorithm \""
                                        + id
                                        + "\": choose one of "
                                        + String.join(", ", ids)
                                        + ".",
                                Nearest.hint(id, ids)));
    }
}
