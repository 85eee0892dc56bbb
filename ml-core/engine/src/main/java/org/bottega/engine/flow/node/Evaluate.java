package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.Evaluation;
import org.bottega.explain.ModelCharts;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.NodeRun.Piece;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;

/// Tells how well a model's predictions meet what really happened.
final class Evaluate extends Declared {
    Evaluate() {
        super(
                Label.of(
                        "evaluate",
                        "Evaluate",
                        "Tells how well a model's predictions meet what really happened.",
                        Category.JUDGE,
                        "gauge",
                        "score",
                        "metrics",
                        "accuracy",
                        "roc",
                        "confusion matrix",
                        "test"));
    }

    @Override
    public String documentation() {
        return """
        The rows must have the target, and should be rows from which the model did not learn: those
        that a split has set aside. Gives every metric of the task and the charts that belong to it.
        """;
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(metrics(), chart());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.JUDGES);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        ModelInputs.check(look, true);
        var task =
                look.input(MODEL).map(m -> m.facts().getOrDefault(ModelFacts.TASK, "")).orElse("");
        if (!task.isEmpty() && !task.equals("classification") && !task.equals("regression")) {
            look.error(
                    "", "The model predicts no column, so there is nothing to compare with.", "");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var model = Pieces.model(run.input(MODEL));
        var rows = judged(model, run.input(DATA), run);
        run.progress().at(0.5, "Judging " + rows.rows() + " rows");
        var evaluation = Evaluation.of(model, rows);
        Pieces.put(run, METRICS, name(model), evaluation);
        Pieces.put(
                run,
                CHART,
                new ArrayList<>(ModelCharts.in(Locale.ENGLISH).performance(evaluation)));
    }

    static String name(Model model) {
        return model.card().getOrDefault("algorithm", "model");
    }

    /// The rows of a table that has what the model predicts.
    ///
    /// @throws ProblemException when the model predicts no column or the table does not have it
    static Table judged(Model model, Piece data, NodeRun run) {
        var task = model.signature().task();
        if (!task.supervised()) {
            throw ProblemException.usage(
                    "", "The model predicts no column, so there is nothing to compare with.", "");
        }
        var rows = Pieces.rows(data, run.progress().part(0, 0.4));
        rows.schema().require(task.target());
        return rows;
    }
}
