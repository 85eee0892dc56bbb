package org.bottega.data.recipe.step;

import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// Orders the rows by columns; what is missing comes last.
final class Sort implements Step {
    private static final Param<List<String>> COLUMNS = Param.columns("columns");
    private static final Param<Boolean> DESCENDING = Param.flag("descending", false);

    @Override
    public String id() {
        return "sort";
    }

    @Override
    public String title() {
        return "Sort rows";
    }

    @Override
    public String summary() {
        return "Orders the rows by columns; what is missing comes last.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("order", "arrange");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, DESCENDING);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Sort by "
                + Words.list(in.get(COLUMNS))
                + (in.get(DESCENDING) ? ", largest first" : "");
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        return in.schema();
    }

    @Override
    public String sql(StepInput in) {
        var direction = in.get(DESCENDING) ? " desc nulls last" : " nulls last";
        var order =
                String.join(
                        ", ", in.get(COLUMNS).stream().map(c -> Duck.name(c) + direction).toList());
        return Projection.of(in)
                        .select("row_number() over (order by " + order + ", " + StepInput.ROW + ")")
                + " from "
                + in.relation();
    }
}
