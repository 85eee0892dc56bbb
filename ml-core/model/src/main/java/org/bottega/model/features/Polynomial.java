package org.bottega.model.features;

import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.table.Table;

/// A number and its powers up to a degree, at most 1e300 in size. Missing stays missing in all of them.
///
/// @param degree 2 to 10
public record Polynomial(Encoder base, int degree) implements Encoder {
    public static final int MOST = 10;

    public Polynomial {
        if (base.width() != 1 || degree < 2 || degree > MOST) {
            throw new IllegalArgumentException("no powers up to " + degree + " of " + base);
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
        var first = base.features().getFirst();
        var all = new ArrayList<Feature>();
        all.add(first);
        for (int d = 2; d <= degree; d++) {
            all.add(new Feature(first.name() + "^" + d, first.columns(), 0));
        }
        return all;
    }

    @Override
    public int width() {
        return degree;
    }

    @Override
    public Bound bind(Table rows) {
        var bound = base.bind(rows);
        return (from, to, out, offset, stride) -> {
            bound.encode(from, to, out, offset, stride);
            for (int i = from, at = offset; i < to; i++, at += stride) {
                double x = out[at];
                for (int d = 1; d < degree; d++) {
                    out[at + d] = Math.clamp(out[at + d - 1] * x, -Scaled.LARGEST, Scaled.LARGEST);
                }
            }
        };
    }
}
