package org.bottega.data.profile;

import java.util.List;
import org.bottega.data.Snapshot;
import org.bottega.kernel.job.Progress;

/// What changed from one version of data to another.
///
/// @param rowsBefore how many rows there were
/// @param looked how many rows of each were compared: all, or an even sample of a large table
/// @param changes of the columns
/// @param drifts of the columns that both have, most changed first
/// @param drifted whether at least half of the compared columns drifted
public record Comparison(
        long rowsBefore,
        long rowsAfter,
        List<Integer> looked,
        List<Change> changes,
        List<Drift> drifts,
        boolean drifted) {
    /// The share of columns that have to drift for the data to count as drifted.
    public static final double SHARE = 0.5;

    public Comparison {
        looked = List.copyOf(looked);
        changes = List.copyOf(changes);
        drifts = List.copyOf(drifts);
    }

    /// Compares two snapshots.
    ///
    /// @throws org.bottega.kernel.ProblemException when one of them cannot be read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Comparison of(Snapshot before, Snapshot after, Progress progress) {
        return ComparisonScan.of(before, after, progress);
    }

    /// What happened to a column.
    public enum What {
        ADDED,
        REMOVED,
        /// a guess: the values are the same, or name and values are alike
        RENAMED,
        KIND_CHANGED,
        ROLE_CHANGED
    }

    /// @param before the name, kind or role; empty for a column that was added
    /// @param after likewise; empty for a column that was removed
    public record Change(What what, String column, String before, String after) {}

    /// Which figure decides whether a column drifted; Evidently's choice.
    public enum Test {
        /// up to 1,000 rows before, numbers of more than five values: drift below p = 0.05
        KOLMOGOROV_SMIRNOV(0.05),
        /// up to 1,000 rows before, all else: drift below p = 0.05
        CHI_SQUARE(0.05),
        /// more rows, numbers: drift from 0.1 standard deviations on
        WASSERSTEIN(0.1),
        /// more rows, all else: drift from 0.1 on
        JENSEN_SHANNON(0.1);

        private final double threshold;

        Test(double threshold) {
            this.threshold = threshold;
        }

        public double threshold() {
            return threshold;
        }
    }

    /// How far the distribution of one column moved.
    ///
    /// @param psi population stability index over ten ranges of equal count, or levels; above 0.2 is
    ///     usually called a shift. Empty parts count as one in ten thousand
    /// @param jensenShannon distance (root of the divergence, natural logarithm), 0 to 0.83
    /// @param statistic of Kolmogorov and Smirnov for numbers, of chi-square for words
    /// @param p of that statistic
    /// @param wasserstein in standard deviations before; unknown for words
    /// @param missingBefore the share of missing values
    /// @param decided the figure that decided, unknown when there is none
    public record Drift(
            String column,
            Test test,
            boolean drifted,
            Measure decided,
            Measure psi,
            Measure jensenShannon,
            Measure statistic,
            Measure p,
            Measure wasserstein,
            double missingBefore,
            double missingAfter) {}
}
