package org.bottega.automl;

import java.util.List;

/// A model's score on each split of a search, so that models can be compared split by split.
///
/// @param values the search's metric, one a split, in the order of the splits; empty where they are not known
/// @param testShare judged rows over rows learnt from, mean over the splits
public record FoldScores(List<Double> values, double testShare) {
    /// Of runs that did not keep them.
    public static final FoldScores UNKNOWN = new FoldScores(List.of(), 0);

    public FoldScores {
        values = List.copyOf(values);
    }
}
