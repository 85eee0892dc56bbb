package org.bottega.workspace.job;

/// Where a job or run stands.
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /// True when nothing will change any more.
    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
