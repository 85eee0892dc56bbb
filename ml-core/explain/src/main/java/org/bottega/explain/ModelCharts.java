package org.bottega.explain;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.bottega.chart.Chart;
import org.bottega.chart.KernelDensity;
import org.bottega.explain.estimate.Interval;
import org.bottega.learn.metric.Metric;
import org.bottega.model.attribution.Attributions;

/// What was found about a model, as charts in one language.
public final class ModelCharts {
    private static final int MOST_CURVES = 8;
    private static final int MOST_NAMES = 15;
    private static final int MOST_DOTS = 500;
    private static final int HISTOGRAM_BINS = 30;
    private static final int DENSITY_POINTS = 101;

    private final ResourceBundle words;

    private ModelCharts(ResourceBundle words) {
        this.words = words;
    }

    /// With the words of a language; English where there are none.
    public static ModelCharts in(Locale locale) {
        return new ModelCharts(
                ResourceBundle.getBundle(
                        "org.bottega.explain.charts",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String say(String key, Object... values) {
        return MessageFormat.format(words.getString(key), values);
    }

    /// What a metric is called.
    public String label(Metric metric) {
        return words("metric." + metric.id(), metric.label());
    }

    /// What a metric measures, in a few words.
    public String doc(Metric metric) {
        return words("metric." + metric.id() + ".doc", metric.doc());
    }

    private String words(String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    /// How much each column is worth, the 15 most important ones.
    public Chart.Bars importance(PermutationImportance importance) {
        var bars =
                importance.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.drop(), c.spread()))
                        .toList();
        return new Chart.Bars(
                say("importance"), say("importance.unit", label(importance.metric())), bars);
    }

    /// How far each column moves the output on average, the 15 strongest ones.
    public Chart.Bars contributions(GlobalExplanation all) {
        var bars =
                all.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Bar(c.column(), c.mean()))
                        .toList();
        return new Chart.Bars(say("contributions", all.output()), unit(all.space()), bars);
    }

    /// Each row's contributions, coloured by its values, the 15 strongest columns and at most 500 rows.
    public Chart.Swarm beeswarm(GlobalExplanation all) {
        var rows =
                all.columns().stream()
                        .limit(MOST_NAMES)
                        .map(c -> new Chart.Swarm.Row(c.column(), dots(c.dots())))
                        .toList();
        return new Chart.Swarm(
                say("beeswarm", all.output()), unit(all.space()), say("low"), say("high"), rows);
    }

    private static List<Chart.Swarm.Dot> dots(List<GlobalExplanation.Dot> dots) {
        int n = Math.min(MOST_DOTS, dots.size());
        return IntStream.range(0, n)
                .mapToObj(i -> dots.get((int) ((long) i * dots.size() / n)))
                .map(d -> new Chart.Swarm.Dot(d.value(), d.shade()))
                .toList();
    }

    /// How one row's prediction comes about.
    public Chart.Waterfall waterfall(RowExplanation row) {
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
                say("waterfall", row.output()),
                unit(row.space()),
                row.base(),
                say("average"),
                steps,
                say("this-row"));
    }

    private static String shown(String value) {
        return value.length() > 24 ? value.substring(0, 23) + "…" : value;
    }

    private String unit(Attributions.Space space) {
        return switch (space) {
            case MARGIN -> say("margin");
            case OUTPUT -> say("prediction");
        };
    }

    /// The ROC curve of the second of two classes, or of each against the rest.
    public Chart.Lines roc(Evaluation evaluation) {
        return new Chart.Lines(
                say("roc"),
                Chart.Axis.share(say("false-positive-rate")),
                Chart.Axis.share(say("true-positive-rate")),
                lines(evaluation, evaluation::roc),
                true);
    }

