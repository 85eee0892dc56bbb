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

/// Turns columns into numbers, categories, texts, dates or truth values; what cannot be turned becomes missing.
final class Cast implements Step {
    private static final Param<List<String>> COLUMNS = Param.columns("columns");
    private static final Param<To> TO = Param.choice("to", To.NUMBER).doc("The new type.");

    /// What a column can be turned into.
    enum To {
        NUMBER(Kind.NUMBER),
        CATEGORY(Kind.CATEGORY),
        TEXT(Kind.TEXT),
        IDENTIFIER(Kind.IDENTIFIER),
        BOOLEAN(Kind.BOOLEAN),
        DATE(Kind.DATE),
        DATE_TIME(Kind.DATE_TIME);

        private final Kind kind;

        To(Kind kind) {
            this.kind = kind;
        }
    }

    @Override
    public String id() {
        return "cast";
    }

    @Override
    public String title() {
        return "Change the type";
    }

    @Override
    public String summary() {
        return "Turns columns into numbers, categories, texts, dates or truth values; what cannot be turned becomes missing.";
    }

    @Override
    public Group group() {
        return Group.COLUMNS;
    }

    @Override
    public List<String> synonyms() {
        return List.of("convert", "type", "kind", "number", "category");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, TO);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Make " + Words.list(in.get(COLUMNS)) + " " + Words.word(in.get(TO));
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
            var kind = in.get(TO).kind;
            projection.replace(
                    name,
                    new Field(name, kind, old.role(), List.of()),
                    sql(Duck.name(name), old.kind(), in.get(TO)));
        }
        return projection;
    }

    private static String sql(String column, Kind from, To to) {
        return switch (to) {
            case NUMBER ->
                    from.temporal()
                            ? "cast(epoch_us(cast("
                                    + column
                                    + " as timestamp)) as double) / 1000000"
                            : from == Kind.BOOLEAN
                                    ? "coalesce(try_cast("
                                            + column
                                            + " as double), cast(try_cast("
                                            + column
                                            + " as boolean) as double))"
                                    : "try_cast(" + column + " as double)";
            case DATE -> "try_cast(" + column + " as date)";
            case DATE_TIME ->
                    from == Kind.NUMBER
                            ? "make_timestamp(cast(" + column + " * 1000000 as bigint))"
                            : "try_cast(" + column + " as timestamp)";
            case BOOLEAN ->
                    from == Kind.NUMBER
                            ? "cast(" + column + " <> 0 as varchar)"
                            : "cast(coalesce(try_cast("
                                    + column
                                    + " as boolean), case lower("
                                    + column
                                    + ") when 'yes' then true when 'no' then false"
                                    + " when 'on' then true when 'off' then false end)"
                                    + " as varchar)";
            case CATEGORY, TEXT, IDENTIFIER ->
                    from == Kind.NUMBER ? whole(column) : "cast(" + column + " as varchar)";
        };
    }

    /// A number as a person writes it: 3 rather than 3.0.
    private static String whole(String column) {
        return "case when "
                + column
                + " = round("
                + column
                + ") and abs("
                + column
                + ") < 1e15 then cast(cast("
                + column
                + " as bigint) as varchar) else cast("
                + column
                + " as varchar) end";
    }
}
