package org.bottega.automl;

import java.util.List;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;

/// Something worth a try.
///
/// @param number its place in the order of trials, from 0; with the seed it decides all its random
///     choices
/// @param name unique within the search, as the leaderboard shows it
/// @param known when a run is repeated, the settings of each fold as they came out; else empty
record Candidate(int number, String name, Algorithm algorithm, Params params, List<Params> known) {
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
        return replays() ? known.get(fold) : params;
    }
}
