package org.bottega.learn.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bottega.kernel.Info;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Values;

/// The place of a level in an order: 0, 1, 2 …
public final class Ordinal extends Featurizer {
    public static final Param<String> ORDER =
            Param.line("order", "")
                    .doc(
                            "The levels from the least to the greatest with / between them; if not set, as they stand"
                                    + " in the data.");

    Ordinal() {
        super(
                new Info(
                        "ordinal",
                        "Ordinal",
                        "The place of a level in an order, as a number: low 0, middle 1, high 2; unseen levels are missing.",
                        "Categories",
                        List.of("rank", "ordered categories", "ordinal encoder")),
                Set.of(Place.CATEGORIES),
                "Stevens, On the Theory of Scales of Measurement, Science 1946.",
                List.of(ORDER));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        var order = params.get(ORDER);
        var levels = order.isEmpty() ? column.levels(Integer.MAX_VALUE) : read(order, column);
        var places = IntStream.range(0, levels.size()).asDoubleStream().toArray();
        column.add(
                Draft.of(
                        new LevelValues(
                                column.name(),
                                "place",
                                levels,
                                Values.of(places),
                                Double.NaN,
                                Double.NaN)));
    }

    private static List<String> read(String order, ColumnFit column) {
        var known = ((CategoryColumn) column.column()).levels();
        var levels = new ArrayList<String>();
        for (var part : order.split("/", -1)) {
            var level = part.strip();
            if (!known.contains(level)) {
                throw ProblemException.usage(
                        column.name(),
                        "There is no level \"" + level + "\" to put in order.",
                        Nearest.hint(level, known));
            }
            if (levels.contains(level)) {
                throw ProblemException.usage(
                        column.name(),
                        "The level \"" + level + "\" stands twice in the order.",
                        "Name each level once.");
            }
            levels.add(level);
        }
        return levels;
    }
}
