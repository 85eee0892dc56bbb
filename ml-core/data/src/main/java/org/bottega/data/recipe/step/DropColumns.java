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

/// Drops the chosen columns.
final class DropColumns implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns").doc("The columns to drop.");

    @Override
    public String id() {
        return "drop-columns";
    }

    @Override
    public String title() {
        return "Drop columns";
    }

    @Override
    public String summary() {
        return "Drops the chosen columns.";
    }

    @Override
    public Group group() {
        return Group.COLUMNS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("remove", "delete");
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
        return "Drop " + Words.list(in.get(COLUMNS));
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
        var names = in.get(COLUMNS);
        return Projection.of(in).keep(name -> !names.contains(name));
    }
}
