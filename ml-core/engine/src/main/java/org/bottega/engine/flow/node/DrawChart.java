package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.chart.Chart;
import org.bottega.data.Snapshot;
import org.bottega.data.duck.Duck;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// Draws the columns of a table.
final class DrawChart extends Declared {
    private static final int SPOTS = 5_000;
    private static final int NAMES = 40;
    private static final int POINTS = 2_000;
    private static final int BOXES = 30;

    /// What is drawn.
    enum Drawing {
        /// how often values of a number fall into ranges
        HISTOGRAM,
        /// an amount for each name
        BARS,
        /// a spot for each row
        SCATTER,
        /// an amount along a number or a date
        LINE,
        /// the spread of a number for each name
        BOXES,
        /// an amount for each pair of names
        HEAT_MAP
    }

    /// How several rows become one amount.
    enum Amount {
        COUNT,
        SUM,
        MEAN,
        MEDIAN,
        MIN,
        MAX
    }

    private static final Param<Drawing> DRAWING =
            Param.choice("drawing", Drawing.HISTOGRAM).doc("What is drawn.");
    private static final Param<String> X =
            Param.column("x").doc("The column along the chart: ranges, names, or positions.");
    private static final Param<String> Y =
            Param.column("y").doc("The second column; not needed for a histogram or for counts.");
    private static final Param<String> VALUE =
            Param.column("value", Kind.NUMBER).doc("The amounts of a heat map; not for counts.");
    private static final Param<Amount> AMOUNT =
            Param.choice("amount", Amount.COUNT).doc("How rows of one place become one amount.");
    private static final Param<Integer> BINS =
            Param.whole("bins", 30, 2, 500).doc("How many ranges a histogram has.");
    private static final Param<String> TITLE =
            Param.line("title", "").doc("What stands above the chart; the columns when empty.");

