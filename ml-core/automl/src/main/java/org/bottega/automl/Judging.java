package org.bottega.automl;

import org.bottega.kernel.ProblemException;

/// On which rows models are judged.
///
/// @param folds for hold-out 1; else 2 to 20; 0 to decide by data and budget
/// @param repeats how often the folds are dealt anew, 1 to 20
/// @param column the groups that stay together, or the moments that give the order; empty elsewhere
public record Judging(Kind kind, int folds, int repeats, String column) {
    /// A way of splitting.
    public enum Kind {
        /// by the data: groups or time where a column has that role, else folds
        AUTO,
        /// one part of the rows
        HOLD_OUT,
        /// each row once
        FOLDS,
        /// each row several times, in folds dealt anew
        REPEATED,
        /// folds between groups of rows that belong together
        GROUPED,
        /// only by what was learnt from earlier rows
        TIME_ORDERED
    }

    public static final Judging AUTO = new Judging(Kind.AUTO, 0, 1, "");

    public Judging {
        if (folds < 0 || folds > 20) {
            throw ProblemException.usage(
                    "folds", folds + " folds cannot be used.", "Give 1 to 20.");
        }
        if (repeats < 1 || repeats > 20) {
            throw ProblemException.usage(
                    "repeats", repeats + " repeats cannot be used.", "Give 1 to 20.");
        }
        boolean named = kind == Kind.GROUPED || kind == Kind.TIME_ORDERED;
        if (named && column.isEmpty()) {
            throw ProblemException.usage(
                    "validation",
                    kind == Kind.GROUPED
                            ? "No column says which rows belong together."
                            : "No column says when rows were.",
                    "Name it.");
        }
    }

    /// By folds as asked, decided by the data where 0.
    public static Judging folds(int folds) {
        return folds == 0
                ? AUTO
                : new Judging(folds == 1 ? Kind.HOLD_OUT : Kind.FOLDS, folds, 1, "");
    }
}
