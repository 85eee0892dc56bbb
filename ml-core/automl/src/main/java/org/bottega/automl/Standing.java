package org.bottega.automl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of the leaderboard.
///
/// @param name unique within the search
/// @param algorithm the algorithm's id, `blend` or `stack`
/// @param params what was chosen, as plain values
/// @param score the search's metric on rows the model did not learn from
/// @param spread standard error of the score
/// @param fitSeconds time of fitting, added over the folds
/// @param weight its share in the winner, 0 to 1
/// @param atSeconds when it was done, counted from the search's begin
/// @param folds its score on each split
/// @param disparity how unequal it is to the groups that were named; `null` where none were
public record Standing(
        String name,
        String algorithm,
        Map<String, Object> params,
        double score,
        double spread,
        Map<String, Double> metrics,
        double fitSeconds,
        double weight,
        double atSeconds,
        FoldScores folds,
        FairBy.@Nullable Disparity disparity) {}
