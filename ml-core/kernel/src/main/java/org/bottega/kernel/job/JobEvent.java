package org.bottega.kernel.job;

import java.util.Map;
import org.bottega.kernel.Problem;

/// What long work says while it runs. Small values, so that they can cross a process border as one
/// line of JSON each.
public sealed interface JobEvent {
    /// @param fraction 0 to 1
    record Advanced(double fraction, String message) implements JobEvent {}

    /// Figures about one thing: a finished trial of AutoML with its score and seconds, for example.
    ///
    /// @param subject the thing's name, unique within the job: a later event of the same name replaces
    ///     the former
    /// @param kind what it is: `trial`, `ensemble`, …
    record Measured(String kind, String subject, Map<String, Double> values) implements JobEvent {
        public Measured {
            values = Map.copyOf(values);
        }
    }

    /// Something a person has to know, though the work goes on.
    record Noted(Problem problem) implements JobEvent {}

    record Finished(String message) implements JobEvent {}

    record Failed(Problem problem) implements JobEvent {}

    record Cancelled() implements JobEvent {}
}
