package org.bottega.automl;

import java.util.List;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;

/// What a search found.
///
/// @param model the winner: one ordinary model
/// @param leaderboard best first; the first row is the winner
/// @param plan sentences that say how it was searched and why
/// @param judged the training rows on which scores were computed, ascending: read only
/// @param predictions the winner's predictions of the judged rows by models that did not learn from
///     them, row-major: read only
/// @param seconds how long the search took
public record AutoMlResult(
        Model model,
        Metric metric,
        List<Standing> leaderboard,
        List<String> plan,
        @SuppressWarnings("ArrayRecordComponent") int[] judged,
        @SuppressWarnings("ArrayRecordComponent") double[] predictions,
        double seconds) {}
