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

/// Keeps some columns, in the order given.
final class KeepColumns implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns").doc("The columns to keep, in this order.");

    @Override
    public String id() {
        return "keep-columns";
    }

    @Override
    public String title() {
        return "Keep columns";
    }

    @Override
    public String summary() {
        return "Keeps the chosen columns, in the chosen order, and drops all others.";
    }

    @Override
    public Group group() {
        return Group.COLUMNS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("select", "choose", "reorder");
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
        return "Keep " + Words.list(in.get(COLUMNS));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        return projection(in).schema();
    }

    private static Projection projection(StepInput in) {
        var names = in.get(COLUMNS);
        return Projection.of(in).keep(names::contains).first(names);
    }

    @Override
    public String sql(StepInput in) {
        return projection(in).sql();
    }
}
