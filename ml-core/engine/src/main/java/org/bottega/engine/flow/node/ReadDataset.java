package org.bottega.engine.flow.node;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// Takes a data set of the workspace.
final class ReadDataset extends Declared {
    private static final Param<String> NAME =
            Param.line("dataset", "").doc("The name of a data set in the workspace.");
    private static final Param<Integer> VERSION =
            Param.whole("version", 0, 0, Integer.MAX_VALUE).doc("Which version; 0 is the newest.");

    private final Surroundings surroundings;

    ReadDataset(Surroundings surroundings) {
        super(
                Label.of(
                        "data-set",
                        "Data set",
                        "Takes a data set of the workspace, its newest version or a fixed one.",
                        Category.SOURCE,
                        "database-outline",
                        "table",
                        "workspace",
                        "load"));
        this.surroundings = surroundings;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NAME, VERSION);
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    private Store.Dataset find(Params params) {
        var store = surroundings.store(title());
        var name = params.get(NAME);
        if (name.isBlank()) {
            throw ProblemException.usage(NAME.label(), "No data set is chosen.", "Choose one.");
        }
        return store.dataset(name, params.get(VERSION));
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        var snapshot = find(look.params()).snapshot();
        return Map.of(DATA, Outline.table(snapshot.schema(), snapshot.rows()));
    }

    @Override
    public String fingerprint(Params params) {
        var version = find(params);
        return version.id() + " " + new java.util.TreeMap<>(version.roles());
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var snapshot = find(run.params()).snapshot();
        Pieces.tell(run, DATA, snapshot.share(Pieces.tablePlace(run, DATA)));
    }
}
