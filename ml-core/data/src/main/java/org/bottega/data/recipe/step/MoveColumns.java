package org.bottega.data.recipe.step;

import java.util.List;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// Puts the chosen columns first and leaves the others behind them.
final class MoveColumns implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns").doc("The columns that come first, in this order.");

    @Override
    public String id() {
        return "move-columns";
    }

    @Override
    public String title() {
        return "Move columns to the front";
    }

    @Override
    public String summary() {
        return "Puts the chosen columns first and leaves the others behind them.";
    }

    @Override
    public Group group() {
        return Group.COLUMNS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("reorder", "order");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Put " + Words.list(in.get(COLUMNS)) + " first";
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        return projection(in).schema();
    }

    @Override
    public String sql(StepInput in) {
        return projection(in).sql();
    }

    private static Projection projection(StepInput in) {
        return Projection.of(in).first(in.get(COLUMNS));
    }
}
