package org.bottega.data.recipe.step;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/// Gives all rare values of a category one common name.
final class RareLevels implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns", Kind.CATEGORY, Kind.IDENTIFIER);
    private static final Param<Double> SHARE =
            Param.real("share", 0.01, 0, 1)
                    .doc("Values in a smaller share of the known rows are rare.");
    private static final Param<String> NAME = Param.line("name", "other");

    @Override
    public String id() {
        return "rare-levels";
    }

    @Override
    public String title() {
        return "Gather rare categories";
    }

    @Override
    public String summary() {
        return "Gives all rare values of a category one common name.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("other", "lump", "infrequent");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, SHARE, NAME);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.FITTED;
    }

    @Override
    public String sentence(StepInput in) {
        return "Gather values of "
                + Words.list(in.get(COLUMNS))
                + " below "
                + Words.percent(in.get(SHARE));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        var fields = new ArrayList<Field>();
        for (var field : in.schema().fields()) {
            fields.add(
                    in.get(COLUMNS).contains(field.name())
                            ? new Field(field.name(), Kind.CATEGORY, field.role(), List.of())
                            : field);
        }
        return new Schema(fields);
    }

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var facts = new LinkedHashMap<String, List<String>>();
        for (var column : in.get(COLUMNS)) {
            var x = Duck.name(column);
            facts.put(
                    column,
                    data.texts(
                            "select v from (select "
                                    + x
                                    + " as v, count(*) as n, sum(count(*)) over ()"
                                    + " as all_rows from "
                                    + in.relation()
                                    + " where "
                                    + x
                                    + " is not null group by v) where n >= "
                                    + in.get(SHARE)
                                    + " * all_rows order by v limit 100000"));
        }
        return facts;
    }

    @Override
    public String sql(StepInput in) {
        var projection = Projection.of(in);
        for (var name : in.get(COLUMNS)) {
            var x = Duck.name(name);
            var kept = in.fact(name).stream().map(Duck::text).toList();
            projection.replace(
                    name,
                    outline(in).require(name),
                    kept.isEmpty()
                            ? "case when "
                                    + x
                                    + " is not null then "
                                    + Duck.text(in.get(NAME))
                                    + " end"
                            : "case when "
                                    + x
                                    + " is null or "
                                    + x
                                    + " in ("
                                    + String.join(", ", kept)
                                    + ") then "
                                    + x
                                    + " else "
                                    + Duck.text(in.get(NAME))
                                    + " end");
        }
        return projection.sql();
    }
}
