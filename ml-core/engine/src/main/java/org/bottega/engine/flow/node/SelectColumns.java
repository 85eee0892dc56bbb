package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.data.Snapshot;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.RecipeSession;
import org.bottega.data.recipe.step.Steps;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.learn.selection.Selection;
import org.bottega.learn.selection.SelectionMethod;

/// Keeps the columns that are worth learning from.
final class SelectColumns extends Declared {
    private static final String SCORES = "scores";

    /// How columns are chosen, see [SelectionMethod].
    enum Method {
        MUTUAL_INFORMATION,
        MRMR,
        RECURSIVE,
        BORUTA
    }

    private static final Param<String> TARGET = TrainNode.TARGET;
    private static final Param<Method> METHOD =
            Param.choice("method", Method.MRMR)
                    .doc(
                            "Each column by itself; with little repetition; least used left out again"
                                    + " and again; or better than shuffled ones.");
    private static final Param<Integer> COLUMNS =
            Param.whole("columns", 0, 0, 1_000_000)
                    .doc("How many are kept at most; 0 for as many as are worth it.");
    private static final Param<Integer> SEED = TrainNode.SEED;

    SelectColumns() {
        super(
                Label.of(
                        "select-features",
                        "Select features",
                        "Keeps the columns that are worth learning from, by what they tell of the target.",
                        Category.PREPARE,
                        "filter-variant",
                        "feature selection",
                        "mutual information",
                        "mrmr",
                        "boruta",
                        "columns"));
    }

    @Override
    public String documentation() {
        return """
        Columns are judged by the rows at the first input; rows at the second input keep the same columns. The third
        output tells what became of each column, and why.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(TARGET, METHOD, COLUMNS, SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table(), table(ALSO, "Rows to treat alike").orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table(), table(ALSO, "Rows treated alike"), table(SCORES, "Columns"));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.FITTED, Trait.HEAVY);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        Targets.chosen(look);
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var progress = run.progress();
        var table = Pieces.table(run.input(DATA));
        var rows = Pieces.rows(run.input(DATA), progress.part(0, 0.1));
        var target = run.get(TARGET);
        rows.schema().require(target);
        var task = Proposal.of(target, rows.column(target), Wanted.AUTO).task();
        var selected =
                new Selection(word(run.get(METHOD)), run.get(COLUMNS))
                        .choose(
                                rows,
                                task,
                                run.get(SEED),
                                Runtime.getRuntime().availableProcessors(),
                                progress.part(0.1, 0.7));
        var kept = Selection.keep(rows, task, selected).schema().names();
        keep(run, DATA, table, kept);
        if (!run.inputs(ALSO).isEmpty()) {
            keep(run, ALSO, Pieces.table(run.input(ALSO)), kept);
        }
        Pieces.put(run, SCORES, selected.toTable(), "columns", progress.part(0.95, 1));
    }

    private static void keep(NodeRun run, String port, Snapshot table, List<String> columns) {
        var names = columns.stream().filter(c -> table.schema().find(c).isPresent()).toList();
        try (var session = RecipeSession.open(Steps.catalog(), table, Map.of())) {
            session.prepare(
                    Recipe.EMPTY.plus(Recipe.Entry.of("keep-columns", Map.of("columns", names))),
                    run.progress());
            Pieces.tell(
                    run,
                    port,
                    session.write(
                            table.source(),
                            Pieces.tablePlace(run, port),
                            run.progress().part(0.7, 0.95)));
        }
    }

    private static SelectionMethod word(Method method) {
        return switch (method) {
            case MUTUAL_INFORMATION -> SelectionMethod.MUTUAL_INFORMATION;
            case MRMR -> SelectionMethod.MRMR;
            case RECURSIVE -> SelectionMethod.RECURSIVE;
            case BORUTA -> SelectionMethod.BORUTA;
        };
    }
}
