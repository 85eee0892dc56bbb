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

/// Trims blanks, makes runs of blanks one, and changes letters to small or capital ones.
final class CleanText implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns(
                    "columns",
                    Kind.CATEGORY,
                    Kind.TEXT,
                    Kind.IDENTIFIER,
                    Kind.BOOLEAN,
                    Kind.SEQUENCE);
    private static final Param<Boolean> BLANKS =
            Param.flag("blanks", true).doc("Trim both ends and make runs of blanks one.");
    private static final Param<Letters> LETTERS = Param.choice("letters", Letters.AS_THEY_ARE);
    private static final Param<Boolean> ACCENTS =
            Param.flag("accents", false).doc("Take accents off letters.");

    /// What becomes of letters.
    enum Letters {
        AS_THEY_ARE,
        SMALL,
        CAPITAL,
        /// the first letter of the text capital, all others small
        FIRST_CAPITAL
    }

    @Override
    public String id() {
        return "clean-text";
    }

    @Override
    public String title() {
        return "Clean text";
    }

    @Override
    public String summary() {
        return "Trims blanks, makes runs of blanks one, and changes letters to small or capital ones.";
    }

    @Override
    public Group group() {
        return Group.TEXT;
    }

    @Override
    public List<String> synonyms() {
        return List.of("trim", "case", "upper", "lower", "whitespace");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, BLANKS, LETTERS, ACCENTS);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Clean " + Words.list(in.get(COLUMNS));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
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
        var sql = column;
        if (in.get(BLANKS)) {
            sql = "regexp_replace(trim(" + sql + "), '\\s+', ' ', 'g')";
        }
        if (in.get(ACCENTS)) {
            sql = "strip_accents(" + sql + ")";
        }
        sql =
                switch (in.get(LETTERS)) {
                    case AS_THEY_ARE -> sql;
                    case SMALL -> "lower(" + sql + ")";
                    case CAPITAL -> "upper(" + sql + ")";
                    case FIRST_CAPITAL ->
                            "(upper(left(" + sql + ", 1)) || lower(substring(" + sql + ", 2)))";
                };
        return "nullif(" + sql + ", '')";
    }
}
