package org.bottega.data.recipe.step;

import java.util.List;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Adds a column that counts the rows from 1.
final class RowNumber implements Step {
    private static final Param<String> NAME = Param.line("name", "row");

    @Override
    public String id() {
        return "row-number";
    }

    @Override
    public String title() {
        return "Number the rows";
    }

    @Override
    public String summary() {
        return "Adds a column that counts the rows from 1.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("index", "counter", "id");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NAME);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Number the rows as " + Words.name(in.get(NAME));
    }

    @Override
    public Schema outline(StepInput in) {
        in.newName(NAME, "row", "");
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
        var name = in.newName(NAME, "row", "");
        return Projection.of(in)
                .put(
                        Field.of(name, Kind.NUMBER),
                        "cast(row_number() over (order by " + StepInput.ROW + ") as double)")
                .first(List.of(name));
    }
}
