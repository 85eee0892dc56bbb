package org.bottega.flow.run;

/// How a node stands, as the canvas shows it.
public enum NodeState {
    /// something is missing before it can run
    NEEDS_SETUP,
    /// it can run and has not
    READY,
    /// it waits for others or for a free place
    QUEUED,
    RUNNING,
    /// its result is there
    DONE,
    /// it ran once, but something before it (or it itself) has changed since
    STALE,
    FAILED,
    /// it did not run because something before it failed, was cancelled, or closed its branch
    SKIPPED
}
