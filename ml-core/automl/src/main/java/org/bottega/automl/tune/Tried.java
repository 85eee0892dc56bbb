package org.bottega.automl.tune;

import java.util.List;
import java.util.Map;

/// One trial and what came of it.
///
/// @param number its place in the order of starting, from 0
/// @param values what was chosen, as plain values
/// @param scores one an objective; empty unless it is done
/// @param steps what it told of the first objective on its way, in order
/// @param note why it failed, else empty
public record Tried(
        int number,
        Map<String, Object> values,
        State state,
        List<Double> scores,
        List<Double> steps,
        double seconds,
        String note) {
    /// How a trial ended.
    public enum State {
        DONE,
        /// stopped on its way because it was worse than others
        PRUNED,
        FAILED
    }

    public Tried {
        values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        scores = List.copyOf(scores);
        steps = List.copyOf(steps);
    }

    public boolean done() {
        return state == State.DONE;
    }
}
