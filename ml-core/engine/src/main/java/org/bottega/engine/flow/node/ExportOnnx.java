package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Locale;
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
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.onnx.OnnxExport;

/// Writes a model for other programs.
final class ExportOnnx extends Declared {
    private static final Param<String> PATH =
            Param.path("path", "model.onnx", Domain.Use.WRITE, "onnx")
                    .doc("Where it is written; ends in .onnx.");

    private final Surroundings surroundings;

    ExportOnnx(Surroundings surroundings) {
        super(
                Label.of(
                        "export-onnx",
                        "Export to ONNX",
                        "Writes a model, encoding included, as an ONNX file that is proven to agree.",
                        Category.OUTPUT,
                        "graph-outline",
                        "deploy",
                        "python",
                        "export"));
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
        Written.check(look, PATH, ".onnx");
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var path = surroundings.target(run.get(PATH));
        Written.folder(path);
        var model = Pieces.model(run.input(MODEL));
        var report = OnnxExport.write(model, model.sample(), path);
        run.note(
                Problem.note(
                        path.getFileName().toString(),
                        String.format(
                                Locale.ROOT,
                                "%d rows compared, the largest difference is %.2g.",
                                report.rows(),
                                report.difference())));
        Written.tell(run, path);
    }
}
