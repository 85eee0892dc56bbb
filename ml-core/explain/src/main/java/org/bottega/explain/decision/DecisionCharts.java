package org.bottega.explain.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bottega.chart.Chart;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Numerals;
import org.bottega.explain.Evaluation;
import org.bottega.explain.Shades;
import org.bottega.explain.estimate.Interval;
import org.bottega.explain.fairness.GroupComparison;
import org.bottega.explain.fairness.ThresholdTradeOff;
import org.bottega.explain.performance.LearningCurve;
import org.bottega.explain.performance.RegressionDiagnostics;
import org.bottega.explain.performance.ThresholdTable;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.attribution.Attributions;

/// Charts that help to decide: what a threshold costs, what a column does, how groups fare, what residuals
/// say. In one language.
public final class DecisionCharts {
    private static final int MOST_LEVELS = 12;
    private static final int MOST_GROUPS = 20;
    private static final int COST_STEP = 10;
    private static final int QUANTILES = 8;

    /// Two guides closer than this would write their names over each other.
    private static final double NEAR = 0.2;

    private final ChartWords words;
    private final Numerals numbers;

    private DecisionCharts(ChartWords words, Numerals numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    /// With the words of a language; English where there are none.
    public static DecisionCharts in(Locale locale) {
        return new DecisionCharts(ChartWords.in(locale), new Numerals(locale));
    }

    private String say(String key, Object... values) {
        return words.say(key, values);
    }

    /// What becomes of the rows at one threshold.
    public Chart.Matrix atThreshold(ThresholdTable.Point point, String className) {
        return new Chart.Matrix(
                say("at-threshold"),
                say("confusion.true"),
                say("confusion.told"),
                List.of(say("is-class", className), say("is-other", className)),
                List.of(
                        List.of((long) point.truePositives(), (long) point.falseNegatives()),
                        List.of((long) point.falsePositives(), (long) point.trueNegatives())));
    }

    /// What all rows cost at each threshold.
    public Chart.Lines costs(
            ThresholdTable table, ThresholdTable.RowCosts costs, double threshold) {
        double[] all = table.costs(costs);
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < all.length; i += COST_STEP) {
            spots.add(new Spot((double) i / ThresholdTable.STEPS, all[i]));
        }
        double cheapest = table.cheapest(costs).threshold();
        var guides = new ArrayList<Chart.Guide>();
        guides.add(new Chart.Guide(say("threshold"), true, threshold));
        if (Math.abs(cheapest - threshold) > NEAR) {
            guides.add(new Chart.Guide(say("cheapest"), true, cheapest));
        }
        return new Chart.Lines(
                say("costs"),
                Axis.share(say("threshold")),
                Axis.of(say("costs.unit")),
                List.of(new Chart.Line("", spots, false)),
                false,
                guides);
    }

    /// Precision, recall and F1 at each threshold.
    public Chart.Lines scores(ThresholdTable table, double threshold) {
        var precision = new ArrayList<Spot>();
        var recall = new ArrayList<Spot>();
        var f1 = new ArrayList<Spot>();
        for (int i = 0; i <= ThresholdTable.STEPS; i += COST_STEP) {
            double at = (double) i / ThresholdTable.STEPS;
            var point = table.at(at);
            precision.add(new Spot(at, point.precision().orNaN()));
            recall.add(new Spot(at, point.recall().orNaN()));
            f1.add(new Spot(at, point.f1().orNaN()));
        }
        return new Chart.Lines(
                say("scores-threshold"),
                Axis.share(say("threshold")),
                Axis.share(""),
                List.of(
                        new Chart.Line(say("precision"), precision, false),
                        new Chart.Line(say("recall"), recall, false),
                        new Chart.Line("F1", f1, false)),
                false,
                List.of(new Chart.Guide("", true, threshold)));
    }

