package org.bottega.data.recipe.step;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepData;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// Makes a column of each value of one column, filled from another: long data become wide.
final class Pivot implements Step {
    private static final Param<List<String>> BY =
            Param.columns("by").doc("What one row of the result stands for.");
    private static final Param<String> KEY =
            Param.column(
                            "key",
                            Kind.CATEGORY,
                            Kind.BOOLEAN,
                            Kind.IDENTIFIER,
                            Kind.TEXT,
                            Kind.NUMBER,
                            Kind.DATE)
                    .doc("Its values become columns.");
    private static final Param<String> VALUE = Param.column("value").doc("What stands in them.");
    private static final Param<With> WITH =
            Param.choice("with", With.FIRST).doc("What is done where several rows meet.");

    /// What is done where several rows meet in a cell.
    enum With {
        FIRST,
        COUNT,
        SUM,
        MEAN,
        MIN,
        MAX
    }

    @Override
    public String id() {
        return "pivot";
    }

    @Override
    public String title() {
        return "Pivot";
    }

    @Override
    public String summary() {
        return "Makes a column of each value of one column, filled from another: long data become wide.";
    }

    @Override
    public Group group() {
        return Group.TABLES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("wide", "spread", "crosstab", "cross table");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(BY, KEY, VALUE, WITH);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Pivot "
                + Words.name(in.get(KEY))
                + " with "
                + Words.word(in.get(WITH))
                + " of "
                + Words.name(in.get(VALUE));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(BY, false);
        in.column(KEY);
        in.column(VALUE)
                .ifPresent(f -> {
                    boolean number = in.get(WITH) == With.SUM || in.get(WITH) == With.MEAN;
                    if (number && f.kind() != Kind.NUMBER) {
                        in.error(
                                WITH,
                                "\"" + f.name() + "\" holds no numbers.",
                                "Take count or first.");
                    }
                });
        if (in.get(BY).contains(in.get(KEY)) || in.get(BY).contains(in.get(VALUE))) {
            in.error(BY, "A column cannot be both a row and a value.", "Take it out here.");
        }
        var out = new ArrayList<Field>();
        for (var name : in.get(BY)) {
            in.schema().find(name).ifPresent(out::add);
        }
        var names = new HashSet<>(in.get(BY));
        for (var value : values(in)) {
            if (!names.add(value)) {
                in.error(BY, "Two columns would be called \"" + value + "\".", "Rename one first.");
            }
            in.schema()
                    .find(in.get(VALUE))
                    .ifPresent(f ->
                            out.add(
                                    new Field(
                                            value,
                                            in.get(WITH) == With.FIRST
                                                            || in.get(WITH) == With.MIN
                                                            || in.get(WITH) == With.MAX
                                                    ? f.kind()
                                                    : Kind.NUMBER,
                                            Role.FEATURE,
                                            List.of())));
        }
        return in.broken() ? in.schema() : new Schema(out);
    }

    private static List<String> values(StepInput in) {
        if (in.fitted()) {
            return in.fact("values");
        }
        return in.schema()
                .find(in.get(KEY))
                .map(f -> f.levels().stream().sorted().toList())
                .orElse(List.of());
    }

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var key = key(in);
        var values =
                data.texts(
                        "select v from (select distinct "
                                + key
                                + " as v from "
                                + in.relation()
                                + ") where v is not null order by v limit "
                                + (StepInput.MOST_COLUMNS + 1));
        if (values.size() > StepInput.MOST_COLUMNS) {
            throw org.bottega.kernel.ProblemException.input(
                    in.get(KEY),
                    "It has more than " + StepInput.MOST_COLUMNS + " values, too many for columns.",
                    "Group its rare values first.");
        }
        return Map.of("values", values);
    }

    private static String key(StepInput in) {
        var x = Duck.name(in.get(KEY));
        return in.schema().require(in.get(KEY)).kind() == Kind.NUMBER
                ? "case when "
                        + x
                        + " = round("
                        + x
                        + ") and abs("
                        + x
                        + ") < 1e15 then cast(cast("
                        + x
                        + " as bigint) as varchar) else cast("
                        + x
                        + " as varchar) end"
                : "cast(" + x + " as varchar)";
    }

    @Override
    public boolean outlineNeedsData(StepInput in) {
        return !in.fitted() && values(in).isEmpty();
    }

    @Override
    public String sql(StepInput in) {
        var select = new ArrayList<String>();
        in.get(BY).forEach(name -> select.add(Duck.name(name)));
        var x = Duck.name(in.get(VALUE));
        for (var value : values(in)) {
            var where = " filter (" + key(in) + " = " + Duck.text(value) + ")";
            var cell =
                    switch (in.get(WITH)) {
                        case FIRST ->
                                "arg_min("
                                        + x
                                        + ", "
                                        + StepInput.ROW
                                        + ") filter ("
                                        + key(in)
                                        + " = "
                                        + Duck.text(value)
                                        + " and "
                                        + x
                                        + " is not null)";
                        case COUNT -> "cast(count(" + x + ")" + where + " as double)";
                        case SUM -> "sum(" + x + ")" + where;
                        case MEAN -> "avg(" + x + ")" + where;
                        case MIN -> "min(" + x + ")" + where;
                        case MAX -> "max(" + x + ")" + where;
                    };
            select.add(cell + " as " + Duck.name(value));
        }
        return "select "
                + String.join(", ", select)
                + ", min("
                + StepInput.ROW
                + ") as "
                + StepInput.ROW
                + " from "
                + in.relation()
                + " group by "
                + Words.names(in.get(BY));
    }
}
