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

/// Brings numbers to a common scale.
final class Normalise implements Step {
    private static final Param<List<String>> COLUMNS = Param.columns("columns", Kind.NUMBER);
    private static final Param<By> BY = Param.choice("by", By.MEAN_AND_DEVIATION);

    /// What is taken off, and by what it is divided; a width of zero divides nothing.
    enum By {
        MEAN_AND_DEVIATION,
        /// to 0 … 1
        RANGE,
        MEDIAN_AND_QUARTILES
    }

    @Override
    public String id() {
        return "normalise";
    }

    @Override
    public String title() {
        return "Normalise";
    }

    @Override
    public String summary() {
        return "Brings numbers to a common scale.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("scale", "standardize", "z-score", "min-max", "robust");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, BY);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.FITTED;
    }

    @Override
    public String sentence(StepInput in) {
        return "Normalise " + Words.list(in.get(COLUMNS)) + " by " + Words.word(in.get(BY));
    }

    @Override
    public Schema outline(StepInput in) {
        in.columns(COLUMNS, false);
        return in.schema();
    }

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var facts = new LinkedHashMap<String, List<String>>();
        for (var column : in.get(COLUMNS)) {
            var x = Duck.name(column);
            var ask =
                    switch (in.get(BY)) {
                        case MEAN_AND_DEVIATION -> "avg(" + x + "), stddev_samp(" + x + ")";
                        case RANGE -> "min(" + x + "), max(" + x + ") - min(" + x + ")";
                        case MEDIAN_AND_QUARTILES ->
                                "median("
                                        + x
                                        + "), quantile_cont("
                                        + x
                                        + ", 0.75) - quantile_cont("
                                        + x
                                        + ", 0.25)";
                    };
            var row =
                    data.row(
                            "select "
                                    + ask
                                    + " from "
                                    + in.relation()
                                    + " where isfinite("
                                    + x
                                    + ")",
                            2);
            var centre = row.get(0);
            var width = row.get(1);
            if (centre != null) {
                facts.put(column, List.of(centre, width == null ? "0" : width));
            }
        }
        return facts;
    }

    @Override
    public String sql(StepInput in) {
        var projection = Projection.of(in);
        for (var name : in.get(COLUMNS)) {
            var fact = in.fact(name);
            if (fact.isEmpty()) {
                continue;
            }
            double width = Double.parseDouble(fact.get(1));
            var centred =
                    "("
                            + Duck.name(name)
                            + " - "
                            + Words.number(Double.parseDouble(fact.get(0)))
                            + ")";
            projection.replace(
                    name,
                    in.schema().require(name),
                    width > 0 ? centred + " / " + Words.number(width) : centred);
        }
        return projection.sql();
    }
}
