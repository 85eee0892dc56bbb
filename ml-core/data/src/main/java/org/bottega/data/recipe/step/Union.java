package org.bottega.data.recipe.step;

import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Puts the rows of another data set behind these; columns meet by name.
final class Union implements Step {
    private static final Param<String> TABLE =
            Param.line("table", "").doc("The name of the other data set.");
    private static final Param<Boolean> ALL =
            Param.flag("all", true).doc("Keep columns that only one of them has.");

    @Override
    public String id() {
        return "union";
    }

    @Override
    public String title() {
        return "Append another table";
    }

    @Override
    public String summary() {
        return "Puts the rows of another data set behind these; columns meet by name.";
    }

    @Override
    public Group group() {
        return Group.TABLES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("append", "concat", "rbind", "stack");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(TABLE, ALL);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Append " + Words.name(in.get(TABLE));
    }

    @Override
    public Schema outline(StepInput in) {
        var other = in.other(in.get(TABLE));
        if (other.isEmpty()) {
            in.error(
                    TABLE,
                    "There is no data set \"" + in.get(TABLE) + "\".",
                    org.bottega.kernel.Nearest.hint(in.get(TABLE), in.otherNames()));
            return in.schema();
        }
        var theirs = other.get().schema();
        var out = new ArrayList<Field>();
        for (var field : in.schema().fields()) {
            var twin = theirs.find(field.name());
            if (twin.isPresent() && !alike(field.kind(), twin.get().kind())) {
                in.error(
                        TABLE,
                        "\"" + field.name() + "\" is of another type there.",
                        "Change the type of one first.");
            }
            if (twin.isPresent() || in.get(ALL)) {
                boolean same = twin.isEmpty() || twin.get().levels().equals(field.levels());
                out.add(
                        same
                                ? field
                                : new Field(
                                        field.name(),
                                        field.kind() == Kind.BOOLEAN ? Kind.CATEGORY : field.kind(),
                                        field.role(),
                                        List.of()));
            }
        }
        if (in.get(ALL)) {
            theirs.fields().stream()
                    .filter(f -> in.schema().find(f.name()).isEmpty())
                    .forEach(out::add);
        }
        return in.broken() ? in.schema() : new Schema(out);
    }

    private static boolean alike(Kind a, Kind b) {
        return a == b
                || a.temporal() && b.temporal()
                || a != Kind.NUMBER && b != Kind.NUMBER && !a.temporal() && !b.temporal();
    }

    @Override
    public String sql(StepInput in) {
        var other = in.other(in.get(TABLE)).orElseThrow();
        var out = outline(in);
        return part(in.relation(), in.schema(), out, "0")
                + " union all "
                + part(
                        other.relation(),
                        other.schema(),
                        out,
                        "(select coalesce(max("
                                + StepInput.ROW
                                + ") + 1, 0) from "
                                + in.relation()
                                + ")");
    }

    private static String part(String relation, Schema has, Schema out, String offset) {
        var select = new ArrayList<String>();
        for (var field : out.fields()) {
            var name = Duck.name(field.name());
            select.add(has.find(field.name()).isPresent() ? name : "null as " + name);
        }
        return "select "
                + String.join(", ", select)
                + ", "
                + StepInput.ROW
                + " + "
                + offset
                + " as "
                + StepInput.ROW
                + " from "
                + relation;
    }
}
