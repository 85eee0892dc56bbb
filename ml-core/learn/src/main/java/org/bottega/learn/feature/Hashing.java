package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Hashed;

/// A fixed number of inputs for any number of levels.
public final class Hashing extends Featurizer {
    public static final Param<Integer> BUCKETS =
            Param.whole("buckets", 32, 2, Hashed.MOST).log().doc("How many inputs there are.");
    public static final Param<Boolean> SIGNED =
            Param.flag("signed", true)
                    .doc(
                            "Whether half of the levels count −1, so that those in one input cancel on average.");

    Hashing() {
        super(
                new Info(
                        "hashing",
                        "Hashing",
                        "Each level in one of a fixed number of inputs by its hash; levels never seen have a place, too.",
                        "Categories",
                        List.of("feature hashing", "hashing trick", "murmur")),
                Set.of(Place.CATEGORIES),
                "Weinberger et al., Feature Hashing for Large Scale Multitask Learning, ICML 2009.",
                List.of(BUCKETS, SIGNED));
    }

    @Override
    public String onnx() {
        return "Written into the graph with ONNX Runtime's own hash; other runtimes may lack it.";
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.add(Draft.of(new Hashed(column.name(), params.get(BUCKETS), params.get(SIGNED))));
    }
}
