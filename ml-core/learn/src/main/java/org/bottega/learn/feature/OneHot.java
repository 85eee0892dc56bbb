package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Kind;
import org.bottega.model.features.Encoder;

/// One input a level.
public final class OneHot extends Featurizer {
    public static final Param<Integer> LEVELS =
            Param.whole("levels", 50, 1, 10_000)
                    .log()
                    .doc("How many levels have an input; the most frequent are taken.");

    OneHot() {
        super(
                new Info(
                        "one-hot",
                        "One-hot",
                        "One input a level: 1 where the row has it, else 0. An unseen level is none of them.",
                        "Categories",
                        List.of("dummy variables", "indicator")),
                Set.of(Place.CATEGORIES),
                "Suits, Use of Dummy Variables in Regression Equations, JASA 1957.",
                List.of(LEVELS));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        var levels = column.levels(params.get(LEVELS), "an input of their own");
        boolean pair = column.field().kind() == Kind.BOOLEAN && levels.size() == 2;
        column.add(
                Draft.of(new Encoder.OneHot(column.name(), pair ? levels.subList(1, 2) : levels)));
        column.indicate();
    }
}
