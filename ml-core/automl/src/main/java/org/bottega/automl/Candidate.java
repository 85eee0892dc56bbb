package org.bottega.automl;

import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;

/// Something worth a try.
///
/// @param number its place in the order of trials, from 0; with the seed it decides all its random
///     choices
/// @param name unique within the search, as the leaderboard shows it
record Candidate(int number, String name, Algorithm algorithm, Params params) {}
