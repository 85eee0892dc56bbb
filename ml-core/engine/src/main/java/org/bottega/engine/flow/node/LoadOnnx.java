package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.onnx.OnnxImport;

/// Takes a model of another program.
final class LoadOnnx extends Declared {
    private static final Param<String> PATH =
            Param.path("path", "", Domain.Use.READ, "onnx").doc("A file that ends in .onnx.");
    private static final Param<List<String>> COLUMNS =
            Param.lines("columns")
                    .doc("What the numbers of a row are called, in the graph's order.");
    private static final Param<List<String>> CLASSES =
            Param.lines("classes")
                    .doc("What the classes are called, in the order of their probabilities.");
    private static final Param<String> TARGET =
            Param.line("target", "").doc("What is predicted; prediction when empty.");

    private final Surroundings surroundings;

    LoadOnnx(Surroundings surroundings) {
        super(
                Label.of(
                        "load-onnx",
                        "Load ONNX model",
                        "Takes a model that another program wrote as an ONNX file.",
                        Category.SOURCE,
                        "cube-scan",
                        "import",
                        "scikit-learn",
                        "pytorch",
                        "python"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        Rows at the input, as the model reads them, are what explanations compare with; the model works without.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(PATH, COLUMNS, CLASSES, TARGET);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table().orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(PATH).isBlank()) {
            look.error(PATH.label(), "No file is chosen.", "Choose one that ends in .onnx.");
        } else if (!Files.isRegularFile(surroundings.path(look.get(PATH)))) {
            look.error(PATH.label(), "There is no file " + look.get(PATH) + ".", "Check the path.");
        }
        return Map.of();
    }

    @Override
    public String fingerprint(Params params) throws IOException {
        return Outside.fingerprint(surroundings.path(params.get(PATH)));
    }

    @Override
    public void run(NodeRun run) {
        var rows =
                run.inputs(DATA).isEmpty()
                        ? new Table(new Schema(List.of()), List.of())
                        : Pieces.rows(run.input(DATA), run.progress().part(0, 0.5));
        var names =
                new OnnxImport.Names(run.get(COLUMNS), run.get(CLASSES), run.get(TARGET).strip());
        Pieces.put(run, MODEL, OnnxImport.read(surroundings.path(run.get(PATH)), names, rows));
    }
}
