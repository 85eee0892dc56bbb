package org.bottega.data.recipe.step;

import java.sql.SQLException;
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
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Sets numbers beyond limits to the limits: given ones, quantiles, or the whiskers of a box plot.
final class Clip implements Step {
    private static final Param<List<String>> COLUMNS = Param.columns("columns", Kind.NUMBER);
    private static final Param<Limits> LIMITS = Param.choice("limits", Limits.WHISKERS);
    private static final Param<Double> LOWER =
            Param.real("lower", 0.01, -1e300, 1e300).doc("The lower limit, or its quantile.");
    private static final Param<Double> UPPER =
            Param.real("upper", 0.99, -1e300, 1e300).doc("The upper limit, or its quantile.");
    private static final Param<Boolean> DROP =
            Param.flag("drop", false).doc("Make them missing instead.");

    /// Where the limits come from.
    enum Limits {
        /// one and a half times the middle half's width beyond it (Tukey)
        WHISKERS,
        QUANTILES,
        GIVEN
    }

    @Override
    public String id() {
        return "clip";
    }

    @Override
    public String title() {
        return "Clip outliers";
    }

    @Override
    public String summary() {
        return "Sets numbers beyond limits to the limits: given ones, quantiles, or the whiskers of a box plot.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("winsorize", "outlier", "limit");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, LIMITS, LOWER, UPPER, DROP);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.FITTED;
    }

    @Override
    public String sentence(StepInput in) {
        return "Clip " + Words.list(in.get(COLUMNS)) + " at " + Words.word(in.get(LIMITS));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        if (in.get(LIMITS) != Limits.WHISKERS && in.get(LOWER) > in.get(UPPER)) {
            in.error(LOWER, "The lower limit is above the upper one.", "Exchange them.");
        }
        if (in.get(LIMITS) == Limits.QUANTILES && (in.get(LOWER) < 0 || in.get(UPPER) > 1)) {
            in.error(LOWER, "A quantile lies between 0 and 1.", "Give 0.01 and 0.99, for example.");
        }
        return in.schema();
    }

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var facts = new LinkedHashMap<String, List<String>>();
        if (in.get(LIMITS) == Limits.GIVEN) {
            return facts;
        }
        boolean whiskers = in.get(LIMITS) == Limits.WHISKERS;
        double low = whiskers ? 0.25 : in.get(LOWER);
        double high = whiskers ? 0.75 : in.get(UPPER);
        for (var column : in.get(COLUMNS)) {
            var x = Duck.name(column);
            var row =
                    data.row(
                            "select quantile_cont("
                                    + x
                                    + ", "
                                    + low
                                    + "), quantile_cont("
                                    + x
                                    + ", "
                                    + high
                                    + ") from "
                                    + in.relation()
                                    + " where isfinite("
                                    + x
                                    + ")",
                            2);
            var from = row.get(0);
            var to = row.get(1);
            if (from != null && to != null) {
                double a = Double.parseDouble(from);
                double b = Double.parseDouble(to);
                double reach = whiskers ? 1.5 * (b - a) : 0;
                facts.put(column, List.of(String.valueOf(a - reach), String.valueOf(b + reach)));
            }
        }
        return facts;
    }

    @Override
    public String sql(StepInput in) {
        var projection = Projection.of(in);
        for (var name : in.get(COLUMNS)) {
            double low = in.get(LOWER);
            double high = in.get(UPPER);
            if (in.get(LIMITS) != Limits.GIVEN) {
                var fact = in.fact(name);
                if (fact.isEmpty()) {
                    continue;
                }
                low = Double.parseDouble(fact.get(0));
                high = Double.parseDouble(fact.get(1));
            }
            var x = Duck.name(name);
            var a = Words.number(low);
            var b = Words.number(high);
            var sql =
                    in.get(DROP)
                            ? "case when "
                                    + x
                                    + " between "
                                    + a
                                    + " and "
                                    + b
                                    + " then "
                                    + x
                                    + " end"
                            : "case when "
                                    + x
                                    + " is not null then least(greatest("
                                    + x
                                    + ", "
                                    + a
                                    + "), "
                                    + b
                                    + ") end";
            projection.replace(name, in.schema().require(name), sql);
        }
        return projection.sql();
    }
}
