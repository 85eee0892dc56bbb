package org.bottega.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a model.
///
/// @param name what a person calls it; its versions share it
/// @param version from 1 on
/// @param runId the run that made it, null for a model from outside
/// @param file the bundle, relative to the workspace, with `/`
/// @param task such as `classification`
/// @param metric the name of the score
/// @param score what it reached, NaN when nobody measured
public record ModelRecord(
        String id,
        String name,
        int version,
        @Nullable String runId,
        String file,
        String task,
        String metric,
        double score,
        Stage stage,
        Instant createdAt) {

    /// How far a model is trusted.
    public enum Stage {
        DRAFT,
        APPROVED,
        ARCHIVED
    }
}
