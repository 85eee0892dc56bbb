package org.bottega.automl.tune;

import java.util.List;
import java.util.Map;

/// What is tuned: anything that can be scored under settings. Called from several threads at once.
@FunctionalInterface
public interface Trialled {
    /// @param values of the dimensions that are there
    /// @param number of the trial: with the seed it may decide what is left to chance
    /// @return one score an objective; anything once a step was answered with false
    List<Double> score(Map<String, Object> values, int number, Steps steps);

    /// How a trial tells how it does.
    @FunctionalInterface
    interface Steps {
        /// @param score the first objective as far as it is known
        /// @return false when it is not worth going on
        boolean goOn(double score);
    }
}
