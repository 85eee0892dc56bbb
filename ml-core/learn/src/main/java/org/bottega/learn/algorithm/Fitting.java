package org.bottega.learn.algorithm;

import org.bottega.kernel.job.Progress;
import org.bottega.model.predictor.Predictor;

/// A learner made of its encoding and one function. Without inputs the function is not asked: the prior
/// is all there is.
///
/// @param body what learns
public record Fitting(Encoding encoding, Body body) implements Learner {
    /// Learns from rows with at least one input.
    @FunctionalInterface
    public interface Body {
        Predictor fit(Training training, Progress progress);
    }

    @Override
    public Predictor fit(Training training, Progress progress) {
        progress.checkCancelled();
        return training.x().width() == 0 ? Prior.of(training) : body.fit(training, progress);
    }
}
