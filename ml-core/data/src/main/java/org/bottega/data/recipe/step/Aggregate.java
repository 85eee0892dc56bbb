package org.bottega.data.recipe.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// Makes one row of each group, with counts, sums, means and more.
final class Aggregate implements Step {
    private static final Param<List<String>> BY =
            Param.columns("by").doc("The groups; one row of all when none is chosen.");
    private static final Param<List<String>> COLUMNS = Param.columns("columns");
    private static final Param<List<String>> FUNCTIONS =
            Param.lines("functions", "mean")
                    .doc(
                            "count, distinct, missing, sum, mean, median, min, max, deviation, first, last, most frequent.");
    private static final Param<Boolean> ROWS =
            Param.flag("rows", true).doc("A column with the number of rows of each group.");

    private static final List<String> KNOWN =
            List.of(
                    "count",
                    "distinct",
                    "missing",
                    "sum",
                    "mean",
                    "median",
                    "min",
                    "max",
                    "deviation",
                    "first",
                    "last",
                    "most frequent");
    private static final List<String> NUMERIC = List.of("sum", "mean", "median", "deviation");

    /// Those that give a value of the column's own kind.
    private static final List<String> SAME =
            List.of("min", "max", "first", "last", "most frequent");

    @Override
    public String id() {
        return "aggregate";
    }

    @Override
    public String title() {
        return "Group and aggregate";
    }

    @Override
    public String summary() {
        return "Makes one row of each group, with counts, sums, means and more.";
    }

    @Override
    public Group group() {
        return Group.TABLES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("group by", "summarize", "count", "sum", "mean");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(BY, COLUMNS, FUNCTIONS, ROWS);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.TABLE;
    }

    @Override
    public String sentence(StepInput in) {
        return Words.list(in.get(FUNCTIONS))
                + " of "
                + Words.list(in.get(COLUMNS))
                + (in.get(BY).isEmpty() ? "" : " by " + Words.list(in.get(BY)));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(BY, true);
        var fields = in.columns(COLUMNS, true);
        for (var function : in.get(FUNCTIONS)) {
            if (!KNOWN.contains(function)) {
                in.error(
                        FUNCTIONS,
                        "There is no function \"" + function + "\".",
                        org.bottega.kernel.Nearest.hint(function, KNOWN));
            }
            for (var field : fields) {
                if (NUMERIC.contains(function) && field.kind() != Kind.NUMBER) {
                    in.error(
                            FUNCTIONS,
                            "\""
                                    + field.name()
                                    + "\" holds no numbers, so it has no "
                                    + function
                                    + ".",
                            "Take count, distinct, first or most frequent.");
                }
            }
        }
        if (fields.isEmpty() && !in.get(ROWS)) {
            in.error(
                    COLUMNS,
                    "There is nothing to calculate.",
                    "Choose columns, or count the rows.");
        }
        var out = new ArrayList<Field>();
        columns(in).forEach((field, _) -> out.add(field));
        var names = new HashSet<String>();
        for (var field : out) {
            if (!names.add(field.name())) {
                in.error(
                        BY,
                        "Two columns would be called \"" + field.name() + "\".",
                        "Rename one first.");
            }
        }
        return in.broken() ? in.schema() : new Schema(out);
    }

    private static Map<Field, String> columns(StepInput in) {
        var columns = new LinkedHashMap<Field, String>();
        for (var name : in.get(BY)) {
            in.schema().find(name).ifPresent(f -> columns.put(f, Duck.name(name)));
        }
        if (in.get(ROWS)) {
            columns.put(Field.of("rows", Kind.NUMBER), "cast(count(*) as double)");
        }
        for (var name : in.get(COLUMNS)) {
            var field = in.schema().find(name);
            if (field.isEmpty()) {
                continue;
            }
            for (var function : new LinkedHashSet<>(in.get(FUNCTIONS))) {
                boolean same = SAME.contains(function);
                var called = name + " " + function;
                columns.put(
                        same
                                ? new Field(
                                        called,
                                        field.get().kind(),
                                        Role.FEATURE,
                                        field.get().levels())
                                : Field.of(called, Kind.NUMBER),
                        sql(function, Duck.name(name)));
            }
        }
        return columns;
    }

    private static String sql(String function, String x) {
        return switch (function) {
            case "count" -> "cast(count(" + x + ") as double)";
            case "distinct" -> "cast(count(distinct " + x + ") as double)";
            case "missing" -> "cast(count(*) - count(" + x + ") as double)";
            case "sum" -> "sum(" + x + ")";
            case "mean" -> "avg(" + x + ")";
            case "median" -> "median(" + x + ")";
            case "min" -> "min(" + x + ")";
            case "max" -> "max(" + x + ")";
            case "deviation" -> "stddev_samp(" + x + ")";
            case "first" ->
                    "arg_min(" + x + ", " + StepInput.ROW + ") filter (" + x + " is not null)";
            case "last" ->
                    "arg_max(" + x + ", " + StepInput.ROW + ") filter (" + x + " is not null)";
            default -> "mode(" + x + " order by " + x + ")";
        };
    }

    @Override
    public String sql(StepInput in) {
        var select = new ArrayList<String>();
        columns(in).forEach((field, sql) -> select.add(sql + " as " + Duck.name(field.name())));
        // groups stand in the order in which they first appear
        var by = in.get(BY).isEmpty() ? "" : " group by " + Words.names(in.get(BY));
        return "select "
                + String.join(", ", select)
                + ", min("
                + StepInput.ROW
                + ") as "
                + StepInput.ROW
                + " from "
                + in.relation()
                + by;
    }
}
