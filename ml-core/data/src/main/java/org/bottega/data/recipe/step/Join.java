package org.bottega.data.recipe.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/// Adds the columns of another data set where keys are the same.
final class Join implements Step {
    private static final Param<String> TABLE =
            Param.line("table", "").doc("The name of the other data set.");
    private static final Param<How> HOW = Param.choice("how", How.LEFT);
    private static final Param<List<String>> LEFT = Param.columns("left").doc("The key here.");
    private static final Param<List<String>> RIGHT =
            Param.lines("right")
                    .doc("The key there, in the same order; the same names when empty.");

    /// Which rows stay.
    enum How {
        /// all of this table
        LEFT,
        /// those with a partner
        INNER,
        /// all of the other table
        RIGHT,
        /// all of both
        FULL,
        /// those of this table without a partner
        WITHOUT
    }

    @Override
    public String id() {
        return "join";
    }

    @Override
    public String title() {
        return "Join another table";
    }

    @Override
    public String summary() {
        return "Adds the columns of another data set where keys are the same.";
    }

    @Override
    public Group group() {
        return Group.TABLES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("merge", "lookup", "vlookup");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(TABLE, HOW, LEFT, RIGHT);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return Words.word(in.get(HOW))
                + " join "
                + Words.name(in.get(TABLE))
                + " by "
                + Words.list(in.get(LEFT));
    }

    @Override
    public Schema outline(StepInput in) {
        var other = in.other(in.get(TABLE));
        if (other.isEmpty()) {
            in.error(
                    TABLE,
                    "There is no data set \"" + in.get(TABLE) + "\".",
                    org.bottega.kernel.Nearest.hint(in.get(TABLE), in.otherNames()));
        }
        var left = in.columns(LEFT, false);
        var right = right(in);
        if (right.size() != in.get(LEFT).size()) {
            in.error(
                    RIGHT,
                    "The keys have different numbers of columns.",
                    "Give as many here as there.");
        }
        if (in.broken()) {
            return in.schema();
        }
        var theirs = other.orElseThrow().schema();
        for (int i = 0; i < right.size(); i++) {
            var field = theirs.find(right.get(i));
            if (field.isEmpty()) {
                in.error(
                        RIGHT,
                        "There is no column \"" + right.get(i) + "\" there.",
                        org.bottega.kernel.Nearest.hint(right.get(i), theirs.names()));
            } else if (!family(field.get().kind()).equals(family(left.get(i).kind()))) {
                in.error(
                        RIGHT,
                        "\""
                                + left.get(i).name()
                                + "\" and \""
                                + right.get(i)
                                + "\" are of different types.",
                        "Change the type of one first.");
            }
        }
        return in.broken() ? in.schema() : new Schema(List.copyOf(columns(in).keySet()));
    }

    private static String family(Kind kind) {
        return switch (kind) {
            case NUMBER -> "number";
            case DATE, DATE_TIME -> "moment";
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE, IMAGE -> "text";
        };
    }

    private static List<String> right(StepInput in) {
        return in.get(RIGHT).isEmpty() ? in.get(LEFT) : in.get(RIGHT);
    }

    private static Map<Field, String> columns(StepInput in) {
        var columns = new LinkedHashMap<Field, String>();
        var right = right(in);
        boolean mine = in.get(HOW) == How.RIGHT || in.get(HOW) == How.FULL;
        for (var field : in.schema().fields()) {
            int key = in.get(LEFT).indexOf(field.name());
            var sql = "l." + Duck.name(field.name());
            columns.put(
                    field,
                    key >= 0 && mine
                            ? "coalesce(" + sql + ", r." + Duck.name(right.get(key)) + ")"
                            : sql);
        }
        if (in.get(HOW) == How.WITHOUT) {
            return columns;
        }
        var names = new HashSet<>(in.schema().names());
        for (var field : in.other(in.get(TABLE)).orElseThrow().schema().fields()) {
            if (right.contains(field.name())) {
                continue;
            }
            var name = field.name();
            if (names.contains(name)) {
                name = field.name() + " (" + in.get(TABLE) + ")";
            }
            while (!names.add(name)) {
                name = name + "'";
            }
            columns.put(
                    new Field(name, field.kind(), field.role(), field.levels()),
                    "r." + Duck.name(field.name()));
        }
        return columns;
    }

    @Override
    public String sql(StepInput in) {
        var other = in.other(in.get(TABLE)).orElseThrow();
        var on = new ArrayList<String>();
        var right = right(in);
        for (int i = 0; i < right.size(); i++) {
            on.add("l." + Duck.name(in.get(LEFT).get(i)) + " = r." + Duck.name(right.get(i)));
        }
        var select = new ArrayList<String>();
        columns(in).forEach((field, sql) -> select.add(sql + " as " + Duck.name(field.name())));
        var join =
                switch (in.get(HOW)) {
                    case LEFT -> " left join ";
                    case INNER -> " join ";
                    case RIGHT -> " right join ";
                    case FULL -> " full join ";
                    case WITHOUT -> " anti join ";
                };
        var row =
                in.get(HOW) == How.WITHOUT
                        ? "l." + StepInput.ROW
                        : "row_number() over (order by l."
                                + StepInput.ROW
                                + " nulls last, r."
                                + StepInput.ROW
                                + " nulls last)";
        return "select "
                + String.join(", ", select)
                + ", "
                + row
                + " as "
                + StepInput.ROW
                + " from "
                + in.relation()
                + " l"
                + join
                + other.relation()
                + " r on "
                + String.join(" and ", on);
    }
}
