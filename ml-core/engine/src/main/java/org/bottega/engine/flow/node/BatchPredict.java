package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.ModelFiles;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Predicts the rows of a file into another file.
final class BatchPredict extends Declared {
    private static final Param<String> FROM =
            Param.path("from", "", Domain.Use.READ).doc("A file with the columns the model reads.");
    private static final Param<String> TO =
            Param.path("to", "predictions.csv", Domain.Use.WRITE, "csv", "parquet")
                    .doc("Where it is written: .csv or .parquet.");

    private final Surroundings surroundings;

    BatchPredict(Surroundings surroundings) {
        super(
                Label.of(
                        "batch-predict",
                        "Batch predict",
                        "Predicts the rows of a file and writes them with the predictions as another file.",
                        Category.OUTPUT,
                        "file-arrow-left-right-outline",
                        "score file",
                        "batch transform",
                        "bulk"));
        this.surroundings = surroundings;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(FROM, TO);
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
        if (look.get(FROM).isBlank()) {
            look.error(FROM.label(), "No file is chosen.", "Choose one.");
        }
        Written.check(look, TO, ".csv", ".parquet");
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var path = surroundings.target(run.get(TO));
        Written.folder(path);
        int rows =
                ModelFiles.predict(
                        Pieces.model(run.input(MODEL)),
                        surroundings.path(run.get(FROM)),
                        path,
                        run.progress());
        run.note(Problem.note(path.getFileName().toString(), rows + " rows were predicted."));
        Written.tell(run, path);
    }
}
