package org.bottega.data.recipe.step;

import java.util.ArrayList;
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
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// Takes values of rows before and after, running sums and means, ranks.
final class Window implements Step {
    private static final Param<String> COLUMN = Param.column("column");
    private static final Param<What> WHAT = Param.choice("what", What.BEFORE);
    private static final Param<Integer> ROWS =
            Param.whole("rows", 1, 1, 1_000_000)
                    .doc("How many rows before or after, or in the window.");
    private static final Param<List<String>> ORDER =
            Param.columns("order").doc("The order; that of the table when none is chosen.");
    private static final Param<List<String>> BY = Param.columns("by").doc("Within each group.");
    private static final Param<String> NAME = Param.line("name", "").doc("The new column.");

    /// What is taken of the other rows.
    enum What {
        BEFORE(false),
        AFTER(false),
        /// the difference to a row before
        CHANGE(true),
        RUNNING_SUM(true),
        MOVING_MEAN(true),
        MOVING_SUM(true),
        MOVING_MIN(true),
        MOVING_MAX(true),
        /// 1 for the smallest; equal values share a rank
        RANK(false);

        private final boolean numeric;

        What(boolean numeric) {
            this.numeric = numeric;
        }
    }

    @Override
    public String id() {
        return "window";
    }

    @Override
    public String title() {
        return "Look at other rows";
    }

    @Override
    public String summary() {
        return "Takes values of rows before and after, running sums and means, ranks.";
    }

    @Override
    public Group group() {
        return Group.TABLES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("lag", "lead", "rolling", "moving average", "cumulative", "rank");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, WHAT, ROWS, ORDER, BY, NAME);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return Words.word(in.get(WHAT))
                + " of "
                + Words.name(in.get(COLUMN))
                + (in.get(BY).isEmpty() ? "" : " by " + Words.list(in.get(BY)));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN)
                .ifPresent(f -> {
                    if (in.get(WHAT).numeric && f.kind() != Kind.NUMBER) {
                        in.error(
                                COLUMN,
                                "\"" + f.name() + "\" holds no numbers.",
                                "Choose a column of numbers.");
                    }
                });
        in.columns(ORDER, true);
        in.columns(BY, true);
        in.newName(NAME, preset(in), "");
        if (in.broken()) {
            return in.schema();
        }
        return projection(in).schema();
    }

    @Override
    public String sql(StepInput in) {
        return projection(in).sql();
    }

    private static String preset(StepInput in) {
        return in.get(COLUMN) + " " + Words.word(in.get(WHAT));
    }

    private static Projection projection(StepInput in) {
        var field = in.schema().require(in.get(COLUMN));
        var name = in.newName(NAME, preset(in), "");
        var order =
                new ArrayList<>(
                        in.get(ORDER).stream().map(c -> Duck.name(c) + " nulls last").toList());
        order.add(StepInput.ROW);
        var over = " over (" + Words.partition(in.get(BY)) + "order by " + String.join(", ", order);
        var x = Duck.name(field.name());
        int rows = in.get(ROWS);
        var frame = " rows between " + (rows - 1) + " preceding and current row)";
        var sql =
                switch (in.get(WHAT)) {
                    case BEFORE -> "lag(" + x + ", " + rows + ")" + over + ")";
                    case AFTER -> "lead(" + x + ", " + rows + ")" + over + ")";
                    case CHANGE -> x + " - lag(" + x + ", " + rows + ")" + over + ")";
                    case RUNNING_SUM ->
                            "sum("
                                    + x
                                    + ")"
                                    + over
                                    + " rows between unbounded preceding and current row)";
                    case MOVING_MEAN -> "avg(" + x + ")" + over + frame;
                    case MOVING_SUM -> "sum(" + x + ")" + over + frame;
                    case MOVING_MIN -> "min(" + x + ")" + over + frame;
                    case MOVING_MAX -> "max(" + x + ")" + over + frame;
                    case RANK ->
                            "case when "
                                    + x
                                    + " is not null then cast(rank() over ("
                                    + Words.partition(in.get(BY))
                                    + "order by "
                                    + x
                                    + " nulls last) as double) end";
                };
        boolean same = in.get(WHAT) == What.BEFORE || in.get(WHAT) == What.AFTER;
        var made =
                same
                        ? new Field(name, field.kind(), Role.FEATURE, field.levels())
                        : Field.of(name, Kind.NUMBER);
        return Projection.of(in).put(made, sql);
    }
}
