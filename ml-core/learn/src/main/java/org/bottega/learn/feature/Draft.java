package org.bottega.learn.feature;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bottega.model.features.Encoder;
import org.jspecify.annotations.Nullable;

/// An encoder under construction.
///
/// @param encoder fitted on all training rows
/// @param refit the same encoder fitted on some of the rows, for what looks at the target; nothing where the
///     target is not looked at
public record Draft(Encoder encoder, @Nullable Function<int[], Encoder> refit) {
    public static Draft of(Encoder encoder) {
        return new Draft(encoder, null);
    }

    /// The same with something put around it.
    Draft then(UnaryOperator<Encoder> step) {
        return new Draft(step.apply(encoder), refit == null ? null : refit.andThen(step));
    }
}
