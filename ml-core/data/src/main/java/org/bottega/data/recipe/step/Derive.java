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
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;

/// Calculates a column from the others by an expression.
final class Derive implements Step {
    private static final Param<String> NAME =
            Param.line("name", "derived").doc("The new column, or one whose content is replaced.");
    private static final Param<String> FORMULA =
            Param.formula("formula")
                    .doc("Such as: price * 1.22 or if(age < 18, 'minor', 'adult').");

    @Override
    public String id() {
        return "derive";
    }

    @Override
    public String title() {
        return "Derive a column";
    }

    @Override
    public String summary() {
        return "Calculates a column from the others by an expression.";
    }

    @Override
    public Group group() {
        return Group.COLUMNS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("calculate", "formula", "compute", "mutate", "expression");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NAME, FORMULA);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return Words.name(in.get(NAME)) + " = " + Words.name(in.get(FORMULA));
    }

    @Override
    public Schema outline(StepInput in) {
        if (in.get(NAME).isBlank()) {
            in.error(NAME, "The column has no name.", "Write one.");
        }
        in.expression(FORMULA);
        if (in.broken()) {
            return in.schema();
        }
        return projection(in).schema();
    }

    @Override
    public String sql(StepInput in) {
        return projection(in).sql();
    }

    private static Projection projection(StepInput in) {
        var name = in.get(NAME).strip();
        var expression = Expression.of(in.get(FORMULA), in.schema());
        var sql =
                switch (expression.type()) {
                    case TRUTH -> "cast(" + expression.sql() + " as varchar)";
                    case NUMBER, NOTHING -> "cast(" + expression.sql() + " as double)";
                    case TEXT, DATE, MOMENT -> expression.sql();
                };
        return Projection.of(in).put(Field.of(name, expression.type().kind()), sql);
    }
}
