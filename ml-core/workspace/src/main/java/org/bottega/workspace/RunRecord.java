package org.bottega.workspace;

import java.time.Instant;
import java.util.Map;
import org.bottega.workspace.job.JobSpec;
import org.bottega.workspace.job.JobState;
import org.jspecify.annotations.Nullable;

/// One job with what came of it.
///
/// @param title what a person calls it now; the spec keeps the first one
/// @param started null while it waits
/// @param finished null until it has ended
/// @param message the last word, or why it failed
/// @param metrics its figures by name
/// @param folder where its files are, relative to the workspace, with `/`
public record RunRecord(
        String id,
        String title,
        JobState state,
        JobSpec spec,
        Instant createdAt,
        @Nullable Instant started,
        @Nullable Instant finished,
        String message,
        Map<String, Double> metrics,
        String folder) {
    public RunRecord {
        metrics = Map.copyOf(metrics);
    }

    public String kind() {
        return spec.kind();
    }
}
