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

/// Reads texts as dates or moments by a format; what does not fit becomes missing.
final class ParseDates implements Step {
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns", Kind.CATEGORY, Kind.TEXT, Kind.IDENTIFIER);
    private static final Param<String> FORMAT =
            Param.line("format", "%d/%m/%Y")
                    .doc(
                            "%d day, %m month, %Y year, %y two digits of it, %b Jan, %B January, %H hour, %M minute, %S second, %p AM or PM.");
    private static final Param<Boolean> TIME =
            Param.flag("time", false).doc("With the time of day.");

    @Override
    public String id() {
        return "parse-dates";
    }

    @Override
    public String title() {
        return "Read dates";
    }

    @Override
    public String summary() {
        return "Reads texts as dates or moments by a format; what does not fit becomes missing.";
    }

    @Override
    public Group group() {
        return Group.DATES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("parse", "strptime", "format");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, FORMAT, TIME);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.ROW;
    }

    @Override
    public String sentence(StepInput in) {
        return "Read " + Words.list(in.get(COLUMNS)) + " as dates " + in.get(FORMAT);
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        if (!in.get(FORMAT).matches("(?s)([^%]|%[aAbBdHIjmMpSyYfgzZ%-]|%-[dmHIMSy])*")
                || !in.get(FORMAT).contains("%")) {
            in.error(
                    FORMAT,
                    "\"" + in.get(FORMAT) + "\" is no format of dates.",
                    "Write it with %d, %m, %Y and the like, such as %d.%m.%Y.");
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
        for (var name : in.get(COLUMNS)) {
            var parsed = "try_strptime(" + Duck.name(name) + ", " + Duck.text(in.get(FORMAT)) + ")";
            var old = in.schema().require(name);
            projection.replace(
                    name,
                    new Field(
                            name, in.get(TIME) ? Kind.DATE_TIME : Kind.DATE, old.role(), List.of()),
                    in.get(TIME) ? parsed : "cast(" + parsed + " as date)");
        }
        return projection;
    }
}
