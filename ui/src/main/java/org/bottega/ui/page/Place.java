package org.bottega.ui.page;

import org.jspecify.annotations.Nullable;

/// Somewhere one can go in the studio.
public sealed interface Place {
    record Home() implements Place {}

    /// The data sets.
    ///
    /// @param dataset the id of the one to show, `null` for the one last seen
    /// @param view what of it to show, `null` for what was last seen
    record Data(@Nullable String dataset, @Nullable View view) implements Place {
        public Data(@Nullable String dataset) {
            this(dataset, null);
        }
    }

    /// What there is to see of a data set.
    enum View {
        ROWS,
        QUALITY,
        VERSIONS,
        IMPORT
    }

    /// An import: where data come from, and how they are read.
    record Import() implements Place {}

    /// The console in which all data sets are asked in SQL.
    record Sql() implements Place {}

    /// The workflows.
    ///
    /// @param workflow the id of the one to edit, `null` for the list
    /// @param tuning the id of a run whose best settings it shall take, `null` to leave it as it is
    record Workflows(@Nullable String workflow, @Nullable String tuning) implements Place {
        public Workflows(@Nullable String workflow) {
            this(workflow, null);
        }
    }

    /// The tuning of a workflow about to be set up.
    record TuneWorkflow(String workflow) implements Place {}

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