    public Chart.Lines precisionRecall(Evaluation evaluation) {
        return new Chart.Lines(
                say("precision-recall"),
                Chart.Axis.share(say("recall")),
                Chart.Axis.share(say("precision")),
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

    /// Told probability against what happened, on the diagonal where probabilities can be believed: with
    /// intervals for the second of two classes, else a line for each class.
    public Chart calibration(Evaluation evaluation) {
        if (evaluation.classes().size() == 2) {
            var bins =
                    evaluation.calibration(1).stream()
                            .map(b -> {
                                var in = Interval.ofShare(b.actual() * b.rows(), b.rows(), 0.95);
                                return new Chart.Calibration.Bin(
                                        b.told(), b.actual(), in.low(), in.high(), b.rows());
                            })
                            .toList();
            return new Chart.Calibration(
                    say("calibration"),
                    say("told-probability", evaluation.classes().get(1)),
                    say("share-happened"),
                    bins);
        }
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
                say("calibration"),
                Chart.Axis.share(say("told-probability-any")),
                Chart.Axis.share(say("share-happened")),
                lines,
                true);
    }

    /// What share of a class is found among the rows that are most probable to be of it.
    public Chart.Lines gain(Evaluation evaluation) {
        return new Chart.Lines(
                say("gain"),
                Chart.Axis.share(say("share-of-rows")),
                Chart.Axis.share(say("share-found")),
                lines(evaluation, evaluation::gain),
                true);
    }

    /// How many times more of a class there are among the most probable rows than among all.
    public Chart.Lines lift(Evaluation evaluation) {
        var lines =
                shownClasses(evaluation)
                        .mapToObj(k ->
                                new Chart.Line(
                                        evaluation.classes().get(k),
                                        evaluation.gain(k).points().stream()
                                                .filter(p -> p.x() > 0)
                                                .map(p -> new Chart.Spot(p.x(), p.y() / p.x()))
                                                .toList(),
                                        false))
                        .toList();
        return new Chart.Lines(
                say("lift"),
                Chart.Axis.share(say("share-of-rows")),
                new Chart.Axis(say("lift.unit"), 0, Double.NaN),
                lines,
                false,
                List.of(new Chart.Guide(say("lift.none"), false, 1)));
    }

    /// How the told probability is spread among rows that are of the class and those that are not.
    ///
    /// @param ofClass which class
    public Chart.Densities separation(Evaluation evaluation, int ofClass) {
        var name = evaluation.classes().get(ofClass);
        return new Chart.Densities(
                say("separation"),
                Chart.Axis.share(say("told-probability", name)),
                List.of(
                        new Chart.Densities.Curve(
                                say("is-class", name), density(evaluation, ofClass, true)),
                        new Chart.Densities.Curve(
                                say("is-other", name), density(evaluation, ofClass, false))));
    }

    private static List<Chart.Spot> density(Evaluation evaluation, int ofClass, boolean own) {
        int outputs = evaluation.classes().size();
        var values =
                IntStream.range(0, evaluation.rows())
                        .filter(i -> (evaluation.truth()[i] == ofClass) == own)
                        .mapToDouble(i -> evaluation.told()[i * outputs + ofClass])
                        .toArray();
        return KernelDensity.of(values, 0, 1, DENSITY_POINTS);
    }

    /// Which class was taken for which; beyond 15 classes the most frequent 14 and the others together.
    public Chart.Matrix confusion(Evaluation evaluation) {
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
            names.add(say("others"));
        }
        var rows = new ArrayList<List<Long>>();
        for (var row : counts) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new Chart.Matrix(
                say("confusion"), say("confusion.true"), say("confusion.told"), names, rows);
    }

    public Chart.Scatter predictedAgainstActual(Evaluation evaluation) {
        var spots =
                evaluation.pairs().stream().map(p -> new Chart.Spot(p.actual(), p.told())).toList();
        return new Chart.Scatter(
                say("predicted-actual"),
                Chart.Axis.of(say("actual", evaluation.target())),
                Chart.Axis.of(say("predicted", evaluation.target())),
                spots,
                true);
    }

    /// Residuals over predictions: a trend or a funnel says that something is left to be learnt.
    public Chart.Scatter residualsOverPredictions(Evaluation evaluation) {
        var spots =
                evaluation.pairs().stream()
                        .map(p -> new Chart.Spot(p.told(), p.residual()))
                        .toList();
        return new Chart.Scatter(
                say("residuals-predictions"),
                Chart.Axis.of(say("predicted", evaluation.target())),
                Chart.Axis.of(say("residual", evaluation.target())),
                spots,
                false,
                List.of(new Chart.Guide("", false, 0)));
    }

    /// Actual minus predicted, in thirty ranges between the 0.5 % and 99.5 % quantiles; what lies outside
    /// counts to the outermost ones.
    public Chart.Histogram residuals(Evaluation evaluation) {
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
                say("residuals"),
                Chart.Axis.of(say("residual", evaluation.target())),
                low,
                width,
                List.of(counts));
    }

    /// The charts that show how good a model is, for its task.
    public List<Chart> performance(Evaluation evaluation) {
        return evaluation.classifies()
                ? List.of(
                        roc(evaluation),
                        precisionRecall(evaluation),
                        calibration(evaluation),
                        confusion(evaluation),
                        gain(evaluation),
                        lift(evaluation))
                : List.of(
                        predictedAgainstActual(evaluation),
                        residuals(evaluation),
                        residualsOverPredictions(evaluation));
    }
}
