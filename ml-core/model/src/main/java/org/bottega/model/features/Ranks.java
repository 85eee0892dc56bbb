package org.bottega.model.features;

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
        return (from, to, out, offset, stride) -> {
            bound.encode(from, to, out, offset, stride);
            for (int i = from, place = offset; i < to; i++, place += stride) {
                if (!Double.isNaN(out[place])) {
                    out[place] = rank(out[place]);
                }
            }
        };
    }

    private double rank(double value) {
        int low = 0;
        int high = knots.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots.get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == knots.size()) {
            return at.get(low - 1);
        }
        double next = knots.get(low);
        if (low == 0 || next == value) {
            return at.get(low);
        }
        double before = knots.get(low - 1);
        double share = (value - before) / (next - before);
        return above.get(low - 1) + share * (below.get(low) - above.get(low - 1));
    }
}
