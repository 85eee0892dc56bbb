package org.bottega.automl;

import java.util.List;
import org.bottega.learn.metric.Bootstrap;
import org.bottega.learn.metric.Goal;
import org.bottega.model.Model;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param model the winner: one ordinary model
/// @param small a single small model made of the winner, where that was asked for
/// @param leaderboard best first; the first row is the winner
/// @param plan sentences that say how it was searched, what was left out and why
/// @param interval in which the winner's score lies with 95 % confidence
/// @param judged the training rows on which scores were computed, ascending: read only
/// @param predictions the winner's predictions of the judged rows by models that did not learn from
///     them, row-major: read only
/// @param repeat with which the run is repeated exactly
/// @param seconds how long the search took
public record AutoMlResult(
        Model model,
        @Nullable Model small,
        Goal goal,
        List<Standing> leaderboard,
        List<Remark> plan,
        Bootstrap.Interval interval,
        @SuppressWarnings("ArrayRecordComponent") int[] judged,
        @SuppressWarnings("ArrayRecordComponent") double[] predictions,
        Repeat repeat,
        double seconds) {}
