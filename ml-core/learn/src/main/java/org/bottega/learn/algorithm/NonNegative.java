package org.bottega.learn.algorithm;

import org.bottega.kernel.ProblemException;

/// Targets of distributions that know no numbers below zero.
public final class NonNegative {
    private NonNegative() {}

    /// @param positive zero is too small as well
    /// @return the weighted mean
    /// @throws ProblemException naming the first value that is too small
    public static double mean(Training training, boolean positive) {
        double mean = 0;
        double weights = 0;
        for (int row : training.rows()) {
            double y = training.y()[row];
            if (y < 0 || (positive && y == 0)) {
                throw ProblemException.input(
                        "target",
                        "The target has the value " + y + ".",
                        positive && y == 0
                                ? "Gamma needs numbers above 0; choose Tweedie where some are 0."
                                : "Numbers below 0 need another loss or algorithm.");
            }
            double weight = training.weight(row);
            weights += weight;
            mean += (y - mean) * (weight / weights);
        }
        return mean;
    }
}
