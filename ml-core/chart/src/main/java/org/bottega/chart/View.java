package org.bottega.chart;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How a chart is looked at: which part of its plane, which of its series are hidden, and which parts of its
/// upright axes are kept.
///
/// @param hidden names of series, as the legend has them
/// @param kept for parallel coordinates, by the number of an axis: the share of it, 0 at its foot to 1 at its
///     top, through which a line must go to be told apart from the others
public record View(Span x, Span y, Set<String> hidden, Map<Integer, Span> kept) {
    /// All there is to see.
    public static final View WHOLE = new View(Span.ALL, Span.ALL, Set.of(), Map.of());

    public View {
        hidden = Set.copyOf(hidden);
        kept = Map.copyOf(kept);
    }

    /// A part of an axis.
    ///
    /// @param from NaN for where the axis begins
    /// @param to NaN for where it ends
    public record Span(double from, double to) {
        public static final Span ALL = new Span(Double.NaN, Double.NaN);

        public boolean whole() {
            return Double.isNaN(from) || Double.isNaN(to);
        }

        boolean holds(double value) {
            return whole() || (value >= from && value <= to);
        }
    }

    public boolean whole() {
        return x.whole() && y.whole() && kept.isEmpty();
    }

    public View over(Span newX, Span newY) {
        return new View(newX, newY, hidden, kept);
    }

    public View hiding(Set<String> names) {
        return new View(x, y, names, kept);
    }

    /// This view with a part of one upright axis kept; all of it again with [Span#ALL].
    public View keeping(int axis, Span part) {
        var all = new HashMap<>(kept);
        if (part.whole()) {
            all.remove(axis);
        } else {
            all.put(axis, part);
        }
        return new View(x, y, hidden, all);
    }
}
