package org.bottega.learn.algorithm;

import org.bottega.kernel.job.Deadline;
import org.bottega.model.features.Matrix;
import org.jspecify.annotations.Nullable;

/// What a learner learns from. Arrays are shared, not copied: nobody writes to them.
///
/// @param x encoded rows as the learner's encoding says
/// @param y for each row of `x` its class (0, 1, …) or its value; never NaN in the rows that are used
/// @param classes the number of classes, 0 for regression
/// @param rows the rows to learn from, at least one
/// @param validation the rows that tell when to stop; empty when nothing tells
/// @param weights for each row of `x` a weight above 0; `null` when all count the same
/// @param threads how many threads to use at most
@SuppressWarnings("ArrayRecordComponent")
public record Training(
        Matrix x,
        double[] y,
        int classes,
        int[] rows,
        int[] validation,
        double @Nullable [] weights,
        long seed,
        int threads,
        Deadline deadline) {
    public Training {
        if (y.length != x.rows() || (weights != null && weights.length != y.length)) {
            throw new IllegalArgumentException("targets or weights do not fit the matrix");
        }
        if (rows.length == 0) {
            throw new IllegalArgumentException("no rows to learn from");
        }
        if (classes < 0 || classes == 1 || threads < 1) {
            throw new IllegalArgumentException(classes + " classes, " + threads + " threads");
        }
    }

    /// Training on the given rows without validation, weights or a deadline, with one thread.
    public static Training of(Matrix x, double[] y, int classes, int[] rows) {
        return new Training(x, y, classes, rows, new int[0], null, 1, 1, Deadline.never());
    }

    public Training withX(Matrix newX) {
        return new Training(newX, y, classes, rows, validation, weights, seed, threads, deadline);
    }

    public Training withRows(int[] newRows, int[] newValidation) {
        return new Training(
                x, y, classes, newRows, newValidation, weights, seed, threads, deadline);
    }

    public Training withWeights(double @Nullable [] newWeights) {
        return new Training(x, y, classes, rows, validation, newWeights, seed, threads, deadline);
    }

    public Training withSeed(long newSeed) {
        return new Training(x, y, classes, rows, validation, weights, newSeed, threads, deadline);
    }

    public Training withThreads(int newThreads) {
        return new Training(x, y, classes, rows, validation, weights, seed, newThreads, deadline);
    }

    public Training withDeadline(Deadline newDeadline) {
        return new Training(x, y, classes, rows, validation, weights, seed, threads, newDeadline);
    }

    public boolean classifies() {
        return classes > 0;
    }

    /// The weight of a row of the matrix.
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }
}
