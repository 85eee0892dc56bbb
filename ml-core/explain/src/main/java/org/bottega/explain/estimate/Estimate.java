package org.bottega.explain.estimate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A figure and how sure it is, or why there is none. Never NaN.
public sealed interface Estimate {
    /// A figure.
    ///
    /// @param value a number; infinite only where a convention asked for by name says so
    /// @param interval where it lies with the confidence asked for; `null` where that cannot be told
    record Known(double value, @Nullable Interval interval) implements Estimate {
        public Known {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("NaN is no figure");
            }
        }
    }

    record Unknown(Reason reason) implements Estimate {}

    /// The figure, or NaN where there is none: for arithmetic and charts, not for the screen.
    default double orNaN() {
        return this instanceof Known known ? known.value : Double.NaN;
    }

    /// The interval, empty where there is no figure or none can be told.
    default Optional<Interval> bounds() {
        return this instanceof Known known ? Optional.ofNullable(known.interval) : Optional.empty();
    }

    default boolean known() {
        return this instanceof Known;
    }

    /// A share of rows with its Wilson interval.
    ///
    /// @param otherwise the reason where there is no row
    static Estimate share(double hits, double rows, double confidence, Reason otherwise) {
        return rows == 0
                ? new Unknown(otherwise)
                : new Known(hits / rows, Interval.ofShare(hits, rows, confidence));
    }

    static Estimate unknown(String key, String... values) {
        return new Unknown(Reason.of(key, values));
    }
}
