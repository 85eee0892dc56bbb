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

/// Gives values of a category other names, by a list.
final class MapValues implements Step {
    private static final Param<String> COLUMN =
            Param.column("column", Kind.CATEGORY, Kind.BOOLEAN, Kind.IDENTIFIER, Kind.TEXT);
    private static final Param<List<String>> PAIRS =
            Param.lines("pairs").doc("One a line: old = new. An empty new one makes it missing.");
    private static final Param<Boolean> OTHERS =
            Param.flag("others", true)
                    .doc("Keep values that are not listed; otherwise they become missing.");

    @Override
    public String id() {
        return "map-values";
    }

    @Override
    public String title() {
        return "Recode values";
    }

    @Override
    public String summary() {
        return "Gives values of a category other names, by a list.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("recode", "dictionary", "lookup", "rename values");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, PAIRS, OTHERS);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Recode " + in.get(PAIRS).size() + " values of " + Words.name(in.get(COLUMN));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        if (in.get(PAIRS).isEmpty()) {
            in.error(PAIRS, "Nothing is listed.", "Give lines such as: old = new.");
        }
        for (var pair : in.get(PAIRS)) {
            if (pair.indexOf('=') < 0) {
                in.error(PAIRS, "\"" + pair + "\" has no =.", "Write old = new.");
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

    private static Projection projection(StepInput in) {
        var name = in.get(COLUMN);
        var x = Duck.name(name);
        var sql = new StringBuilder("case");
        for (var pair : in.get(PAIRS)) {
            int cut = pair.indexOf('=');
            var to = pair.substring(cut + 1).strip();
            sql.append(" when ")
                    .append(x)
                    .append(" = ")
                    .append(Duck.text(pair.substring(0, cut).strip()))
                    .append(" then ")
                    .append(to.isEmpty() ? "null" : Duck.text(to));
        }
        sql.append(in.get(OTHERS) ? " else " + x : "").append(" end");
        var old = in.schema().require(name);
        var kind = old.kind() == Kind.BOOLEAN ? Kind.CATEGORY : old.kind();
        return Projection.of(in)
                .replace(name, new Field(name, kind, old.role(), List.of()), sql.toString());
    }
}
