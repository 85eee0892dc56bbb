package org.bottega.ui.page;

import org.jspecify.annotations.Nullable;

/// Somewhere one can go in the studio.
public sealed interface Place {
    record Home() implements Place {}

    /// The data sets.
    ///
    /// @param dataset the id of the one to show, `null` for the one last seen
    record Data(@Nullable String dataset) implements Place {}

    /// A new experiment about to be set up.
    ///
    /// @param target the column to predict, `null` when it is not chosen yet
    record Setup(String dataset, @Nullable String target) implements Place {}

    /// The experiments.
    ///
    /// @param run the id of the one to show, `null` for the one last seen
    record Experiments(@Nullable String run) implements Place {}

    /// The models.
    ///
    /// @param model the id of the one to show, `null` for the list
    record Models(@Nullable String model) implements Place {}

    record Endpoints() implements Place {}

    record Jobs() implements Place {}

    record Settings() implements Place {}
}
