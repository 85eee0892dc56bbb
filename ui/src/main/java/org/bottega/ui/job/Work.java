package org.bottega.ui.job;

/// Long work that was started and may be stopped.
public interface Work {
    /// Asks it to stop and keep nothing.
    void cancel();

    /// Asks it to stop and keep the best so far; work that has no "best" ignores it.
    default void finishEarly() {}
}
