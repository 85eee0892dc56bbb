package org.bottega.engine.flow.node;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.workspace.DatasetVersion;

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

    private DatasetVersion find(Params params) {
        var datasets = surroundings.workspace(title()).datasets();
        var name = params.get(NAME);
        if (name.isBlank()) {
            throw ProblemException.usage(NAME.label(), "No data set is chosen.", "Choose one.");
        }
        int wanted = params.get(VERSION);
        Optional<DatasetVersion> found =
                wanted == 0
                        ? datasets.newest(name)
                        : datasets.list().stream()
                                .filter(d -> d.name().equals(name) && d.version() == wanted)
                                .findFirst();
        return found.orElseThrow(() -> {
            var names = datasets.list().stream().map(DatasetVersion::name).distinct().toList();
            return ProblemException.usage(
                    NAME.label(),
                    wanted != 0 && names.contains(name)
                            ? "\"" + name + "\" has no version " + wanted + "."
                            : "There is no data set \"" + name + "\" in the workspace.",
                    wanted != 0 && names.contains(name)
                            ? "Choose another version, or 0 for the newest."
                            : Nearest.hint(name, names));
        });
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        var version = find(look.params());
        var snapshot = surroundings.workspace(title()).datasets().snapshot(version);
        return Map.of(DATA, Outline.table(snapshot.schema(), snapshot.rows()));
    }

    @Override
    public String fingerprint(Params params) {
        var version = find(params);
        var roles = surroundings.workspace(title()).datasets().roles().of(version.id());
        return version.id() + " " + new java.util.TreeMap<>(roles);
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var datasets = surroundings.workspace(title()).datasets();
        var snapshot = datasets.snapshot(find(run.params()));
        Pieces.tell(run, DATA, snapshot.share(Pieces.tablePlace(run, DATA)));
    }
}
