package org.bottega.data.recipe.step;

import java.util.List;
import org.bottega.data.expression.Expression;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// Keeps the rows for which a condition is true, or drops them.
final class Filter implements Step {
    private static final Param<String> CONDITION =
            Param.condition("condition").doc("Such as: age >= 18 and city is not missing.");
    private static final Param<Boolean> DROP =
            Param.flag("drop", false).doc("Drop these rows instead and keep all others.");

    @Override
    public String id() {
        return "filter";
    }

    @Override
    public String title() {
        return "Filter rows";
    }

    @Override
    public String summary() {
        return "Keeps the rows for which a condition is true, or drops them.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("where", "condition", "select rows");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(CONDITION, DROP);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return (in.get(DROP) ? "Drop rows where " : "Keep rows where ")
                + Words.name(in.get(CONDITION));
    }

    @Override
    public Schema outline(StepInput in) {
        in.condition(CONDITION);
        return in.schema();
    }

    @Override
    public String sql(StepInput in) {
        var condition = Expression.condition(in.get(CONDITION), in.schema()).sql();
        return Projection.of(in).sql()
                + " where "
                + (in.get(DROP) ? "not coalesce(" + condition + ", false)" : condition);
    }
}
