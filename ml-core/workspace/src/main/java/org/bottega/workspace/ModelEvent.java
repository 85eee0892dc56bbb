package org.bottega.workspace;

import java.time.Instant;

/// What happened to one version of a model.
///
/// @param subject of a stage its name, else what was made: a file of predictions, an address, a workflow
/// @param by who did it
/// @param reason why, empty where nobody said
/// @param note more about it: for a stage the rules that were set aside, for predictions how many rows
public record ModelEvent(
        Kind kind, String subject, String by, String reason, String note, Instant at) {

    /// What can happen.
    public enum Kind {
        /// it is trusted more or less
        STAGE,
        /// a workflow put it into the workspace
        REGISTERED,
        /// it answers requests at an address
        SERVED,
        /// it predicted the rows of a file
        PREDICTED
    }
}
