package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.PermutationImportance;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.learn.metric.Metric;

/// Tells which columns a model relies on.
final class Importance extends Declared {
    private static final Param<Integer> ROWS =
            Param.whole("rows", 5_000, 1, 1_000_000).log().doc("How many rows are used at most.");
    private static final Param<Integer> REPEATS =
            Param.whole("repeats", 5, 1, 100).doc("How often each column is shuffled.");
    private static final Param<Integer> SEED = TrainNode.SEED;

    Importance() {
        super(
                Label.of(
                        "importance",
                        "Column importance",
                        "Tells which columns a model relies on: how much worse it gets when one is shuffled.",
                        Category.EXPLAIN,
                        "sort-variant",
                        "permutation importance",
                        "feature importance",
                        "explain"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(ROWS, REPEATS, SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table(), chart());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        ModelInputs.check(look, true);
        return Map.of(
                DATA,
                Outline.table(
                        Schema.of(
                                Field.of("column", Kind.CATEGORY),
                                Field.of("importance", Kind.NUMBER),
                                Field.of("spread", Kind.NUMBER))));
    }

    @Override
    public void run(NodeRun run) {
        var model = Pieces.model(run.input(MODEL));
        var rows = Evaluate.judged(model, run.input(DATA), run);
        var metric = Metric.preset(model.signature().classes().size());
        var found =
                PermutationImportance.of(
                        model,
                        rows,
                        metric,
                        new PermutationImportance.Settings(
                                run.get(ROWS), run.get(REPEATS), run.get(SEED)),
                        run.progress().part(0.4, 0.95));
        var table = new TableDraft();
        for (var one : found.columns()) {
            table.row()
                    .text("column", one.column())
                    .number("importance", one.drop())
                    .number("spread", one.spread());
        }
        Pieces.put(run, DATA, table.table(), "importance", run.progress().part(0.95, 1));
        Pieces.put(run, CHART, List.of(ModelCharts.in(Locale.ENGLISH).importance(found)));
    }
}
