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

/// Takes what a regular expression finds in a text into a new column.
final class ExtractText implements Step {
    private static final Param<String> COLUMN =
            Param.column(
                    "column",
                    Kind.CATEGORY,
                    Kind.TEXT,
                    Kind.IDENTIFIER,
                    Kind.BOOLEAN,
                    Kind.SEQUENCE);
    private static final Param<String> PATTERN =
            Param.line("pattern", "([0-9]+)")
                    .doc("A regular expression; its first group is taken.");
    private static final Param<String> NAME =
            Param.line("name", "").doc("The new column; named after the first when empty.");

    @Override
    public String id() {
        return "extract-text";
    }

    @Override
    public String title() {
        return "Extract text";
    }

    @Override
    public String summary() {
        return "Takes what a regular expression finds in a text into a new column.";
    }

    @Override
    public Group group() {
        return Group.TEXT;
    }

    @Override
    public List<String> synonyms() {
        return List.of("regex", "pattern", "regular expression");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, PATTERN, NAME);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Extract " + in.get(PATTERN) + " from " + Words.name(in.get(COLUMN));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        Patterns.check(in, PATTERN);
        in.newName(NAME, in.get(COLUMN) + " extracted", "");
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
        var column = in.get(COLUMN);
        var name = in.newName(NAME, column + " extracted", "");
        int group = Patterns.groups(in.get(PATTERN)) > 0 ? 1 : 0;
        return Projection.of(in)
                .putBehind(
                        column,
                        Field.of(name, Kind.CATEGORY),
                        "nullif(regexp_extract("
                                + Duck.name(column)
                                + ", "
                                + Duck.text(in.get(PATTERN))
                                + ", "
                                + group
                                + "), '')");
    }
}
