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

/// Makes rows of columns: wide data become long.
final class Unpivot implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns").doc("The columns that become rows; all of one type.");
    private static final Param<String> NAME =
            Param.line("name", "name").doc("The column that holds their names.");
    private static final Param<String> VALUE =
            Param.line("value", "value").doc("The column that holds their values.");

    @Override
    public String id() {
        return "unpivot";
    }

    @Override
    public String title() {
        return "Unpivot";
    }

    @Override
    public String summary() {
        return "Makes rows of columns: wide data become long.";
    }

    @Override
    public Group group() {
        return Group.TABLES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("melt", "long", "gather");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, NAME, VALUE);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return "Make rows of " + Words.list(in.get(COLUMNS));
    }

    @Override
    public Schema outline(StepInput in) {
        var fields = in.columns(COLUMNS, false);
        var types = fields.stream().map(f -> type(f.kind())).distinct().toList();
        if (types.size() > 1) {
            in.error(
                    COLUMNS,
                    "These columns are of different types.",
                    "Change their types first, so that all are the same.");
        }
        var out = new ArrayList<Field>();
        in.schema().fields().stream()
                .filter(f -> !in.get(COLUMNS).contains(f.name()))
                .forEach(out::add);
        var kind = fields.isEmpty() ? Kind.NUMBER : fields.getFirst().kind();
        boolean same = fields.stream().allMatch(f -> f.kind() == kind);
        out.add(Field.of(in.get(NAME), Kind.CATEGORY));
        out.add(Field.of(in.get(VALUE), same && kind != Kind.BOOLEAN ? kind : Kind.CATEGORY));
        if (out.stream().map(Field::name).distinct().count() < out.size()
                || in.get(NAME).isBlank()
                || in.get(VALUE).isBlank()) {
            in.error(NAME, "The names of the new columns are taken or empty.", "Choose others.");
        }
        return in.broken() ? in.schema() : new Schema(out);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case NUMBER -> "number";
            case DATE, DATE_TIME -> "moment";
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE -> "text";
            case IMAGE -> "image";
        };
    }

    @Override
    public String sql(StepInput in) {
        var kept = in.schema().names().stream().filter(n -> !in.get(COLUMNS).contains(n)).toList();
        var names = in.get(COLUMNS).stream().map(Duck::text).toList();
        var rest = kept.isEmpty() ? "" : Words.names(kept) + ", ";
        int count = names.size();
        return "select "
                + rest
                + "["
                + String.join(", ", names)
                + "][\"\u0001at\"] as "
                + Duck.name(in.get(NAME))
                + ", ["
                + Words.names(in.get(COLUMNS))
                + "][\"\u0001at\"] as "
                + Duck.name(in.get(VALUE))
                + ", ("
                + StepInput.ROW
                + " * "
                + count
                + " + \"\u0001at\") as "
                + StepInput.ROW
                + " from "
                + in.relation()
                + ", (select unnest(range(1, "
                + (count + 1)
                + ")) as \"\u0001at\")";
    }
}
