package org.bottega.data.recipe.step;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// Puts numbers into ranges: of equal width, of equally many rows, or between given edges.
final class Bin implements Step {
    private static final Param<String> COLUMN = Param.column("column", Kind.NUMBER);
    private static final Param<Ranges> RANGES = Param.choice("ranges", Ranges.EQUAL_COUNT);
    private static final Param<Integer> BINS = Param.whole("bins", 4, 2, 1000);
    private static final Param<List<String>> EDGES =
            Param.lines("edges").doc("The numbers between the ranges, when they are given.");
    private static final Param<String> NAME =
            Param.line("name", "")
                    .doc("A new column for the ranges; the column itself when empty.");

    /// Where one range ends and the next begins.
    enum Ranges {
        EQUAL_WIDTH,
        EQUAL_COUNT,
        GIVEN
    }

    @Override
    public String id() {
        return "bin";
    }

    @Override
    public String title() {
        return "Bin numbers";
    }

    @Override
    public String summary() {
        return "Puts numbers into ranges: of equal width, of equally many rows, or between given edges.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("bucket", "discretize", "quantile", "histogram");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMN, RANGES, BINS, EDGES, NAME);
    }

    @Override
    public Reach reach(Params params) {
        return Reach.FITTED;
    }

    @Override
    public String sentence(StepInput in) {
        return "Bin "
                + Words.name(in.get(COLUMN))
                + " into "
                + (in.get(RANGES) == Ranges.GIVEN
                        ? (in.get(EDGES).size() + 1) + " given ranges"
                        : in.get(BINS) + " ranges of " + Words.word(in.get(RANGES)));
    }

    @Override
    public Schema outline(StepInput in) {
        in.column(COLUMN);
        in.newName(NAME, in.get(COLUMN), in.get(COLUMN));
        if (in.get(RANGES) == Ranges.GIVEN) {
            given(in);
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

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var x = Duck.name(in.get(COLUMN));
        int bins = in.get(BINS);
        var edges = new ArrayList<String>();
        switch (in.get(RANGES)) {
            case EQUAL_WIDTH -> {
                var row =
                        data.row(
                                "select min("
                                        + x
                                        + "), max("
                                        + x
                                        + ") from "
                                        + in.relation()
                                        + " where isfinite("
                                        + x
                                        + ")",
                                2);
                var low = row.get(0);
                var high = row.get(1);
                if (low != null && high != null) {
                    double from = Double.parseDouble(low);
                    double to = Double.parseDouble(high);
                    for (int i = 1; i < bins; i++) {
                        edges.add(String.valueOf(from + (to - from) * i / bins));
                    }
                }
            }
            case EQUAL_COUNT -> {
                var shares = new ArrayList<String>();
                for (int i = 1; i < bins; i++) {
                    shares.add(String.valueOf((double) i / bins));
                }
                edges.addAll(
                        data.texts(
                                "select unnest(quantile_cont("
                                        + x
                                        + ", ["
                                        + String.join(", ", shares)
                                        + "])) from "
                                        + in.relation()
                                        + " where isfinite("
                                        + x
                                        + ")"));
            }
            case GIVEN -> edges.addAll(in.get(EDGES));
        }
        return Map.of(
                "edges",
                edges.stream()
                        .map(Double::valueOf)
                        .distinct()
                        .sorted()
                        .map(String::valueOf)
                        .toList());
    }

    private static void given(StepInput in) {
        double before = Double.NEGATIVE_INFINITY;
        if (in.get(EDGES).isEmpty()) {
            in.error(EDGES, "No edges are given.", "Give numbers, one a line.");
        }
        for (var edge : in.get(EDGES)) {
            try {
                double value = Double.parseDouble(edge.strip());
                if (!(value > before) || Double.isInfinite(value)) {
                    in.error(EDGES, "The edges do not rise at " + edge + ".", "Sort them.");
                }
                before = value;
            } catch (NumberFormatException _) {
                in.error(EDGES, "\"" + edge + "\" is no number.", "Give numbers, one a line.");
            }
        }
    }

    private static Projection projection(StepInput in) {
        var column = in.get(COLUMN);
        var x = Duck.name(column);
        var name = in.newName(NAME, column, column);
        var edges = in.fact("edges").stream().map(Double::valueOf).toList();
        var sql = new StringBuilder("case when " + x + " is null then null");
        for (int i = 0; i < edges.size(); i++) {
            sql.append(" when ")
                    .append(x)
                    .append(" < ")
                    .append(Words.number(edges.get(i)))
                    .append(" then ")
                    .append(Duck.text(label(edges, i)));
        }
        sql.append(" else ").append(Duck.text(label(edges, edges.size()))).append(" end");
        var field = Field.of(name, Kind.CATEGORY);
        return name.equals(column)
                ? Projection.of(in).replace(column, field, sql.toString())
                : Projection.of(in).putBehind(column, field, sql.toString());
    }

    /// A range in words, numbered so that the names sort as the ranges do.
    private static String label(List<Double> edges, int bin) {
        int digits = String.valueOf(edges.size() + 1).length();
        var number = String.format(Locale.ROOT, "%0" + digits + "d: ", bin + 1);
        if (edges.isEmpty()) {
            return number + "all";
        }
        return number
                + (bin == 0
                        ? "below " + brief(edges.getFirst())
                        : bin == edges.size()
                                ? brief(edges.getLast()) + " and more"
                                : brief(edges.get(bin - 1)) + " to " + brief(edges.get(bin)));
    }

    private static String brief(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
