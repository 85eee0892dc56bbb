package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Locale;
import org.bottega.data.profile.Inspection;
import org.bottega.engine.data.ProfileReport;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Port;

/// Describes every column of a table.
final class ProfileData extends Declared {

    ProfileData() {
        super(
                Label.of(
                        "profile",
                        "Profile data",
                        "Describes every column and what is wrong with the data, as one page.",
                        Category.EXPLAIN,
                        "clipboard-text-search-outline",
                        "statistics",
                        "summary",
                        "explore",
                        "quality"));
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(report());
    }

    @Override
    public void run(NodeRun run) {
        var table = Pieces.table(run.input(DATA));
        var inspection = Inspection.of(table, run.progress());
        Pieces.put(run, REPORT, ProfileReport.of(table.source(), inspection, Locale.ENGLISH));
    }
}
