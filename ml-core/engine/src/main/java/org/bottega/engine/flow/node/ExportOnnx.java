package org.bottega.engine.flow.node;

import java.util.Locale;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeRun;
import org.bottega.kernel.Problem;
import org.bottega.onnx.OnnxExport;

/// Writes a model for other programs.
final class ExportOnnx extends ModelFile {
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
                        "export"),
                "onnx",
                surroundings);
    }

    @Override
    public void run(NodeRun run) {
        var file = surroundings.target(run.get(path));
        Written.folder(file);
        var model = Pieces.model(run.input(MODEL));
        var report = OnnxExport.write(model, model.sample(), file);
        run.note(
                Problem.note(
                        file.getFileName().toString(),
                        String.format(
                                Locale.ROOT,
                                "%d rows compared, the largest difference is %.2g.",
                                report.rows(),
                                report.difference())));
        Written.tell(run, file);
    }
}
