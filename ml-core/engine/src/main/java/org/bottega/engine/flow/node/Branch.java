package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Sends a table one way or the other.
final class Branch extends Declared {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final Param<String> CONDITION =
            Param.line("condition", "count(*) > 0").doc("SQL over all rows of t, true or false.");

    Branch() {
        super(
                Label.of(
                        "branch",
                        "Branch",
                        "Sends a table one of two ways, by a condition over all its rows.",
                        Category.CONTROL,
                        "call-split",
                        "if",
                        "switch",
                        "condition"));
    }

    @Override
    public String documentation() {
        return """
        The condition is SQL over the whole table `t`, such as `count(*) > 1000` or `avg(price) < 10`; a parameter of
        the workflow can stand in it: `'${mode}' = 'full'`.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(CONDITION);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table(YES, "Yes"), table(NO, "No"));
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(CONDITION).isBlank()) {
            look.error(CONDITION.label(), "There is no condition.", "Give one.");
        }
        return look.input(DATA).map(d -> Map.of(YES, d, NO, d)).orElse(Map.of());
    }

    @Override
    public void run(NodeRun run) {
        var table = Pieces.table(run.input(DATA));
        var answer =
                Asked.rows(table, "select (" + run.get(CONDITION) + ") from t", 1, run.progress())
                        .getFirst()[0];
        Pieces.pass(run, run.input(DATA), "true".equals(answer) || "1".equals(answer) ? YES : NO);
    }
}
