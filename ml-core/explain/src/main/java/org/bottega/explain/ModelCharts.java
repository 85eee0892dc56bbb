package org.bottega.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.chart.Chart;
import org.bottega.learn.metric.Metric;
import org.bottega.model.attribution.Attributions;

/// What was found about a model, as charts.
public final class ModelCharts {
    private static final int MOST_CURVES = 8;
    private static final int MOST_NAMES = 15;
    private static final int MOST_DOTS = 500;
    private static final int HISTOGRAM_BINS = 30;

    private ModelCharts() {}

    /// How much each column is worth, the 15 most important ones.
    public static Chart.Bars importance(PermutationImportance importance) {
        var bars =
                importance.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.drop(), c.spread()))
                        .toList();
        return new Chart.Bars(
                "Permutation importance", "loss of " + importance.metric().label(), bars);
    }

    /// How far each column moves the output on average, the 15 strongest ones.
    public static Chart.Bars contributions(GlobalExplanation all) {
        var bars =
                all.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.mean()))
                        .toList();
        return new Chart.Bars("Mean contribution to " + all.output(), unit(all.space()), bars);
    }

    /// Each row's contributions, coloured by its values, the 15 strongest columns and at most 500 rows.
    public static Chart.Swarm beeswarm(GlobalExplanation all) {
        var rows =
                all.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Swarm.Row(c.column(), dots(c.dots())))
                        .toList();
        return new Chart.Swarm(
                "Contributions to " + all.output(), unit(all.space()), "low", "high", rows);
    }

    private static List<Chart.Swarm.Dot> dots(List<GlobalExplanation.Dot> dots) {
        int n = Math.min(MOST_DOTS, dots.size());
        return IntStream.range(0, n)
                .mapToObj(i -> dots.get((int) ((long) i * dots.size() / n)))
                .map(d -> new Chart.Swarm.Dot(d.value(), d.shade()))
                .toList();
    }

    /// How one row's prediction comes about.
    public static Chart.Waterfall waterfall(RowExplanation row) {
        var steps =
                row.steps().stream()
                        .map(s ->
                                new Chart.Bar(
                                        s.value().isEmpty()
                                                ? s.column()
                                                : s.column() + " = " + shown(s.value()),
                                        s.moved()))
                        .toList();
        return new Chart.Waterfall(
                "From the average to " + row.output(),
                unit(row.space()),
                row.base(),
                "average",
                steps,
                "this row");
    }

    private static String shown(String value) {
        return value.length() > 24 ? value.substring(0, 23) + "…" : value;
    }

    private static String unit(Attributions.Space space) {
        return switch (space) {
            case MARGIN -> "log-odds";
            case OUTPUT -> "prediction";
        };
    }

    /// The ROC curve of the second of two classes, or of each against the rest.
    public static Chart.Lines roc(Evaluation evaluation) {
        return new Chart.Lines(
                "ROC",
                Chart.Axis.share("False positive rate"),
                Chart.Axis.share("True positive rate"),
                lines(evaluation, evaluation::roc),
                true);
    }

    public static Chart.Lines precisionRecall(Evaluation evaluation) {
        return new Chart.Lines(
                "Precision and recall",
                Chart.Axis.share("Recall"),
                Chart.Axis.share("Precision"),
                lines(evaluation, evaluation::precisionRecall),
                false);
    }

    private static List<Chart.Line> lines(
            Evaluation evaluation, java.util.function.IntFunction<Curve> curve) {
        return shownClasses(evaluation)
                .mapToObj(k ->
                        new Chart.Line(
                                evaluation.classes().get(k),
                                curve.apply(k).points().stream()
                                        .map(p -> new Chart.Spot(p.x(), p.y()))
                                        .toList(),
                                false))
                .toList();
    }

    private static IntStream shownClasses(Evaluation evaluation) {
        int classes = evaluation.classes().size();
        return classes == 2 ? IntStream.of(1) : IntStream.range(0, Math.min(MOST_CURVES, classes));
    }

    /// Told probability against what happened; on the diagonal where probabilities can be believed.
    public static Chart.Lines calibration(Evaluation evaluation) {
        var lines =
                shownClasses(evaluation)
                        .mapToObj(k ->
                                new Chart.Line(
                                        evaluation.classes().get(k),
                                        evaluation.calibration(k).stream()
                                                .map(b -> new Chart.Spot(b.told(), b.actual()))
                                                .toList(),
                                        false))
                        .toList();
        return new Chart.Lines(
                "Calibration",
                Chart.Axis.share("Told probability"),
                Chart.Axis.share("Share that happened"),
                lines,
                true);
    }

    /// Which class was taken for which; beyond 15 classes the most frequent 14 and the others together.
    public static Chart.Matrix confusion(Evaluation evaluation) {
        var confusion = evaluation.confusion();
        int classes = confusion.classes();
        int named = classes <= MOST_NAMES ? classes : MOST_NAMES - 1;
        var order =
                IntStream.range(0, classes)
                        .boxed()
                        .sorted((a, b) -> Long.compare(evaluation.actual(b), evaluation.actual(a)))
                        .limit(named)
                        .sorted()
                        .toList();
        int size = named < classes ? named + 1 : named;
        var counts = new long[size][size];
        for (int t = 0; t < classes; t++) {
            for (int p = 0; p < classes; p++) {
                int row = order.indexOf(t) < 0 ? named : order.indexOf(t);
                int column = order.indexOf(p) < 0 ? named : order.indexOf(p);
                counts[row][column] += confusion.count(t, p);
            }
        }
        var names = new ArrayList<String>();
        order.forEach(k -> names.add(evaluation.classes().get(k)));
        if (named < classes) {
            names.add("others");
        }
        var rows = new ArrayList<List<Long>>();
        for (var row : counts) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new Chart.Matrix("Confusion", "true", "told", names, rows);
    }

    public static Chart.Scatter predictedAgainstActual(Evaluation evaluation) {
        var spots =
                evaluation.pairs().stream().map(p -> new Chart.Spot(p.actual(), p.told())).toList();
        return new Chart.Scatter(
                "Predicted and actual",
                Chart.Axis.of("Actual " + evaluation.target()),
                Chart.Axis.of("Predicted " + evaluation.target()),
                spots,
                true);
    }

    /// Actual minus predicted, in thirty ranges between the 0.5 % and 99.5 % quantiles; what lies outside
    /// counts to the outermost ones.
    public static Chart.Histogram residuals(Evaluation evaluation) {
        var sorted =
                evaluation.pairs().stream()
                        .mapToDouble(Evaluation.Pair::residual)
                        .sorted()
                        .toArray();
        double low = sorted[(int) (0.005 * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil(0.995 * (sorted.length - 1))];
        double width = high > low ? (high - low) / HISTOGRAM_BINS : 1;
        var counts = new Double[HISTOGRAM_BINS];
        java.util.Arrays.fill(counts, 0.0);
        for (double value : sorted) {
            int bin = (int) Math.clamp(Math.floor((value - low) / width), 0, HISTOGRAM_BINS - 1);
            counts[bin]++;
        }
        return new Chart.Histogram(
                "Residuals",
                Chart.Axis.of("Actual − predicted " + evaluation.target()),
                low,
                width,
                List.of(counts));
    }

    /// The best score so far while a search goes on.
    ///
    /// @param found seconds since the start and score of each finished trial, in that order
    public static Chart.Lines scoreOverTime(Metric metric, List<Chart.Spot> found) {
        var best = new ArrayList<Chart.Spot>();
        double score = metric.worst();
        for (var spot : found) {
            if (metric.better(spot.y(), score)) {
                score = spot.y();
            }
            best.add(new Chart.Spot(spot.x(), score));
        }
        return new Chart.Lines(
                "Best " + metric.label() + " over time",
                Chart.Axis.of("Seconds"),
                Chart.Axis.of(metric.label()),
                List.of(new Chart.Line("", best, true)),
                false);
    }

    /// The charts that show how good a model is, for its task.
    public static List<Chart> performance(Evaluation evaluation) {
        return evaluation.classifies()
                ? List.of(
                        roc(evaluation),
                        precisionRecall(evaluation),
                        calibration(evaluation),
                        confusion(evaluation))
                : List.of(predictedAgainstActual(evaluation), residuals(evaluation));
    }
}
