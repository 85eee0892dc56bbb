package org.bottega.ui.studio;

import java.nio.file.Path;
import org.bottega.ui.page.data.Datasets;
import org.bottega.ui.page.data.importing.Importing;
import org.bottega.ui.page.data.sql.Queries;
import org.bottega.ui.page.endpoint.Endpoints;
import org.bottega.ui.page.experiment.Experiments;
import org.bottega.ui.page.model.Models;
import org.bottega.ui.page.workflow.Workflows;

/// What the studio works on: one workspace's data, searches, models, servers and workflows.
public record Workbench(
        Path folder,
        Datasets datasets,
        Importing importing,
        Queries queries,
        Experiments experiments,
        Models models,
        Endpoints endpoints,
        Workflows workflows) {
    /// The workspace's name as a person knows it: its folder's.
    public String name() {
        var last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }
}
