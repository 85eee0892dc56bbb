package org.bottega.model.features;

import java.util.List;
import org.bottega.kernel.table.Column;

/// A number for each level of a category: what its rows' targets are on average, how often it occurs, its
/// place in an order.
///
/// @param meaning what the number is, for the feature's name
/// @param values one a level
/// @param missing what a missing value becomes, and
/// @param unseen a level that is none of these; NaN where that is missing again
public record LevelValues(
        String column,
        String meaning,
        List<String> levels,
        Values values,
        double missing,
        double unseen)
        implements Encoder {
    public LevelValues {
        levels = Levels.of(levels);
        if (values.size() != levels.size() || !values.finite()) {
            throw new IllegalArgumentException(
                    column
                            + ": a finite number for each of "
                            + levels.size()
                            + " levels is needed");
        }
        if (Double.isInfinite(missing) || Double.isInfinite(unseen)) {
            throw new IllegalArgumentException(column + ": an infinite number for a level");
        }
    }

    @Override
    public List<Feature> features() {
        return List.of(new Feature(column + ": " + meaning, column, 0));
    }

    @Override
    public Bound bind(Column source) {
        var at = Levels.of(levels).positions(Encoder.categories(column, source));
        return (from, to, out, offset, stride) -> {
            for (int i = from, place = offset; i < to; i++, place += stride) {
                out[place] =
                        switch (at[i]) {
                            case Levels.MISSING -> missing;
                            case Levels.UNSEEN -> unseen;
                            default -> values.get(at[i]);
                        };
            }
        };
    }
}
