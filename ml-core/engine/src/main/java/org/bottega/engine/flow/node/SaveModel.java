package org.bottega.engine.flow.node;

import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeRun;

/// Writes a model as a file.
final class SaveModel extends ModelFile {
    SaveModel(Surroundings surroundings) {
        super(
                Label.of(
                        "save-model",
                        "Save model",
                        "Writes a model as a bundle: one file that predicts anywhere.",
                        Category.OUTPUT,
                        "content-save-outline",
                        "export",
                        "bundle"),
                "bottega",
                surroundings);
    }

    @Override
    public void run(NodeRun run) {
        var file = surroundings.target(run.get(path));
        Written.copy(Pieces.modelFile(run.input(MODEL)), file);
        Written.tell(run, file);
    }
}
