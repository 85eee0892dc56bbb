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
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;

/// Gives a column another name.
final class RenameColumn implements Step {
    private static final Param<String> COLUMN = Param.column("column");
    private static final Param<String> TO = Param.line("to", "").doc("The new name.");

    @Override
    public String id() {
        return "rename";
    }

    @Override
    public String title() {
        return "Rename a column";
    }

    @Override
    public String summary() {
        return "Gives a column another name.";
    }

    @Override
    public Group group() {
        return Group.COLUMNS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("name");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, TO);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Rename " + Words.name(in.get(COLUMN)) + " to " + Words.name(in.get(TO));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        if (in.get(TO).isBlank()) {
            in.error(TO, "No new name is given.", "Write one.");
        }
        if (in.broken()) {
            return in.schema();
        }
        in.newName(TO, "", in.get(COLUMN));
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
        var old = in.schema().require(in.get(COLUMN));
        var field = new Field(in.get(TO).strip(), old.kind(), old.role(), old.levels());
        return Projection.of(in).replace(old.name(), field, Duck.name(old.name()));
    }
}
