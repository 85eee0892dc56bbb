package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;

/// Levels numbered, for learners that know what a category is.
public final class Codes extends Featurizer {
    public static final Param<Integer> LEVELS =
            Param.whole("levels", 1000, 1, 100_000)
                    .log()
                    .doc("How many levels have a code; the most frequent are taken.");
    public static final Param<Boolean> MISSING_IS_LEVEL =
            Param.flag("missing-is-level", false)
                    .doc("Whether missing and unseen levels have a code, too.");

    Codes() {
        super(
                new Info(
                        "codes",
                        "Category codes",
                        "Levels numbered from 0 on; forests split them as sets, not by order.",
                        "Categories",
                        List.of("label encoding", "native categories")),
                Set.of(Place.CATEGORIES),
                "Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, section 4.2.",
                List.of(LEVELS, MISSING_IS_LEVEL));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        var levels = column.levels(params.get(LEVELS), "a code of their own");
        column.add(
                Draft.of(new Encoder.Codes(column.name(), levels, params.get(MISSING_IS_LEVEL))));
    }
}