    /// The contributions of one column over its values: a dot a row for quantities and moments, a box for
    /// each of the most frequent names.
    ///
    /// @param why contributions to the rows of `rows`
    /// @param column its number among the contributions' columns
    /// @param by the column that dots are coloured by, from its low to its high values; empty for one colour
    public Chart dependence(Attributions why, Table rows, int column, int output, String by) {
        var name = why.columns().get(column);
        var title = say("dependence", name);
        var unit =
                say(
                        "dependence.unit",
                        why.outputs().get(output),
                        say(why.space() == Attributions.Space.MARGIN ? "margin" : "prediction"));
        return switch (rows.column(name)) {
            case NumberColumn numbers ->
                    scatter(
                            title,
                            name,
                            unit,
                            why,
                            column,
                            output,
                            Arrays.stream(numbers.values()).boxed().toList(),
                            shading(rows, by));
            case TimeColumn times ->
                    scatter(
                            title,
                            say("days", name),
                            unit,
                            why,
                            column,
                            output,
                            Arrays.stream(times.micros())
                                    .mapToObj(m ->
                                            m == TimeColumn.MISSING ? Double.NaN : m / 86_400e6)
                                    .toList(),
                            shading(rows, by));
            case CategoryColumn names -> {
                var groups =
                        IntStream.range(0, names.levels().size())
                                .boxed()
                                .map(level ->
                                        box(
                                                names.levels().get(level),
                                                IntStream.range(0, why.rows())
                                                        .filter(i -> names.code(i) == level)
                                                        .mapToDouble(
                                                                i -> why.value(i, column, output))
                                                        .sorted()
                                                        .toArray()))
                                .filter(b -> Double.isFinite(b.median()))
                                .sorted(
                                        Comparator.comparingDouble(Chart.Boxes.Box::median)
                                                .reversed())
                                .limit(MOST_LEVELS)
                                .toList();
                yield new Chart.Boxes(title, unit, groups);
            }
            default ->
                    new Chart.Boxes(
                            title,
                            unit,
                            List.of(
                                    box(
                                            name,
                                            IntStream.range(0, why.rows())
                                                    .mapToDouble(i -> why.value(i, column, output))
                                                    .sorted()
                                                    .toArray())));
        };
    }

    private static Chart.Scatter scatter(
            String title,
            String x,
            String unit,
            Attributions why,
            int column,
            int output,
            List<Double> values,
            Chart.Scatter.Shading shading) {
        var spots =
                IntStream.range(0, why.rows())
                        .mapToObj(i -> new Spot(values.get(i), why.value(i, column, output)))
                        .toList();
        return new Chart.Scatter(
                shading.drawn() ? title + " · " + shading.name() : title,
                Axis.of(x),
                Axis.of(unit),
                spots,
                false,
                List.of(new Chart.Guide("", false, 0)),
                shading);
    }

    private Chart.Scatter.Shading shading(Table rows, String by) {
        var column = by.isEmpty() ? null : rows.find(by).orElse(null);
        if (column == null) {
            return Chart.Scatter.Shading.NONE;
        }
        var shades = Arrays.stream(Shades.of(column)).boxed().toList();
        return new Chart.Scatter.Shading(say("coloured", by), say("low"), say("high"), shades);
    }

