package org.bottega.model.features;

import java.util.List;
import org.bottega.kernel.table.Table;

/// Where a number stands in a cycle, as sine and cosine, so that its end is next to its beginning: December
/// to January, 23 o'clock to 0. Missing stays missing.
///
/// @param period how long a cycle is, in the number's own unit, above 0
public record Cyclic(Encoder base, double period) implements Encoder {
    public Cyclic {
        if (base.width() != 1 || !(period > 0) || Double.isInfinite(period)) {
            throw new IllegalArgumentException("no cycle of " + period + " in " + base);
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
        return List.of(
                new Feature(first.name() + " (sine)", first.columns(), 0),
                new Feature(first.name() + " (cosine)", first.columns(), 0));
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public Bound bind(Table rows) {
        var bound = base.bind(rows);
        return (from, to, out, offset, stride) -> {
            bound.encode(from, to, out, offset, stride);
            for (int i = from, at = offset; i < to; i++, at += stride) {
                double turn = turn(out[at], period);
                out[at] = Math.sin(turn);
                out[at + 1] = Math.cos(turn);
            }
        };
    }

    /// The angle: within one turn, so that large numbers stay exact.
    static double turn(double value, double period) {
        return (value / period - Math.floor(value / period)) * 2 * Math.PI;
    }
}
