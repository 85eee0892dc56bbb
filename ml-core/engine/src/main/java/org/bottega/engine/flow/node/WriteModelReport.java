package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.Evaluation;
import org.bottega.explain.report.ModelReport;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;

/// Writes all there is to know of a model as one page.
final class WriteModelReport extends Declared {

    WriteModelReport() {
        super(
                Label.of(
                        "model-report",
                        "Model report",
                        "Writes how good a model is, what it looks at and where its limits are, as one page.",
                        Category.EXPLAIN,
                        "file-chart-outline",
                        "document",
                        "html",
                        "model card"));
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(report());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        ModelInputs.check(look, true);
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var model = Pieces.model(run.input(MODEL));
        var rows = Evaluate.judged(model, run.input(DATA), run);
        var source = Pieces.table(run.input(DATA)).source();
        Pieces.put(
                run,
                REPORT,
                ModelReport.of(
                        model,
                        Evaluation.of(model, rows),
                        ModelReport.Facts.of(source),
                        rows,
                        run.progress().part(0.5, 1)));
    }
}
