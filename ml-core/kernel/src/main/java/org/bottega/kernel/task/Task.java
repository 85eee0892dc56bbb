package org.bottega.kernel.task;

import java.util.List;

/// What a model is asked to do.
public sealed interface Task {
    /// The column that is predicted; empty where there is none or are several.
    String target();

    /// Whether there is one column that is predicted.
    default boolean supervised() {
        return !target().isEmpty();
    }

    /// Tell which of two or more classes a row belongs to.
    record Classification(String target) implements Task {}

    /// Tell for each of several labels whether a row has it.
    ///
    /// @param labels the columns that say so, yes or no; at least one, each once
    record MultiLabel(List<String> labels) implements Task {
        public MultiLabel {
            labels = List.copyOf(labels);
            if (labels.isEmpty() || labels.stream().distinct().count() < labels.size()) {
                throw new IllegalArgumentException("no labels, or one of them twice");
            }
        }

        @Override
        public String target() {
            return "";
        }
    }

    /// Tell a number.
    record Regression(String target) implements Task {}

    /// Tell how a number goes on after the last moment at which it is known.
    ///
    /// @param target the number
    /// @param time the column that tells when; days or moments
    /// @param series the columns that together tell series apart; empty where there is only one
    /// @param horizon how many steps are told, at least one
    record Forecast(String target, String time, List<String> series, int horizon) implements Task {
        public Forecast {
            series = List.copyOf(series);
            if (horizon < 1) {
                throw new IllegalArgumentException(horizon + " steps");
            }
        }
    }

    /// Tell which of several groups, that nobody named, a row belongs to.
    record Clustering() implements Task {
        @Override
        public String target() {
            return "";
        }
    }

    /// Tell how strange a row is: higher is stranger.
    record Anomaly() implements Task {
        @Override
        public String target() {
            return "";
        }
    }

    /// Tell where a row lies in a space of few dimensions.
    ///
    /// @param dimensions how many numbers are told
    record Projection(int dimensions) implements Task {
        public Projection {
            if (dimensions < 1) {
                throw new IllegalArgumentException(dimensions + " dimensions");
            }
        }

        @Override
        public String target() {
            return "";
        }
    }
}
