package org.bottega.ui.job;

/// Long work that was started and may be stopped.
public interface Work {
    /// Asks it to stop and keep nothing.
    void cancel();

    /// Asks it to stop and keep the best so far; work that has no "best" ignores it.
    default void finishEarly() {}

    /// Asks it to stop so that it can go on; work that keeps nothing on its way ignores it.
    default void pause() {}

    /// The id of the run that it is, empty when it is none.
    default String run() {
        return "";
    }
}
