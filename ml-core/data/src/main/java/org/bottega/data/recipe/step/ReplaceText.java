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

/// Puts another text where one is found.
final class ReplaceText implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns(
                    "columns",
                    Kind.CATEGORY,
                    Kind.TEXT,
                    Kind.IDENTIFIER,
                    Kind.BOOLEAN,
                    Kind.SEQUENCE);
    private static final Param<String> FIND = Param.line("find", "");
    private static final Param<String> REPLACE = Param.line("replace", "");
    private static final Param<Match> MATCH = Param.choice("match", Match.PART);

    /// What has to be found.
    enum Match {
        /// anywhere in the text
        PART,
        /// the whole value
        WHOLE,
        /// a regular expression; \\1 in the replacement is its first group
        PATTERN
    }

    @Override
    public String id() {
        return "replace-text";
    }

    @Override
    public String title() {
        return "Replace text";
    }

    @Override
    public String summary() {
        return "Puts another text where one is found.";
    }

    @Override
    public Group group() {
        return Group.TEXT;
    }

    @Override
    public List<String> synonyms() {
        return List.of("substitute", "regex");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, FIND, REPLACE, MATCH);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Replace \""
                + in.get(FIND)
                + "\" by \""
                + in.get(REPLACE)
                + "\" in "
                + Words.list(in.get(COLUMNS));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        if (in.get(MATCH) == Match.PATTERN) {
            Patterns.check(in, FIND);
        } else if (in.get(FIND).isEmpty()) {
            in.error(FIND, "There is nothing to find.", "Give a text.");
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

    private static Projection projection(StepInput in) {
        var projection = Projection.of(in);
        for (var name : in.get(COLUMNS)) {
            var old = in.schema().require(name);
            var kind = old.kind() == Kind.BOOLEAN ? Kind.CATEGORY : old.kind();
            projection.replace(
                    name, new Field(name, kind, old.role(), List.of()), sql(in, Duck.name(name)));
        }
        return projection;
    }

    private static String sql(StepInput in, String column) {
        var find = Duck.text(in.get(FIND));
        var replace = Duck.text(in.get(REPLACE));
        var value =
                switch (in.get(MATCH)) {
                    case WHOLE ->
                            "case when "
                                    + column
                                    + " = "
                                    + find
                                    + " then "
                                    + replace
                                    + " else "
                                    + column
                                    + " end";
                    case PART -> "replace(" + column + ", " + find + ", " + replace + ")";
                    case PATTERN ->
                            "regexp_replace(" + column + ", " + find + ", " + replace + ", 'g')";
                };
        return "nullif(" + value + ", '')";
    }
}
