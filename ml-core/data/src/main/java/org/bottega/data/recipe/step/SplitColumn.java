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
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Cuts a text at a separator into several columns.
final class SplitColumn implements Step {
    private static final Param<String> COLUMN =
            Param.column(
                    "column",
                    Kind.CATEGORY,
                    Kind.TEXT,
                    Kind.IDENTIFIER,
                    Kind.BOOLEAN,
                    Kind.SEQUENCE);
    private static final Param<String> SEPARATOR = Param.line("separator", ",");
    private static final Param<Integer> PARTS =
            Param.whole("parts", 2, 1, 100).doc("How many columns; the last holds the rest.");
    private static final Param<Boolean> KEEP =
            Param.flag("keep", false).doc("Keep the column too.");

    @Override
    public String id() {
        return "split-column";
    }

    @Override
    public String title() {
        return "Split a column";
    }

    @Override
    public String summary() {
        return "Cuts a text at a separator into several columns.";
    }

    @Override
    public Group group() {
        return Group.TEXT;
    }

    @Override
    public List<String> synonyms() {
        return List.of("separate", "separator");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, SEPARATOR, PARTS, KEEP);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Split "
                + Words.name(in.get(COLUMN))
                + " at \""
                + in.get(SEPARATOR)
                + "\" into "
                + in.get(PARTS);
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        if (in.get(SEPARATOR).isEmpty()) {
            in.error(SEPARATOR, "There is no separator.", "Give one, such as a comma.");
        }
        for (int part = 1; part <= in.get(PARTS); part++) {
            if (in.schema().find(name(in, part)).isPresent()) {
                in.error(
                        COLUMN,
                        "There is a column \"" + name(in, part) + "\" already.",
                        "Rename it first.");
            }
        }
        if (in.broken()) {
            return in.schema();
        }
        return projection(in).schema();
    }

    @Override
    public String sql(StepInput in) {
        return projection(in).sql();
    }

    private static String name(StepInput in, int part) {
        return in.get(COLUMN) + " " + part;
    }

    private static Projection projection(StepInput in) {
        var projection = Projection.of(in);
        var column = in.get(COLUMN);
        var parts = "string_split(" + Duck.name(column) + ", " + Duck.text(in.get(SEPARATOR)) + ")";
        int count = in.get(PARTS);
        var after = column;
        for (int part = 1; part <= count; part++) {
            var sql =
                    part < count
                            ? parts + "[" + part + "]"
                            : "array_to_string("
                                    + parts
                                    + "["
                                    + part
                                    + ":], "
                                    + Duck.text(in.get(SEPARATOR))
                                    + ")";
            var name = name(in, part);
            projection.putBehind(
                    after, Field.of(name, Kind.CATEGORY), "nullif(trim(" + sql + "), '')");
            after = name;
        }
        return in.get(KEEP) ? projection : projection.keep(n -> !n.equals(column));
    }
}
