package org.bottega.explain;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
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

    static String say(Locale locale, String key, Object... values) {
        var bundle =
                ResourceBundle.getBundle(
                        "org.bottega.explain.charts",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /// How much each column is worth, the 15 most important ones.
    public static Chart.Bars importance(PermutationImportance importance) {
        return importance(importance, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Bars importance(PermutationImportance importance, Locale locale) {
        var bars =
                importance.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.drop(), c.spread()))
                        .toList();
        return new Chart.Bars(
                say(locale, "importance"),
                say(locale, "importance.unit", importance.metric().label()),
                bars);
    }

    /// How far each column moves the output on average, the 15 strongest ones.
    public static Chart.Bars contributions(GlobalExplanation all) {
        return contributions(all, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Bars contributions(GlobalExplanation all, Locale locale) {
        var bars =
                all.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.mean()))
                        .toList();
        return new Chart.Bars(
                say(locale, "contributions", all.output()), unit(all.space(), locale), bars);
    }

    /// Each row's contributions, coloured by its values, the 15 strongest columns and at most 500 rows.
    public static Chart.Swarm beeswarm(GlobalExplanation all) {
        return beeswarm(all, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Swarm beeswarm(GlobalExplanation all, Locale locale) {
        var rows =
                all.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Swarm.Row(c.column(), dots(c.dots())))
                        .toList();
        return new Chart.Swarm(
                say(locale, "swarm", all.output()),
                unit(all.space(), locale),
                say(locale, "low"),
                say(locale, "high"),
                rows);
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
        return waterfall(row, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Waterfall waterfall(RowExplanation row, Locale locale) {
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
                say(locale, "waterfall", row.output()),
                unit(row.space(), locale),
                row.base(),
                say(locale, "average"),
                steps,
                say(locale, "row"));
    }

    private static String shown(String value) {
        return value.length() > 24 ? value.substring(0, 23) + "…" : value;
    }

    private static String unit(Attributions.Space space, Locale locale) {
        return switch (space) {
            case MARGIN -> say(locale, "margin");
            case OUTPUT -> say(locale, "output");
        };
    }

    /// The ROC curve of the second of two classes, or of each against the rest.
    public static Chart.Lines roc(Evaluation evaluation) {
        return roc(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Lines roc(Evaluation evaluation, Locale locale) {
        return new Chart.Lines(
                say(locale, "roc"),
                Chart.Axis.share(say(locale, "roc.x")),
                Chart.Axis.share(say(locale, "roc.y")),
                lines(evaluation, evaluation::roc),
                true);
    }

    public static Chart.Lines precisionRecall(Evaluation evaluation) {
        return precisionRecall(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Lines precisionRecall(Evaluation evaluation, Locale locale) {
        return new Chart.Lines(
                say(locale, "precision-recall"),
                Chart.Axis.share(say(locale, "recall")),
                Chart.Axis.share(say(locale, "precision")),
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
        return calibration(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Lines calibration(Evaluation evaluation, Locale locale) {
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
                say(locale, "calibration"),
                Chart.Axis.share(say(locale, "told")),
                Chart.Axis.share(say(locale, "happened")),
                lines,
                true);
    }

    /// Which class was taken for which; beyond 15 classes the most frequent 14 and the others together.
    public static Chart.Matrix confusion(Evaluation evaluation) {
        return confusion(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Matrix confusion(Evaluation evaluation, Locale locale) {
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
            names.add(say(locale, "others"));
        }
        var rows = new ArrayList<List<Long>>();
        for (var row : counts) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new Chart.Matrix(
                say(locale, "confusion"),
                say(locale, "confusion.true"),
                say(locale, "confusion.told"),
                names,
                rows);
    }

    public static Chart.Scatter predictedAgainstActual(Evaluation evaluation) {
        return predictedAgainstActual(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Scatter predictedAgainstActual(Evaluation evaluation, Locale locale) {
        var spots =
                evaluation.pairs().stream().map(p -> new Chart.Spot(p.actual(), p.told())).toList();
        return new Chart.Scatter(
                say(locale, "pairs"),
                Chart.Axis.of(say(locale, "pairs.x", evaluation.target())),
                Chart.Axis.of(say(locale, "pairs.y", evaluation.target())),
                spots,
                true);
    }

    /// Actual minus predicted, in thirty ranges between the 0.5 % and 99.5 % quantiles; what lies outside
    /// counts to the outermost ones.
    public static Chart.Histogram residuals(Evaluation evaluation) {
        return residuals(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static Chart.Histogram residuals(Evaluation evaluation, Locale locale) {
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
                say(locale, "residuals"),
                Chart.Axis.of(say(locale, "residuals.x", evaluation.target())),
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
        return performance(evaluation, Locale.ENGLISH);
    }

    /// The same in a language.
    public static List<Chart> performance(Evaluation evaluation, Locale locale) {
        return evaluation.classifies()
                ? List.of(
                        roc(evaluation, locale),
                        precisionRecall(evaluation, locale),
                        calibration(evaluation, locale),
                        confusion(evaluation, locale))
                : List.of(
                        predictedAgainstActual(evaluation, locale), residuals(evaluation, locale));
    }
}
