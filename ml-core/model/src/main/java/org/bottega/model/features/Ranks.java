package org.bottega.model.features;

import java.util.Arrays;
import java.util.List;
import org.bottega.kernel.table.Table;

/// Numbers replaced by where they stand among those learnt from: interpolated between knots, level beyond
/// the outermost ones. Missing stays missing.
///
/// @param knots ascending, distinct, at least one
/// @param at what a knot itself becomes
/// @param below where the line from the knot before ends
/// @param above where the line to the next knot begins
public record Ranks(Encoder base, Values knots, Values at, Values below, Values above)
        implements Encoder {
    public Ranks {
        boolean fits =
                knots.size() > 0
                        && at.size() == knots.size()
                        && below.size() == knots.size()
                        && above.size() == knots.size()
                        && knots.finite()
                        && at.finite()
                        && below.finite()
                        && above.finite();
        for (int k = 1; fits && k < knots.size(); k++) {
            fits = knots.get(k - 1) < knots.get(k);
        }
        if (!fits || base.width() != 1) {
            throw new IllegalArgumentException("knots of " + base + " do not fit");
        }
    }

    @Override
    public String column() {
        return base.column();
    }

    @Override
    public List<String> columns() {
        return base.columns();
    }

    @Override
    public List<Feature> features() {
        return base.features();
    }

    @Override
    public Bound bind(Table rows) {
        var bound = base.bind(rows);
        var ascending = knots.toArray();
        return (from, to, out, offset, stride) -> {
            bound.encode(from, to, out, offset, stride);
            for (int i = from, place = offset; i < to; i++, place += stride) {
                if (!Double.isNaN(out[place])) {
                    out[place] = rank(out[place], ascending);
                }
            }
        };
    }

    private double rank(double value, double[] ascending) {
        // −0.0 stands before 0.0 in the order of a search, but is no smaller
        int found = Arrays.binarySearch(ascending, value == 0 ? 0.0 : value);
        if (found >= 0) {
            return at.get(found);
        }
        int next = -found - 1;
        if (next == 0) {
            return at.get(0);
        }
        if (next == ascending.length) {
            return at.get(next - 1);
        }
        double share = (value - ascending[next - 1]) / (ascending[next] - ascending[next - 1]);
        return above.get(next - 1) + share * (below.get(next) - above.get(next - 1));
    }
}
