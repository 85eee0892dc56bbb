package org.bottega.data.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How columns hang together.
///
/// @param looked how many rows were looked at: all, or an even sample of a large table
/// @param columns those that were compared
/// @param leftOut how many more there are, too many to compare each with each
/// @param pairs each pair of compared columns once
/// @param target the column to predict, null when none has that role
/// @param links each other column with the target, strongest first
public record Associations(
        int looked,
        List<String> columns,
        int leftOut,
        List<Pair> pairs,
        @Nullable String target,
        List<Link> links) {
    public Associations {
        columns = List.copyOf(columns);
        pairs = List.copyOf(pairs);
        links = List.copyOf(links);
    }

    /// What kind of association a figure is.
    public enum Measured {
        /// two columns of numbers: Pearson's correlation, −1 to 1
        PEARSON,
        /// two of words: Cramér's V, bias-corrected (Bergsma 2013), 0 to 1
        CRAMER,
        /// one of each: the correlation ratio η, 0 to 1
        ETA
    }

    /// Two columns.
    ///
    /// @param spearman the rank correlation; null unless both hold numbers
    /// @param rows where both are known
    public record Pair(
            String a,
            String b,
            Measured measured,
            Measure strength,
            @Nullable Measure spearman,
            int rows) {}

    /// A column with the target.
    ///
    /// @param information mutual information in bits, corrected for its bias (Miller and Madow)
    /// @param share of the target's entropy that the column tells, 0 to 1
    /// @param predicts how well it predicts the target alone on rows left out: area under the ROC curve
    ///     for classes, R² for numbers
    public record Link(String column, Measure information, Measure share, Measure predicts) {}
}
