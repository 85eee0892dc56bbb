package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.GlobalExplanation;
import org.bottega.explain.ModelCharts;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.model.attribution.Explainer;

/// Tells how much each column contributed to a model's predictions.
final class ExplainModel extends Declared {
    private static final String CONTRIBUTIONS = "contributions";
    private static final Param<Integer> ROWS =
            Param.whole("rows", 500, 1, 100_000)
                    .log()
                    .doc("How many rows are explained, spread evenly over the table.");
    private static final Param<String> CLASS =
            Param.line("class", "").doc("For which class; the first that is told when empty.");

    ExplainModel() {
        super(
                Label.of(
                        "explain",
                        "Explain predictions",
                        "Tells how much each column contributed to each prediction (SHAP).",
                        Category.EXPLAIN,
                        "lightbulb-on-outline",
                        "shap",
                        "contributions",
                        "beeswarm",
                        "why"));
    }

    @Override
    public String documentation() {
        return """
        The table has a row for each explained row and a column for each input: by how much it moved the prediction,
        in the model's own measure (for classes the log-odds). Base value and contributions add up to the prediction.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(ROWS, CLASS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table(CONTRIBUTIONS, "Contributions"), chart());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        ModelInputs.check(look, false);
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var model = Pieces.model(run.input(MODEL));
        var all = Pieces.rows(run.input(DATA), run.progress().part(0, 0.2));
        int n = Math.min(run.get(ROWS), all.rows());
        var rows =
                all.rows(
                        IntStream.range(0, n)
                                .map(i -> (int) ((long) i * all.rows() / n))
                                .toArray());
        var why = Explainer.of(model).explain(rows, run.progress().part(0.2, 0.9));
        int output = output(why.outputs(), run.get(CLASS).strip());
        var table = new TableDraft();
        for (int i = 0; i < why.rows(); i++) {
            var row = table.row();
            for (int c = 0; c < why.columns().size(); c++) {
                row.number(why.columns().get(c), why.value(i, c, output));
            }
        }
        Pieces.put(run, CONTRIBUTIONS, table.table(), "contributions", run.progress().part(0.9, 1));
        var global = GlobalExplanation.of(why, rows, output);
        Pieces.put(
                run,
                CHART,
                List.of(
                        ModelCharts.in(Locale.ENGLISH).contributions(global),
                        ModelCharts.in(Locale.ENGLISH).beeswarm(global)));
    }

    private static int output(List<String> outputs, String wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        int at = outputs.indexOf(wanted);
        if (at < 0) {
            throw ProblemException.usage(
                    CLASS.label(),
                    "Nothing is explained for \"" + wanted + "\".",
                    Nearest.hint(wanted, outputs));
        }
        return at;
    }
}
