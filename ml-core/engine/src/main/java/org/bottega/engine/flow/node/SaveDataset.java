package org.bottega.engine.flow.node;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Keeps a table in the workspace.
final class SaveDataset extends Declared {
    private static final Param<String> NAME =
            Param.line("dataset", "").doc("The name of the data set, new or not.");

    private final Surroundings surroundings;

    SaveDataset(Surroundings surroundings) {
        super(
                Label.of(
                        "save-data-set",
                        "Save as data set",
                        "Keeps a table as the next version of a data set of the workspace.",
                        Category.OUTPUT,
                        "database-plus-outline",
                        "store",
                        "write",
                        "workspace"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        When the newest version holds the same rows already, no other one is made.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NAME);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.EFFECT);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(NAME).isBlank()) {
            look.error(NAME.label(), "The data set has no name.", "Give one.");
        }
        surroundings.store(title());
        return look.input(DATA).map(d -> Map.of(DATA, d)).orElse(Map.of());
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var table = Pieces.table(run.input(DATA));
        var name = run.get(NAME).strip();
        var kept = surroundings.store(title()).keep(name, table.folder());
        run.note(
                Problem.note(
                        name,
                        kept.same()
                                ? "Version " + kept.version() + " holds the same rows already."
                                : "Saved as version " + kept.version() + "."));
        Pieces.tell(run, DATA, table.share(Pieces.tablePlace(run, DATA)));
    }
}
