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

/// Takes some of the rows: the first, or chosen by chance; of each group alike when wanted.
final class Sample implements Step {
    private static final Param<Take> TAKE = Param.choice("take", Take.SHARE);
    private static final Param<Double> SHARE = Param.real("share", 0.1, 0, 1);
    private static final Param<Integer> ROWS =
            Param.whole("rows", 1000, 1, Integer.MAX_VALUE).doc("How many rows (of each group).");
    private static final Param<List<String>> BY =
            Param.columns("by").doc("Alike from each group of these columns.");
    private static final Param<Integer> SEED =
            Param.whole("seed", 1, 0, Integer.MAX_VALUE).doc("Another seed, other rows.");

    /// Which rows are taken.
    enum Take {
        SHARE,
        ROWS,
        FIRST
    }

    @Override
    public String id() {
        return "sample";
    }

    @Override
    public String title() {
        return "Sample rows";
    }

    @Override
    public String summary() {
        return "Takes some of the rows: the first, or chosen by chance; of each group alike when wanted.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("head", "limit", "random", "stratified", "subset");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(TAKE, SHARE, ROWS, BY, SEED);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        var by = in.get(BY).isEmpty() ? "" : " of each " + Words.list(in.get(BY));
        return switch (in.get(TAKE)) {
            case SHARE -> "Take " + Words.percent(in.get(SHARE)) + " of the rows by chance" + by;
            case ROWS -> "Take " + in.get(ROWS) + " rows by chance" + by;
            case FIRST -> "Take the first " + in.get(ROWS) + " rows" + by;
        };
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(BY, true);
        return in.schema();
    }

    @Override
    public String sql(StepInput in) {
        // a number of each row by which a hash stays the same in every run and on every machine
        var chance = "hash(" + StepInput.ROW + ", " + in.get(SEED) + ")";
        var order = in.get(TAKE) == Take.FIRST ? StepInput.ROW : chance + ", " + StepInput.ROW;
        var by = Words.partition(in.get(BY));
        var ranked =
                "(select *, row_number() over ("
                        + by
                        + "order by "
                        + order
                        + ") as \"\u0001rank\", count(*) over ("
                        + by.strip()
                        + ") as \"\u0001all\" from "
                        + in.relation()
                        + ")";
        var wanted =
                in.get(TAKE) == Take.SHARE
                        ? "round(" + in.get(SHARE) + " * \"\u0001all\")"
                        : String.valueOf(in.get(ROWS));
        return Projection.of(in).select(StepInput.ROW)
                + " from "
                + ranked
                + " where \"\u0001rank\" <= "
                + wanted;
    }
}
