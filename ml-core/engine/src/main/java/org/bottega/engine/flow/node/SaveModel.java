package org.bottega.engine.flow.node;

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
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Writes a model as a file.
final class SaveModel extends Declared {
    private static final Param<String> PATH =
            Param.path("path", "model.bottega", Domain.Use.WRITE, "bottega")
                    .doc("Where it is written; ends in .bottega.");

    private final Surroundings surroundings;

    SaveModel(Surroundings surroundings) {
        super(
                Label.of(
                        "save-model",
                        "Save model",
                        "Writes a model as a bundle: one file that predicts anywhere.",
                        Category.OUTPUT,
                        "content-save-outline",
                        "export",
                        "bundle"));
        this.surroundings = surroundings;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(PATH);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model());
    }

    @Override
    public List<Port> outputs() {
        return List.of(file());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.EFFECT);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        Written.check(look, PATH, ".bottega");
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var path = surroundings.target(run.get(PATH));
        Written.copy(Pieces.modelFile(run.input(MODEL)), path);
        Written.tell(run, path);
    }
}
