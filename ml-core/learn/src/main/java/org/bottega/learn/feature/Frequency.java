package org.bottega.learn.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Values;

/// How frequent a level is among the rows learnt from.
public final class Frequency extends Featurizer {
    public static final Param<Boolean> LOG =
            Param.flag("log", false)
                    .doc(
                            "Whether the logarithm of 1 + the number of rows is taken instead of their share.");

    Frequency() {
        super(
                new Info(
                        "frequency",
                        "Frequency",
                        "The share of the rows that have the same level; 0 for one never seen.",
                        "Categories",
                        List.of("count encoding", "rarity")),
                Set.of(Place.CATEGORIES),
                "Pargent et al., Regularized Target Encoding Outperforms Traditional Methods, Computational Statistics 2022.",
                List.of(LOG));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        var levels = ((CategoryColumn) column.column()).levels();
        boolean log = params.get(LOG);
        double rows = column.rows().length;
        var shares =
                Arrays.stream(column.counts())
                        .mapToDouble(c -> log ? Math.log1p(c) : c / rows)
                        .toArray();
        double missing = log ? Math.log1p(column.missing()) : column.missing() / rows;
        column.add(
                Draft.of(
                        new LevelValues(
                                column.name(),
                                log ? "log frequency" : "frequency",
                                levels,
                                Values.of(shares),
                                missing,
                                0)));
    }
}
