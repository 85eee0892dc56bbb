package org.bottega.learn.algorithm;

import org.bottega.kernel.job.Progress;
import org.bottega.model.predictor.Predictor;

/// An algorithm with its settings chosen. Holds no state between calls; safe to use from several
/// threads at once.
public interface Learner {
    /// How the matrix it is given must be encoded.
    Encoding encoding();

    /// Learns from the training rows. The same training (with the same number of threads) gives the same
    /// predictor.
    ///
    /// @return a predictor over the matrix's features; once the deadline has passed, or when asked to
    ///     finish early, the best so far
    /// @throws java.util.concurrent.CancellationException within two seconds after a cancel
    Predictor fit(Training training, Progress progress);
}
