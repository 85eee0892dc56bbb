package org.bottega.automl;

import java.util.List;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;

/// Something worth a try.
///
/// @param number its place in the order of trials, from 0; with the seed it decides all its random
///     choices
/// @param name unique within the search, as the leaderboard shows it
/// @param known when a run is repeated, the fits of all folds as they came out; else empty
record Candidate(int number, String name, Algorithm algorithm, Params params, List<Found> known) {
    Candidate {
        known = List.copyOf(known);
    }

    Candidate(int number, String name, Algorithm algorithm, Params params) {
        this(number, name, algorithm, params, List.of());
    }

    boolean replays() {
        return !known.isEmpty();
    }

    Params params(int fold) {
        return replays() ? known.get(fold).params() : params;
    }

    /// At which question about the time a repeated fit is cut short, 0 for none.
    long cut(int fold) {
        return replays() ? known.get(fold).cut() : 0;
    }
}
