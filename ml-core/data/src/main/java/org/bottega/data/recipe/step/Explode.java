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
import org.bottega.kernel.table.Schema;

/// Cuts a text at a separator and makes a row of each part.
final class Explode implements Step {
    private static final Param<String> COLUMN =
            Param.column(
                    "column",
                    Kind.CATEGORY,
                    Kind.TEXT,
                    Kind.IDENTIFIER,
                    Kind.BOOLEAN,
                    Kind.SEQUENCE);
    private static final Param<String> SEPARATOR = Param.line("separator", ",");

    @Override
    public String id() {
        return "explode";
    }

    @Override
    public String title() {
        return "One row for each part";
    }

    @Override
    public String summary() {
        return "Cuts a text at a separator and makes a row of each part.";
    }

    @Override
    public Group group() {
        return Group.ROWS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("unnest", "split rows", "list");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, SEPARATOR);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "One row for each part of " + Words.name(in.get(COLUMN));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        if (in.get(SEPARATOR).isEmpty()) {
            in.error(SEPARATOR, "There is no separator.", "Give one, such as a comma.");
        }
        var fields = new ArrayList<Field>();
        for (var field : in.schema().fields()) {
            fields.add(
                    field.name().equals(in.get(COLUMN))
                            ? new Field(field.name(), Kind.CATEGORY, field.role(), List.of())
                            : field);
        }
        return new Schema(fields);
    }

    @Override
    public String sql(StepInput in) {
        var x = Duck.name(in.get(COLUMN));
        var parts =
                "case when "
                        + x
                        + " is null then [cast(null as varchar)] else string_split("
                        + x
                        + ", "
                        + Duck.text(in.get(SEPARATOR))
                        + ") end";
        var cut =
                "(select *, unnest("
                        + parts
                        + ") as \"\u0001part\", generate_subscripts("
                        + parts
                        + ", 1) as \"\u0001at\" from "
                        + in.relation()
                        + ")";
        return Projection.of(in)
                        .replace(
                                in.get(COLUMN),
                                outline(in).require(in.get(COLUMN)),
                                "nullif(trim(\"\u0001part\"), '')")
                        .select("row_number() over (order by " + StepInput.ROW + ", \"\u0001at\")")
                + " from "
                + cut;
    }
}
