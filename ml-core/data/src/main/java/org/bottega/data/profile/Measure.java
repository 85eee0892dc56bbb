package org.bottega.data.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A figure, or the reason why there is none. Never NaN or infinite.
///
/// @param value null when it cannot be computed
/// @param why null when it can
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measure(@Nullable Double value, @Nullable Why why) {

    /// Why a figure cannot be computed.
    public enum Why {
        TOO_FEW_VALUES,
        ALL_EQUAL,
        /// a sum goes beyond what a number can hold
        TOO_LARGE,
        TOO_MANY_LEVELS,
        RANGE_TOO_SHORT
    }

    public Measure {
        if ((value == null) == (why == null)) {
            throw new IllegalArgumentException("a figure or a reason");
        }
    }

    /// @param value not finite when it went beyond what a number can hold
    public static Measure of(double value) {
        return Double.isFinite(value) ? new Measure(value, null) : unknown(Why.TOO_LARGE);
    }

    public static Measure unknown(Why why) {
        return new Measure(null, why);
    }

    public void ifKnown(java.util.function.DoubleConsumer then) {
        if (value != null) {
            then.accept(value);
        }
    }

    public double or(double otherwise) {
        return value == null ? otherwise : value;
    }
}
