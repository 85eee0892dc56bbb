package org.bottega.workspace.job;

/// Where a job or run stands.
public enum JobState {
    QUEUED,
    RUNNING,
    /// Stopped so that it can go on: nothing works on it.
    PAUSED,
    DONE,
    FAILED,
    CANCELLED;

    /// True when nothing will change any more.
    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
