package org.bottega.engine.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.automl.tune.Dimension;
import org.bottega.automl.tune.Importance;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.Tuner;
import org.bottega.chart.Chart;
import org.bottega.kernel.param.Domain.Scale;

/// What the trials of a tuning look like: the score over the trials, all settings side by side, one setting
/// at a time, two at a time, and how much each decides.
///
/// @param objectives as charts name them, the one that counts first
/// @param words what titles and axes say
public record TuningCharts(
        Space space, List<Objective> objectives, List<Tried> tried, Words words) {
    private static final int CELLS = 12;
    private static final int MOST_TRACES = 400;

    /// What the charts say, `{0}` and `{1}` being names of settings.
    public record Words(
            String progress,
            String trial,
            String best,
            String parallel,
            String worse,
            String better,
            String power,
            String importance,
            String share,
            String contour,
            String front) {
        public static final Words ENGLISH =
                new Words(
                        "Score over the trials",
                        "Trial",
                        "best so far",
                        "Settings of all trials",
                        "worse",
                        "better",
                        "{0}, power of ten",
                        "What decides the score",
                        "share of its variation",
                        "{0} (rows) and {1} (columns)",
                        "Trials that none beats in both");
    }

    public TuningCharts(Space space, List<Objective> objectives, List<Tried> tried) {
        this(space, objectives, tried, Words.ENGLISH);
    }

    public TuningCharts in(Words others) {
        return new TuningCharts(space, objectives, tried, others);
    }

    public TuningCharts {
        objectives = List.copyOf(objectives);
        tried = List.copyOf(tried);
    }

    private Objective first() {
        return objectives.getFirst();
    }

    private List<Tried> done() {
        return tried.stream()
                .filter(t -> t.done() && Double.isFinite(t.scores().getFirst()))
                .toList();
    }

    /// Each trial's score and the best so far.
    public Chart progress() {
        var scores = new ArrayList<Chart.Spot>();
        var best = new ArrayList<Chart.Spot>();
        double top = Double.NaN;
        for (var trial : done()) {
            double score = trial.scores().getFirst();
            scores.add(new Chart.Spot(trial.number() + 1.0, score));
            boolean better =
                    Double.isNaN(top) || (first().greaterIsBetter() ? score > top : score < top);
            top = better ? score : top;
            best.add(new Chart.Spot(trial.number() + 1.0, top));
        }
        return new Chart.Lines(
                words.progress(),
                Chart.Axis.of(words.trial()),
                Chart.Axis.of(first().name()),
                List.of(
                        new Chart.Line(words.best(), best, true),
                        new Chart.Line(words.trial(), scores, false)),
                false);
    }

    /// All settings of all trials, shaded by how good they are; the best is drawn stronger.
    public Chart parallel() {
        var dimensions = new ArrayList<Chart.Parallel.Dimension>();
        for (var dimension : space.dimensions()) {
            dimensions.add(
                    new Chart.Parallel.Dimension(
                            dimension.name(),
                            dimension instanceof Dimension.Categories c
                                    ? c.values().stream().map(Object::toString).toList()
                                    : List.of(),
                            logarithmic(dimension)));
        }
        dimensions.add(new Chart.Parallel.Dimension(first().name(), List.of(), false));
        var done = done();
        var ranks = done.stream().mapToDouble(t -> t.scores().getFirst()).sorted().toArray();
        var best = Tuner.best(tried, first());
        var traces = new ArrayList<Chart.Parallel.Trace>();
        for (var trial : done.subList(Math.max(0, done.size() - MOST_TRACES), done.size())) {
            var values = new ArrayList<Double>();
            for (var dimension : space.dimensions()) {
                values.add(number(dimension, trial.values().get(dimension.name())));
            }
            double score = trial.scores().getFirst();
            values.add(score);
            int rank = Math.max(0, Arrays.binarySearch(ranks, score));
            double share = ranks.length < 2 ? 1 : (double) rank / (ranks.length - 1);
            traces.add(
                    new Chart.Parallel.Trace(
                            words.trial() + " " + (trial.number() + 1),
                            values,
                            first().greaterIsBetter() ? share : 1 - share,
                            trial.equals(best)));
        }
        return new Chart.Parallel(
                words.parallel(), dimensions, traces, words.worse(), words.better());
    }

    private static boolean logarithmic(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Whole(var _, int min, int _, var scale, var _) ->
                    scale == Scale.LOG && min > 0;
            case Dimension.Real(var _, double min, double _, var scale, var _) ->
                    scale == Scale.LOG && min > 0;
            case Dimension.Categories _ -> false;
        };
    }

    private static double number(
            Dimension dimension, @org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return Double.NaN;
        }
        return dimension instanceof Dimension.Categories categories
                ? categories.values().indexOf(value)
                : ((Number) value).doubleValue();
    }

    /// One chart for each dimension: its values against the scores.
    public List<Chart> slices() {
        var charts = new ArrayList<Chart>();
        for (var dimension : space.dimensions()) {
            boolean log = logarithmic(dimension);
            var spots = new ArrayList<Chart.Spot>();
            for (var trial : done()) {
                double value = number(dimension, trial.values().get(dimension.name()));
                if (!Double.isNaN(value)) {
                    spots.add(
                            new Chart.Spot(
                                    log ? Math.log10(value) : value, trial.scores().getFirst()));
                }
            }
            charts.add(
                    new Chart.Scatter(
                            dimension.name(),
                            Chart.Axis.of(
                                    log
                                            ? words.power().replace("{0}", dimension.name())
                                            : dimension.name()),
                            Chart.Axis.of(first().name()),
                            spots,
                            false));
        }
        return charts;
    }

    /// How much of the score each dimension decides; empty with too few trials.
    public Optional<Chart> importance() {
        return Importance.of(space, tried)
                .map(i ->
                        new Chart.Bars(
                                words.importance(),
                                words.share(),
                                i.shares().entrySet().stream()
                                        .map(e -> new Chart.Bar(e.getKey(), e.getValue()))
                                        .toList()));
    }

    /// The score that the two most important dimensions promise together; empty where there are not two.
    public Optional<Chart> contour() {
        return Importance.of(space, tried)
                .filter(_ -> space.size() > 1)
                .map(i -> {
                    var names = names();
                    var order = List.copyOf(i.shares().keySet());
                    return contour(i, names.indexOf(order.get(0)), names.indexOf(order.get(1)));
                });
    }

    /// The score that two dimensions promise together; empty with too few trials.
    public Optional<Chart> contour(String rows, String columns) {
        var names = names();
        return Importance.of(space, tried)
                .map(i -> contour(i, names.indexOf(rows), names.indexOf(columns)));
    }

    /// The names of what is varied.
    public List<String> names() {
        return space.dimensions().stream().map(Dimension::name).toList();
    }

    /// The names of what is varied, what decides most first; as declared with too few trials.
    public List<String> order() {
        return Importance.of(space, tried)
                .map(i -> List.copyOf(i.shares().keySet()))
                .orElse(names());
    }

    private Chart contour(Importance importance, int a, int b) {
        var rows = places(space.dimensions().get(a));
        var columns = places(space.dimensions().get(b));
        var values = new ArrayList<List<Double>>();
        for (int r = rows.length - 1; r >= 0; r--) {
            var line = new ArrayList<Double>();
            for (double column : columns) {
                line.add(importance.promise(a, rows[r], b, column));
            }
            values.add(line);
        }
        var first = space.dimensions().get(a);
        var second = space.dimensions().get(b);
        return new Chart.HeatMap(
                words.contour().replace("{0}", first.name()).replace("{1}", second.name()),
                first().name(),
                labels(first, rows).reversed(),
                labels(second, columns),
                values,
                false);
    }

    private static double[] places(Dimension dimension) {
        int count =
                switch (dimension) {
                    case Dimension.Categories categories -> categories.categories();
                    case Dimension.Whole(var _, int min, int max, var _, var _) ->
                            (int) Math.min(CELLS, 1L + max - min);
                    case Dimension.Real _ -> CELLS;
                };
        var places = new double[count];
        Arrays.setAll(places, i -> (i + 0.5) / count);
        return places;
    }

    private static List<String> labels(Dimension dimension, double[] places) {
        return Arrays.stream(places)
                .mapToObj(p ->
                        dimension.value(p) instanceof Double d
                                ? String.format(java.util.Locale.ROOT, "%.3g", d)
                                : dimension.value(p).toString())
                .toList();
    }

    /// Two objectives against each other; empty where there is one.
    public Optional<Chart> front() {
        if (objectives.size() < 2) {
            return Optional.empty();
        }
        var best = Tuner.best(tried, first());
        var options = new ArrayList<Chart.Frontier.Option>();
        var places = new HashSet<List<Double>>();
        for (var trial : done()) {
            // trials that came out the same are one spot; the best is told first
            if (!places.add(trial.scores().subList(0, 2)) && !trial.equals(best)) {
                continue;
            }
            options.add(
                    new Chart.Frontier.Option(
                            words.trial() + " " + (trial.number() + 1),
                            trial.scores().get(1),
                            trial.scores().get(0),
                            trial.equals(best)));
        }
        return Optional.of(
                new Chart.Frontier(
                        words.front(),
                        Chart.Axis.of(objectives.get(1).name()),
                        Chart.Axis.of(first().name()),
                        !objectives.get(1).greaterIsBetter(),
                        !first().greaterIsBetter(),
                        options));
    }

    /// The settings of a trial in one line.
    public static String line(Map<String, Object> values) {
        var words = new ArrayList<String>();
        values.forEach((name, value) ->
                words.add(
                        name
                                + " "
                                + (value instanceof Double d
                                        ? String.format(java.util.Locale.ROOT, "%.4g", d)
                                        : value)));
        return String.join(", ", words);
    }
}
