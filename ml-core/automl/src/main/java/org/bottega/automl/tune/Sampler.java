package org.bottega.automl.tune;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Chooses what to try next. Holds no state: what it proposes follows from the history, the trial's number
/// and the seed, so that a killed run goes on as if nothing had happened.
interface Sampler {
    /// @param number of the trial to come
    /// @return a place from 0 to 1 a dimension, or nothing when all there is has been tried
    double @Nullable [] next(int number, History history, long seed);

    static SplittableRandom random(int number, long seed) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L);
    }
}
