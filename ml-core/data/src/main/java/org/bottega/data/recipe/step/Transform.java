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
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Takes the logarithm, root or another function of numbers, against long tails.
final class Transform implements Step {
    private static final Param<List<String>> COLUMNS = Param.columns("columns", Kind.NUMBER);
    private static final Param<How> HOW = Param.choice("how", How.LOG_OF_ONE_PLUS);

    /// The functions; where one has no value the result is missing.
    enum How {
        LOG,
        LOG_OF_ONE_PLUS,
        SIGNED_LOG,
        SQUARE_ROOT,
        SQUARE,
        RECIPROCAL,
        ABSOLUTE
    }

    @Override
    public String id() {
        return "transform";
    }

    @Override
    public String title() {
        return "Transform numbers";
    }

    @Override
    public String summary() {
        return "Takes the logarithm, root or another function of numbers, against long tails.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("log", "power", "sqrt", "skew");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, HOW);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return Words.word(in.get(HOW)) + " of " + Words.list(in.get(COLUMNS));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        return in.schema();
    }

    @Override
    public String sql(StepInput in) {
        var projection = Projection.of(in);
        for (var name : in.get(COLUMNS)) {
            var x = Duck.name(name);
            projection.replace(
                    name,
                    in.schema().require(name),
                    switch (in.get(HOW)) {
                        case LOG -> "case when " + x + " > 0 then ln(" + x + ") end";
                        case LOG_OF_ONE_PLUS ->
                                "case when " + x + " > -1 then ln(1 + " + x + ") end";
                        case SIGNED_LOG -> "sign(" + x + ") * ln(1 + abs(" + x + "))";
                        case SQUARE_ROOT -> "case when " + x + " >= 0 then sqrt(" + x + ") end";
                        case SQUARE -> x + " * " + x;
                        case RECIPROCAL -> "1 / nullif(" + x + ", 0)";
                        case ABSOLUTE -> "abs(" + x + ")";
                    });
        }
        return projection.sql();
    }
}