    DrawChart() {
        super(
                Label.of(
                        "chart",
                        "Chart",
                        "Draws columns: histogram, bars, scatter, line, box plot or heat map.",
                        Category.CHART,
                        "chart-bar",
                        "plot",
                        "graph",
                        "histogram",
                        "scatter plot",
                        "line chart",
                        "box plot",
                        "visualise"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(DRAWING, X, Y, VALUE, AMOUNT, BINS, TITLE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(chart());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        boolean x = look.column(X, DATA);
        var drawing = look.get(DRAWING);
        boolean pair =
                drawing == Drawing.SCATTER
                        || drawing == Drawing.BOXES
                        || drawing == Drawing.HEAT_MAP;
        boolean amounts = drawing == Drawing.BARS || drawing == Drawing.LINE;
        if (pair || amounts && look.get(AMOUNT) != Amount.COUNT) {
            x &= look.column(Y, DATA);
        }
        if (drawing == Drawing.HEAT_MAP && look.get(AMOUNT) != Amount.COUNT) {
            x &= look.column(VALUE, DATA);
        }
        if (x && look.schema(DATA).isPresent()) {
            try {
                kinds(look.schema(DATA).get(), look.params().get(DRAWING), look);
            } catch (ProblemException e) {
                e.problems().forEach(p -> look.error(p.where(), p.what(), p.fix()));
            }
        }
        return Map.of();
    }

    private static void kinds(Schema schema, Drawing drawing, Look look) {
        switch (drawing) {
            case HISTOGRAM -> number(schema, look.get(X));
            case SCATTER -> {
                number(schema, look.get(X));
                number(schema, look.get(Y));
            }
            case BOXES -> number(schema, look.get(Y));
            case BARS, LINE -> {
                if (look.get(AMOUNT) != Amount.COUNT) {
                    number(schema, look.get(Y));
                }
            }
            case HEAT_MAP -> {
                if (look.get(AMOUNT) != Amount.COUNT) {
                    number(schema, look.get(VALUE));
                }
            }
        }
    }

    private static void number(Schema schema, String column) {
        if (schema.require(column).kind() != Kind.NUMBER) {
            throw ProblemException.usage(
                    column, "It is no number, and this drawing needs one.", "Choose another.");
        }
    }

    @Override
    public void run(NodeRun run) {
        var table = Pieces.table(run.input(DATA));
        table.schema().require(run.get(X));
        Pieces.put(run, CHART, List.of(chart(run, table)));
    }

    private static Chart chart(NodeRun run, Snapshot table) {
        var x = Duck.name(run.get(X));
        var y = run.get(Y).isEmpty() ? "" : Duck.name(run.get(Y));
        var progress = run.progress();
        return switch (run.get(DRAWING)) {
            case HISTOGRAM -> histogram(run, table, x, progress);
            case BARS -> bars(run, table, x, amount(run, y), progress);
            case SCATTER -> scatter(run, table, x, y, progress);
            case LINE -> line(run, table, x, amount(run, y), progress);
            case BOXES -> boxes(run, table, x, y, progress);
            case HEAT_MAP -> {
                var value = run.get(VALUE).isEmpty() ? "" : Duck.name(run.get(VALUE));
                yield heatMap(run, table, x, y, amount(run, value), progress);
            }
        };
    }

    private static String amount(NodeRun run, String column) {
        return switch (run.get(AMOUNT)) {
            case COUNT -> "count(*)";
            case SUM -> "sum(" + column + ")";
            case MEAN -> "avg(" + column + ")";
            case MEDIAN -> "median(" + column + ")";
            case MIN -> "min(" + column + ")";
            case MAX -> "max(" + column + ")";
        };
    }

    private static String unit(NodeRun run, Param<String> column) {
        return run.get(AMOUNT) == Amount.COUNT
                ? "rows"
                : run.get(AMOUNT).name().toLowerCase(Locale.ROOT) + " of " + run.get(column);
    }

    private static String title(NodeRun run, String otherwise) {
        return run.get(TITLE).isBlank() ? otherwise : run.get(TITLE);
    }

    private static Chart histogram(NodeRun run, Snapshot table, String x, Progress progress) {
        var ends =
                Asked.rows(
                                table,
                                "select min({x}), max({x}) from t where isfinite({x})"
                                        .replace("{x}", x),
                                1,
                                progress)
                        .getFirst();
        double low = Asked.number(ends[0]);
        double high = Asked.number(ends[1]);
        if (Double.isNaN(low)) {
            throw ProblemException.input(run.get(X), "It has no values to draw.", "");
        }
        int bins = run.get(BINS);
        double width = high > low ? (high - low) / bins : 1;
        var counts = new ArrayList<Double>();
        for (int b = 0; b < bins; b++) {
            counts.add(0.0);
        }
        var sql =
                String.format(
                        Locale.ROOT,
                        "select least(%d, floor((%s - %s) / %s)) as b, count(*) from t where"
                                + " isfinite(%s) group by 1",
                        bins - 1,
                        x,
                        literal(low),
                        literal(width),
                        x);
        for (var row : Asked.rows(table, sql, bins, progress)) {
            counts.set((int) Asked.number(row[0]), Asked.number(row[1]));
        }
        return new Chart.Histogram(
                title(run, run.get(X)), Chart.Axis.of(run.get(X)), low, width, counts);
    }

    private static String literal(double value) {
        return "cast(" + value + " as double)";
    }

    private static Chart bars(
            NodeRun run, Snapshot table, String x, String amount, Progress progress) {
        var bars = new ArrayList<Chart.Bar>();
        for (var row :
                Asked.rows(
                        table,
                        "select cast("
                                + x
                                + " as varchar), "
                                + amount
                                + " from t group by 1 order by 2 desc nulls last, 1",
                        NAMES,
                        progress)) {
            bars.add(new Chart.Bar(Asked.text(row[0]), Asked.number(row[1])));
        }
        return new Chart.Bars(title(run, run.get(X)), unit(run, Y), bars);
    }

    private static Chart scatter(
            NodeRun run, Snapshot table, String x, String y, Progress progress) {
        // rows spread evenly over the table, so that the picture is of all of it
        long step = Math.max(1, (table.rows() + SPOTS - 1) / SPOTS);
        var spots = new ArrayList<Chart.Spot>();
        for (var row :
                Asked.rows(
                        table,
                        "select x, y from (select "
                                + x
                                + " as x, "
                                + y
                                + " as y, row_number() over () as r from t) where r % "
                                + step
                                + " = 0",
                        SPOTS,
                        progress)) {
            spots.add(new Chart.Spot(Asked.number(row[0]), Asked.number(row[1])));
        }
        return new Chart.Scatter(
                title(run, run.get(Y) + " by " + run.get(X)),
                Chart.Axis.of(run.get(X)),
                Chart.Axis.of(run.get(Y)),
                spots,
                false);
    }

    private static Chart line(
            NodeRun run, Snapshot table, String x, String amount, Progress progress) {
        boolean time = table.schema().require(run.get(X)).kind().temporal();
        var place = time ? "epoch(" + x + ") / 86400.0" : x;
        if (!time) {
            number(table.schema(), run.get(X));
        }
        var spots = new ArrayList<Chart.Spot>();
        for (var row :
                Asked.rows(
                        table,
                        "select cast("
                                + place
                                + " as double), "
                                + amount
                                + " from t where "
                                + place
                                + " is not null group by 1 order by 1",
                        POINTS,
                        progress)) {
            spots.add(new Chart.Spot(Asked.number(row[0]), Asked.number(row[1])));
        }
        return new Chart.Lines(
                title(run, unit(run, Y) + " by " + run.get(X)),
                Chart.Axis.of(time ? run.get(X) + " (days since 1970)" : run.get(X)),
                Chart.Axis.of(unit(run, Y)),
                List.of(new Chart.Line(unit(run, Y), spots, false)),
                false);
    }

    private static Chart boxes(NodeRun run, Snapshot table, String x, String y, Progress progress) {
        var boxes = new ArrayList<Chart.Boxes.Box>();
        for (var row :
                Asked.rows(
                        table,
                        ("with q as (select cast(t.{x} as varchar) as g, quantile_cont(t.{y}, 0.25) as"
                                        + " lower, median(t.{y}) as middle, quantile_cont(t.{y}, 0.75) as"
                                        + " upper, count(*) as n from t where isfinite(t.{y}) group by 1)"
                                        + " select q.g, min(case when t.{y} >= q.lower - 1.5 * (q.upper -"
                                        + " q.lower) then t.{y} end), any_value(q.lower),"
                                        + " any_value(q.middle), any_value(q.upper), max(case when t.{y}"
                                        + " <= q.upper + 1.5 * (q.upper - q.lower) then t.{y} end) from t"
                                        + " join q on q.g is not distinct from cast(t.{x} as varchar)"
                                        + " where isfinite(t.{y}) group by q.g order by any_value(q.n)"
                                        + " desc, q.g")
                                .replace("{x}", x)
                                .replace("{y}", y),
                        BOXES,
                        progress)) {
            boxes.add(
                    new Chart.Boxes.Box(
                            Asked.text(row[0]),
                            Asked.number(row[1]),
                            Asked.number(row[2]),
                            Asked.number(row[3]),
                            Asked.number(row[4]),
                            Asked.number(row[5]),
                            List.of()));
        }
        return new Chart.Boxes(title(run, run.get(Y) + " by " + run.get(X)), run.get(Y), boxes);
    }

    private static Chart heatMap(
            NodeRun run, Snapshot table, String x, String y, String amount, Progress progress) {
        var rows =
                Asked.rows(
                        table,
                        "select cast("
                                + y
                                + " as varchar), cast("
                                + x
                                + " as varchar), "
                                + amount
                                + " from t group by 1, 2 order by 1, 2",
                        NAMES * NAMES,
                        progress);
        var downs = names(rows, 0);
        var acrosses = names(rows, 1);
        var values = new ArrayList<List<Double>>();
        for (int i = 0; i < downs.size(); i++) {
            values.add(new ArrayList<>(java.util.Collections.nCopies(acrosses.size(), Double.NaN)));
        }
        for (var row : rows) {
            int down = downs.indexOf(Asked.text(row[0]));
            int across = acrosses.indexOf(Asked.text(row[1]));
            if (down >= 0 && across >= 0) {
                values.get(down).set(across, Asked.number(row[2]));
            }
        }
        return new Chart.HeatMap(
                title(run, run.get(Y) + " by " + run.get(X)),
                unit(run, VALUE),
                downs,
                acrosses,
                values,
                false);
    }

    private static List<String> names(List<@Nullable String[]> rows, int column) {
        var names = new LinkedHashSet<String>();
        rows.forEach(r -> names.add(Asked.text(r[column])));
        return names.stream().limit(NAMES).toList();
    }
}
