package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.model.bundle.Bundle;

/// Takes a model from a file or from the workspace.
final class LoadModel extends Declared {
    private static final Param<String> MODEL_NAME =
            Param.path("model", "", Domain.Use.READ, "bottega")
                    .doc("A file that ends in .bottega, or a model's name.");
    private static final Param<Integer> VERSION =
            Param.whole("version", 0, 0, Integer.MAX_VALUE)
                    .doc("Which version of the name; 0 is the newest.");

    private final Surroundings surroundings;

    LoadModel(Surroundings surroundings) {
        super(
                Label.of(
                        "load-model",
                        "Load model",
                        "Takes a model from a file, or by its name from the workspace.",
                        Category.SOURCE,
                        "cube-outline",
                        "open",
                        "registry",
                        "bundle"));
        this.surroundings = surroundings;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(MODEL_NAME, VERSION);
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public List<Port> outputs() {
        return List.of(model());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        return Map.of(MODEL, Pieces.outline(Bundle.read(file(look.params()))));
    }

    @Override
    public String fingerprint(Params params) throws IOException {
        return Outside.fingerprint(file(params));
    }

    @Override
    public void run(NodeRun run) {
        Pieces.put(run, MODEL, Bundle.read(file(run.params())));
    }

    private Path file(Params params) {
        var name = params.get(MODEL_NAME).strip();
        if (name.isEmpty()) {
            throw ProblemException.usage(MODEL_NAME.label(), "No model is named.", "Name one.");
        }
        if (name.endsWith(".bottega")) {
            return surroundings.path(name);
        }
        return surroundings.store(title()).model(name, params.get(VERSION));
    }
}
