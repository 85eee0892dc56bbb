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

/// Keeps one of the rows that are the same in the chosen columns, or in all.
final class Deduplicate implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns")
                    .doc("What has to be the same; all columns when none is chosen.");
    private static final Param<Keep> KEEP = Param.choice("keep", Keep.FIRST);

    /// Which of them stays.
    enum Keep {
        FIRST,
        LAST
    }

    @Override
    public String id() {
        return "deduplicate";
    }

    @Override
    public String title() {
        return "Drop duplicates";
    }

    @Override
    public String summary() {
        return "Keeps one of the rows that are the same in the chosen columns, or in all.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("distinct", "unique");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, KEEP);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Drop duplicates"
                + (in.get(COLUMNS).isEmpty() ? "" : " by " + Words.list(in.get(COLUMNS)));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, true);
        return in.schema();
    }

    @Override
    public String sql(StepInput in) {
        var same = in.get(COLUMNS).isEmpty() ? in.schema().names() : in.get(COLUMNS);
        return Projection.of(in).sql()
                + " qualify row_number() over ("
                + Words.partition(same)
                + "order by "
                + StepInput.ROW
                + (in.get(KEEP) == Keep.LAST ? " desc" : "")
                + ") = 1";
    }
}