    /// With whiskers at most one and a half times as long as the box.
    private static Chart.Boxes.Box box(String name, double[] sorted) {
        if (sorted.length == 0) {
            double none = Double.NaN;
            return new Chart.Boxes.Box(name, none, none, none, none, none, List.of());
        }
        double low = at(sorted, 0.25);
        double high = at(sorted, 0.75);
        double reach = 1.5 * (high - low);
        var inside = Arrays.stream(sorted).filter(v -> v >= low - reach && v <= high + reach);
        var within = inside.summaryStatistics();
        var beyond =
                Arrays.stream(sorted)
                        .filter(v -> v < low - reach || v > high + reach)
                        .boxed()
                        .toList();
        return new Chart.Boxes.Box(
                name, within.getMin(), low, at(sorted, 0.5), high, within.getMax(), beyond);
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// Residuals against what normal ones would be: on the diagonal where they are normal.
    public Chart.Scatter normal(RegressionDiagnostics found) {
        return new Chart.Scatter(
                say("normal"),
                Axis.of(say("normal.expected")),
                Axis.of(say("normal.residual")),
                found.normal().stream().map(p -> new Spot(p.expected(), p.residual())).toList(),
                true);
    }

    /// Mean residual and its spread, from low to high predictions.
    public Chart.Lines bands(RegressionDiagnostics found, String target) {
        var bands = found.bands();
        return new Chart.Lines(
                say("bands"),
                Axis.of(say("predicted", target)),
                Axis.of(say("residual", target)),
                List.of(
                        new Chart.Line(
                                "",
                                bands.stream().map(b -> new Spot(b.told(), b.residual())).toList(),
                                false,
                                bands.stream()
                                        .map(b ->
                                                new Chart.Interval(
                                                        b.told(),
                                                        b.residual() - b.spread(),
                                                        b.residual() + b.spread()))
                                        .toList())),
                false,
                List.of(new Chart.Guide("", false, 0)));
    }

    /// How far predictions are off, by ranges of the true value that hold equally many rows.
    public Chart.Boxes errorByQuantile(Evaluation evaluation) {
        var truth = evaluation.truth();
        var order =
                IntStream.range(0, evaluation.rows())
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> truth[i]))
                        .mapToInt(i -> i)
                        .toArray();
        var boxes = new ArrayList<Chart.Boxes.Box>();
        int ranges = Math.clamp(order.length / 10, 1, QUANTILES);
        for (int q = 0; q < ranges; q++) {
            int from = (int) ((long) q * order.length / ranges);
            int to = (int) ((long) (q + 1) * order.length / ranges);
            if (from < to) {
                var off =
                        Arrays.stream(order, from, to)
                                .mapToDouble(i -> truth[i] - evaluation.told()[i])
                                .sorted()
                                .toArray();
                boxes.add(
                        box(
                                numbers.shortly(truth[order[from]])
                                        + " – "
                                        + numbers.shortly(truth[order[to - 1]]),
                                off));
            }
        }
        return new Chart.Boxes(
                say("error-quantile", evaluation.target()),
                say("residual", evaluation.target()),
                boxes);
    }

    /// How the score grows with the rows that are learnt from.
    ///
    /// @param metric what it is called
    /// @param algorithm what was fitted
    public Chart.Lines learning(LearningCurve found, String metric, String algorithm) {
        var learnt = new ArrayList<Spot>();
        var held = new ArrayList<Spot>();
        var band = new ArrayList<Chart.Interval>();
        for (var point : found.points()) {
            learnt.add(new Spot(point.rows(), point.learnt()));
            held.add(new Spot(point.rows(), point.held()));
            band.add(
                    new Chart.Interval(
                            point.rows(),
                            point.held() - point.spread(),
                            point.held() + point.spread()));
        }
        return new Chart.Lines(
                say("learning", algorithm),
                Axis.of(say("learning.rows")),
                Axis.of(metric),
                List.of(
                        new Chart.Line(say("learning.held"), held, false, band),
                        new Chart.Line(say("learning.learnt"), learnt, false)),
                false);
    }

    /// How often each group is told the favoured outcome, against the group that is told it most often.
    public Chart.Intervals groups(GroupComparison found) {
        var estimates =
                found.groups().stream()
                        .limit(MOST_GROUPS)
                        .map(g ->
                                new Chart.Intervals.Estimate(
                                        g.words(say("groups.missing")),
                                        g.impact().orNaN(),
                                        g.impact().bounds().map(Interval::low).orElse(Double.NaN),
                                        g.impact().bounds().map(Interval::high).orElse(Double.NaN)))
                        .toList();
        return new Chart.Intervals(say("groups"), say("groups.unit"), estimates, 1, 0.8, 1.25);
    }

    /// What equality costs: quality over disparity, with one threshold and with one for each group.
    public Chart.Lines tradeOff(ThresholdTradeOff found) {
        var common =
                found.common().stream()
                        .sorted(
                                Comparator.comparingDouble(ThresholdTradeOff.Point::disparity)
                                        .thenComparing(
                                                Comparator.comparingDouble(
                                                                ThresholdTradeOff.Point::quality)
                                                        .reversed()))
                        .toList();
        return new Chart.Lines(
                say("trade-off"),
                Axis.of(say("disparity." + found.disparity())),
                Axis.of(say("quality." + found.quality())),
                List.of(
                        new Chart.Line(
                                say("trade-off.own"),
                                found.front().stream()
                                        .map(p -> new Spot(p.disparity(), p.quality()))
                                        .toList(),
                                false),
                        new Chart.Line(
                                say("trade-off.common"),
                                best(common).stream()
                                        .map(p -> new Spot(p.disparity(), p.quality()))
                                        .toList(),
                                false)),
                false);
    }

    /// The models of a search: how good each is against how unequal; the winner is marked by two lines.
    ///
    /// @param quality what the score is
    /// @param models disparity and score, the winner first; NaN where a disparity is not known
    public Chart.Scatter fairSearch(String quality, List<Spot> models) {
        var winner = models.getFirst();
        return new Chart.Scatter(
                say("fair-search"),
                Axis.of(say("fair-search.disparity")),
                Axis.of(quality),
                models,
                false,
                List.of(
                        new Chart.Guide(say("fair-search.winner"), true, winner.x()),
                        new Chart.Guide("", false, winner.y())));
    }

    /// Those of rising disparity that are better than all before them.
    private static List<ThresholdTradeOff.Point> best(List<ThresholdTradeOff.Point> points) {
        var out = new ArrayList<ThresholdTradeOff.Point>();
        double quality = Double.NEGATIVE_INFINITY;
        for (var point : points) {
            if (point.quality() > quality) {
                quality = point.quality();
                out.add(point);
            }
        }
        return out;
    }
}
