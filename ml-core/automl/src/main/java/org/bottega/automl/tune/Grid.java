package org.bottega.automl.tune;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Every combination: each category, each of few whole numbers, else some values spread evenly over the
/// range. Combinations that differ only where a dimension is not there are tried once.
///
/// @param steps how many values of a range
record Grid(int steps) implements Sampler {
    @Override
    public double @Nullable [] next(int number, History history, long seed) {
        var space = history.space();
        var places = new ArrayList<double[]>();
        for (var dimension : space.dimensions()) {
            int count =
                    switch (dimension) {
                        case Dimension.Categories categories -> categories.values().size();
                        case Dimension.Whole(var _, int min, int max, var _, var _) ->
                                (int) Math.min(steps, (long) max - min + 1);
                        case Dimension.Real _ -> steps;
                    };
            var own = new double[count];
            for (int i = 0; i < count; i++) {
                own[i] =
                        dimension instanceof Dimension.Real
                                ? count == 1 ? 0.5 : (double) i / (count - 1)
                                : (i + 0.5) / count;
            }
            places.add(own);
        }
        // the number-th combination of which no dimension that is not there is anywhere but at its
        // first
        var at = new int[places.size()];
        int seen = -1;
        while (true) {
            var unit = new double[at.length];
            for (int d = 0; d < at.length; d++) {
                unit[d] = places.get(d)[at[d]];
            }
            var bare = space.bare(unit);
            boolean once = true;
            for (int d = 0; d < at.length; d++) {
                once &= !Double.isNaN(bare[d]) || at[d] == 0;
            }
            if (once && ++seen == number) {
                return unit;
            }
            int d = at.length - 1;
            while (d >= 0 && ++at[d] == places.get(d).length) {
                at[d--] = 0;
            }
            if (d < 0) {
                return null;
            }
        }
    }
}
