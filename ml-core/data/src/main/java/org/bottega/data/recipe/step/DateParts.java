package org.bottega.data.recipe.step;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

/// Takes year, month, weekday and other parts of a date into columns of their own.
final class DateParts implements Step {
    private static final Param<String> COLUMN = Param.column("column", Kind.DATE, Kind.DATE_TIME);
    private static final Param<List<String>> PARTS =
            Param.lines("parts", "year", "month", "weekday")
                    .doc(
                            "year, quarter, month, week, day, weekday, dayofyear, hour, minute, days since 1970 (epochdays).");
    private static final Param<Boolean> CYCLIC =
            Param.flag("cyclic", false)
                    .doc("Sine and cosine instead, so that December lies beside January.");

    /// The parts with the length of their cycle, 0 where they have none.
    private static final Map<String, Integer> CYCLES =
            Map.of(
                    "year",
                    0,
                    "quarter",
                    4,
                    "month",
                    12,
                    "week",
                    53,
                    "day",
                    31,
                    "weekday",
                    7,
                    "dayofyear",
                    366,
                    "hour",
                    24,
                    "minute",
                    60,
                    "epochdays",
                    0);

    @Override
    public String id() {
        return "date-parts";
    }

    @Override
    public String title() {
        return "Take parts of dates";
    }

    @Override
    public String summary() {
        return "Takes year, month, weekday and other parts of a date into columns of their own.";
    }

    @Override
    public Group group() {
        return Group.DATES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("year", "month", "weekday", "hour", "cyclic");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, PARTS, CYCLIC);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Take " + Words.list(in.get(PARTS)) + " of " + Words.name(in.get(COLUMN));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        if (in.get(PARTS).isEmpty()) {
            in.error(PARTS, "No parts are chosen.", "Give some, such as year.");
        }
        for (var part : in.get(PARTS)) {
            if (!CYCLES.containsKey(part)) {
                in.error(
                        PARTS,
                        "There is no part \"" + part + "\".",
                        org.bottega.kernel.Nearest.hint(part, CYCLES.keySet()));
            }
            if (in.schema().find(in.get(COLUMN) + " " + part).isPresent()) {
                in.error(
                        PARTS,
                        "There is a column \"" + in.get(COLUMN) + " " + part + "\" already.",
                        "Rename it first.");
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
        var projection = Projection.of(in);
        var column = in.get(COLUMN);
        var moment = "cast(" + Duck.name(column) + " as timestamp)";
        var after = column;
        for (var part : new LinkedHashSet<>(in.get(PARTS))) {
            int cycle = CYCLES.getOrDefault(part, 0);
            var value = value(part, moment);
            if (in.get(CYCLIC) && cycle > 0) {
                for (var wave : List.of("sin", "cos")) {
                    var name = column + " " + part + " " + wave;
                    projection.putBehind(
                            after,
                            Field.of(name, Kind.NUMBER),
                            wave + "(2 * pi() * " + value + " / " + cycle + ")");
                    after = name;
                }
            } else {
                var name = column + " " + part;
                projection.putBehind(after, Field.of(name, Kind.NUMBER), value);
                after = name;
            }
        }
        return projection;
    }

    private static String value(String part, String moment) {
        return switch (part) {
            case "weekday" -> "cast(isodow(" + moment + ") as double)";
            case "epochdays" -> "cast(epoch_us(" + moment + ") as double) / 86400000000";
            default -> "cast(" + part + "(" + moment + ") as double)";
        };
    }
}
