package org.bottega.chart;

import java.util.Set;

/// How a chart is looked at: which part of its plane, and which of its series are hidden.
///
/// @param hidden names of series, as the legend has them
public record View(Span x, Span y, Set<String> hidden) {
    /// All there is to see.
    public static final View WHOLE = new View(Span.ALL, Span.ALL, Set.of());

    public View {
        hidden = Set.copyOf(hidden);
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
    }

    public boolean whole() {
        return x.whole() && y.whole();
    }

    public View over(Span newX, Span newY) {
        return new View(newX, newY, hidden);
    }

    public View hiding(Set<String> names) {
        return new View(x, y, names);
    }
}
