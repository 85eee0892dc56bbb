package org.bottega.data.recipe.step;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepData;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Makes a column of 0 and 1 for each value of a category.
final class OneHot implements Step {
    private static final Param<String> COLUMN = Param.column("column", Kind.CATEGORY, Kind.BOOLEAN);
    private static final Param<Integer> MOST =
            Param.whole("most", 20, 1, 1000)
                    .doc("At most so many columns, for the most frequent values.");
    private static final Param<Boolean> KEEP =
            Param.flag("keep", false).doc("Keep the column too.");

    @Override
    public String id() {
        return "one-hot";
    }

    @Override
    public String title() {
        return "One column for each category";
    }

    @Override
    public String summary() {
        return "Makes a column of 0 and 1 for each value of a category.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("dummy", "indicator", "encode");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, MOST, KEEP);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.FITTED;
    }

    @Override
    public String sentence(StepInput in) {
        return "One column for each value of " + Words.name(in.get(COLUMN));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        if (in.broken()) {
            return in.schema();
        }
        for (var value : values(in)) {
            if (in.schema().find(name(in, value)).isPresent()) {
                in.error(
                        COLUMN,
                        "There is a column \"" + name(in, value) + "\" already.",
                        "Rename it first.");
            }
        }
        if (in.broken()) {
            return in.schema();
        }
        return projection(in).schema();
    }

    @Override
    public boolean outlineNeedsData(StepInput in) {
        return !in.fitted() && values(in).isEmpty();
    }

    @Override
    public String sql(StepInput in) {
        return projection(in).sql();
    }

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var x = Duck.name(in.get(COLUMN));
        return Map.of(
                "values",
                data.texts(
                        "select v from (select "
                                + x
                                + " as v, count(*) as n from "
                                + in.relation()
                                + " where "
                                + x
                                + " is not null group by v order by n desc, v limit "
                                + in.get(MOST)
                                + ") order by v"));
    }

    /// The values that get a column: those learnt; before that, the known levels when they are few.
    private static List<String> values(StepInput in) {
        if (in.fitted()) {
            return in.fact("values");
        }
        var levels = in.schema().require(in.get(COLUMN)).levels();
        return levels.size() <= in.get(MOST) ? levels.stream().sorted().toList() : List.of();
    }

    private static String name(StepInput in, String value) {
        return in.get(COLUMN) + "=" + value;
    }

    private static Projection projection(StepInput in) {
        var projection = Projection.of(in);
        var column = in.get(COLUMN);
        var after = column;
        for (var value : values(in)) {
            var name = name(in, value);
            projection.putBehind(
                    after,
                    Field.of(name, Kind.NUMBER),
                    "cast(coalesce("
                            + Duck.name(column)
                            + " = "
                            + Duck.text(value)
                            + ", false) as double)");
            after = name;
        }
        return in.get(KEEP) ? projection : projection.keep(n -> !n.equals(column));
    }
}
