package org.bottega.learn.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Figures;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.forecast.Grid;
import org.bottega.model.forecast.Horizon;
import org.bottega.model.forecast.Horizon.Origin;
import org.bottega.model.forecast.Method;
import org.bottega.model.forecast.PastView;
import org.bottega.model.forecast.Series;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.jspecify.annotations.Nullable;

/// Learns to forecast: tries every way from earlier places of the series (rolling origin), blends the best, and
/// takes the band from what the blend missed.
public final class Forecasting {
    /// The back-test's tables among a model's figures.
    public static final String SCORES = "forecast: scores";

    public static final String CANDIDATES = "forecast: candidates";
    public static final String BY_STEP = "forecast: by step";
    public static final String BY_SERIES = "forecast: by series";
    public static final String TOLD = "forecast: back-test";
    public static final String HISTORY = "forecast: history";
    public static final String AHEAD = "forecast: ahead";

    private static final int MOST_CUT_OFFS = 8;
    private static final int MOST_LAGS = 30;
    private static final int SAMPLE_ROWS = 300;

    private final Table history;
    private final Task.Forecast task;
    private final ForecastSettings settings;
    private final Deadline deadline;
    private final Progress progress;
    private final Grid.Found found;
    private final Horizon bare;

    private Forecasting(
            Table history,
            Task.Forecast task,
            ForecastSettings settings,
            Deadline deadline,
            Progress progress) {
        this.history = history;
        this.task = task;
        this.settings = settings;
        this.deadline = deadline;
        this.progress = progress;
        this.found = settings.grid().read(history, task, null);
        int season = settings.season() > 0 ? settings.season() : found.frequency().season();
        int longest = found.series().stream().mapToInt(s -> s.y().length).max().orElse(0);
        if (longest < task.horizon() + 3) {
            throw ProblemException.input(
                    task.target(),
                    "The longest series has "
                            + longest
                            + " steps, too few to test a forecast of "
                            + task.horizon()
                            + ".",
                    "Give a longer history, or a horizon of at most "
                            + Math.max(1, longest - 3)
                            + ".");
        }
        int lags = Math.max(4, Math.min(MOST_LAGS, Math.min(season + 1, longest / 3)));
        var quantiles = settings.quantiles().stream().mapToDouble(q -> q).toArray();
        boolean neverNegative =
                found.series().stream().allMatch(s -> Arrays.stream(s.y()).allMatch(v -> v >= 0));
        this.bare =
                new Horizon(
                        history.schema(),
                        task,
                        found.frequency(),
                        settings.grid(),
                        new PastView(lags, season),
                        settings.known(),
                        settings.past(),
                        List.of(),
                        quantiles,
                        new double[quantiles.length * task.horizon()],
                        neverNegative);
    }

    /// @param whole a history: the task's columns and the covariates; rows to come have no target
    /// @throws ProblemException when a column is missing, moments are irregular, or the history is too short
    public static Model fit(
            Table whole,
            Task.Forecast task,
            ForecastSettings settings,
            Deadline deadline,
            Progress progress) {
        var names = new ArrayList<>(task.series());
        names.add(task.time());
        names.add(task.target());
        names.addAll(settings.known());
        names.addAll(settings.past());
        names.forEach(whole.schema()::require);
        if (names.stream().distinct().count() < names.size()) {
            throw ProblemException.usage(
                    "columns",
                    "A column is named for two uses.",
                    "Name each once: time, target, series, known in advance or past only.");
        }
        return new Forecasting(whole.select(names), task, settings, deadline, progress).fit();
    }

    private Model fit() {
        long started = System.nanoTime();
        if (found.filled() > 0) {
            progress.report(
                    new JobEvent.Noted(
                            Problem.note(
                                    task.time(),
                                    String.format(
                                            Locale.ROOT,
                                            "%,d missing steps of one %s are filled with %s.",
                                            found.filled(),
                                            found.frequency().words(),
                                            settings.grid().gaps() == Grid.Gaps.ZERO
                                                    ? "0"
                                                    : "the value before"))));
        }
        var methods = new ArrayList<>(List.of(Method.values()));
        var trying = bare.with(methods, bare.offsets());
        progress.at(0.05, "Timing the methods");
        var tested = tested(trying);
        var origins = origins(tested);
        progress.at(0.1, "Testing methods from " + origins.size() + " places");
        var rows = trying.rows(history, origins, bare.steps());
        progress.checkCancelled();
        progress.at(0.45, "Learning boosted trees for the back-test");
        int[] before = found.series().stream().mapToInt(this::firstCutOff).toArray();
        var early = forest(before, progress.part(0.45, 0.7), 0.4);
        progress.checkCancelled();
        var candidates = new ArrayList<String>();
        var told = new ArrayList<double[]>();
        for (var method : methods) {
            candidates.add(method.words());
            told.add(
                    ((org.bottega.kernel.table.NumberColumn) rows.rows().column(method.words()))
                            .values());
        }
        if (early != null) {
            candidates.add(PooledForest.NAME);
            told.add(early.predict(rows.rows()));
        }
        var all = told.toArray(double[][]::new);
        int[] every = judged(rows);
        var weights = Mixing.weights(all, rows.truth(), every);
        var honest = honest(rows, all);
        boolean pooled = weights.length > methods.size() && weights[methods.size()] > 0;
        int[] whole = found.series().stream().mapToInt(s -> s.y().length).toArray();
        var last = pooled ? forest(whole, progress.part(0.7, 0.95), 0.8) : null;
        // where the time is over, the trees of the back-test do: they know all but the last steps
        var full = pooled && last == null ? early : last;
        var offsets = Bands.offsets(missed(rows, honest.told(), every), bare.quantiles());
        var used = new ArrayList<Method>();
        for (int m = 0; m < methods.size(); m++) {
            if (weights[m] > 0) {
                used.add(methods.get(m));
            }
        }
        var horizon = bare.with(used, offsets);
        progress.at(0.95, "Putting the forecast together");
        var figures = figures(honest, candidates, all, rows, weights);
        var card = card(honest.scores(), weights, candidates, started);
        var model = assemble(horizon, full, weights, methods, rows, card, figures);
        ahead(model, honest).ifPresent(t -> figures.put(AHEAD, t));
        progress.at(1, "Done");
        return new Model(
                model.signature(),
                model.features(),
                model.predictor(),
                model.sample(),
                model.card(),
                figures,
                horizon);
    }

    private int cutOffs(Series series) {
        int room = series.y().length - task.horizon() - 3;
        if (room < 0) {
            return 0;
        }
        int wanted =
                settings.cutOffs() > 0
                        ? settings.cutOffs()
                        : found.series().size() <= 20 ? MOST_CUT_OFFS : 3;
        int atMost =
                settings.cutOffs() > 0
                        ? room / stride() + 1
                        : Math.max(1, (series.y().length / 2) / stride());
        return Math.min(wanted, Math.min(atMost, room / stride() + 1));
    }

    private int stride() {
        return Math.max(1, (task.horizon() + 1) / 2);
    }

    private int firstCutOff(Series series) {
        int count = cutOffs(series);
        return count == 0
                ? series.y().length
                : series.y().length - task.horizon() - (count - 1) * stride();
    }

    private List<Origin> origins(List<Series> some) {
        var out = new ArrayList<Origin>();
        for (var series : some) {
            int count = cutOffs(series);
            for (int c = 0; c < count; c++) {
                int end = series.y().length - task.horizon() - c * stride();
                int from = settings.window() > 0 ? Math.max(0, end - settings.window()) : 0;
                out.add(new Origin(series.from(from), end - from));
            }
        }
        return out;
    }

    /// As many series as the methods can be tried on in the time there is.
    private List<Series> tested(Horizon trying) {
        var all = new ArrayList<>(found.series().stream().filter(s -> cutOffs(s) > 0).toList());
        if (!deadline.finite() || all.size() <= 8) {
            return all;
        }
        Collections.shuffle(all, new Random(settings.seed()));
        trying.rows(history, origins(all.subList(0, 2)), bare.steps());
        var first = origins(all.subList(2, 8));
        long from = System.nanoTime();
        trying.rows(history, first, bare.steps());
        double each = (System.nanoTime() - from) / 1e9 / 6;
        int most = (int) Math.max(8, 0.3 * deadline.seconds() / Math.max(each, 1e-6));
        if (most >= all.size()) {
            return all;
        }
        progress.report(
                new JobEvent.Noted(
                        Problem.note(
                                "back-test",
                                String.format(
                                        Locale.ROOT,
                                        "Tested on %,d of %,d series, drawn by chance, to keep to the time.",
                                        most,
                                        all.size()))));
        return all.subList(0, most);
    }

    private @Nullable PooledForest forest(int[] known, Progress part, double share) {
        if (deadline.passed()) {
            return null;
        }
        return PooledForest.fit(
                history,
                bare,
                found.series(),
                known,
                settings,
                deadline.finite() ? deadline.within(deadline.seconds() * share) : deadline,
                part);
    }

    private static int[] judged(Horizon.Rows rows) {
        return IntStream.range(0, rows.truth().length)
                .filter(i -> !Double.isNaN(rows.truth()[i]))
                .toArray();
    }

    /// For each row which cut-off of its series it is told from, the latest being 0.
    private int[] cutOffOf(Horizon.Rows rows) {
        return IntStream.range(0, rows.truth().length)
                .map(i -> {
                    var origin = rows.origins().get(rows.origin()[i]);
                    return (origin.series().y().length - task.horizon() - origin.end()) / stride();
                })
                .toArray();
    }

    /// The back-test of the blend: at each cut-off weights and band come from the other cut-offs only.
    private BackTest honest(Horizon.Rows rows, double[][] all) {
        int[] cutOff = cutOffOf(rows);
        int most = Arrays.stream(cutOff).max().orElse(0);
        int[] every = judged(rows);
        int quantiles = bare.quantiles().length;
        var told = new double[rows.truth().length];
        var lines = new double[told.length * quantiles];
        for (int c = 0; c <= most; c++) {
            int own = c;
            int[] others = Arrays.stream(every).filter(i -> cutOff[i] != own).toArray();
            var weights = Mixing.weights(all, rows.truth(), others.length > 0 ? others : every);
            for (int i = 0; i < told.length; i++) {
                if (cutOff[i] == c) {
                    told[i] = mix(all, weights, i);
                }
            }
        }
        for (int c = 0; c <= most; c++) {
            int own = c;
            int[] others = Arrays.stream(every).filter(i -> cutOff[i] != own).toArray();
            var offsets =
                    Bands.offsets(
                            missed(rows, told, others.length > 0 ? others : every),
                            bare.quantiles());
            var banded = bare.with(List.of(), offsets);
            for (int i = 0; i < told.length; i++) {
                for (int q = 0; q < quantiles && cutOff[i] == c; q++) {
                    lines[i * quantiles + q] =
                            banded.line(
                                    told[i], rows.level()[i], rows.scale()[i], rows.step()[i], q);
                }
            }
        }
        return new BackTest(bare, rows, told, lines, BackTest.naive(bare, rows));
    }

    private static double mix(double[][] all, double[] weights, int row) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                sum += weights[c] * all[c][row];
            }
        }
        return sum;
    }

    private double[][] missed(Horizon.Rows rows, double[] told, int[] some) {
        var lists = new ArrayList<List<Double>>();
        for (int h = 0; h < task.horizon(); h++) {
            lists.add(new ArrayList<>());
        }
        for (int i : some) {
            lists.get(rows.step()[i] - 1).add(rows.truth()[i] - told[i]);
        }
        return lists.stream()
                .map(l -> l.stream().mapToDouble(v -> v).toArray())
                .toArray(double[][]::new);
    }

    private Model assemble(
            Horizon horizon,
            @Nullable PooledForest forest,
            double[] weights,
            List<Method> methods,
            Horizon.Rows rows,
            SequencedMap<String, String> card,
            SequencedMap<String, Table> figures) {
        var encoders = new ArrayList<Encoder>();
        var members = new ArrayList<Blend.Member>();
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += c < methods.size() || forest != null ? weights[c] : 0;
        }
        if (forest != null) {
            encoders.addAll(forest.features().encoders());
            members.add(
                    new Blend.Member(
                            PooledForest.NAME,
                            weights[methods.size()] / sum,
                            IntStream.range(0, forest.features().width()).toArray(),
                            forest.predictor()));
        }
        int width = forest == null ? 0 : forest.features().width();
        for (var method : horizon.methods()) {
            encoders.add(new Encoder.Number(method.words()));
            members.add(
                    new Blend.Member(
                            method.words(),
                            weights[methods.indexOf(method)] / sum,
                            new int[] {width++},
                            new Linear(1, new double[] {1}, new double[] {0}, Link.IDENTITY)));
        }
        var features = new Features(encoders);
        var inputs = FeatureFitting.inputs(rows.rows(), features);
        int count = Math.min(SAMPLE_ROWS, rows.truth().length);
        int[] picked =
                IntStream.range(0, count)
                        .map(i -> (int) ((long) i * rows.truth().length / count))
                        .toArray();
        return new Model(
                new Signature(inputs, task, List.of()),
                features,
                new Blend(features.width(), members),
                rows.rows().select(inputs.names()).rows(picked),
                card,
                figures,
                horizon);
    }

    private SequencedMap<String, String> card(
            SequencedMap<String, Double> scores,
            double[] weights,
            List<String> candidates,
            long started) {
        var card = new LinkedHashMap<String, String>();
        card.put("algorithm", "forecast");
        card.put("frequency", found.frequency().words());
        card.put("season", Integer.toString(bare.view().season()));
        card.put("series", Integer.toString(found.series().size()));
        card.put("rows", Integer.toString(history.rows()));
        card.put("seed", Long.toString(settings.seed()));
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                card.put(
                        "blend." + candidates.get(c),
                        String.format(Locale.ROOT, "%.2f", weights[c]));
            }
        }
        scores.forEach((name, value) ->
                card.put("back-test." + name, String.format(Locale.ROOT, "%.4g", value)));
        card.put(
                "seconds", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9));
        return card;
    }

    private SequencedMap<String, Table> figures(
            BackTest honest,
            List<String> candidates,
            double[][] all,
            Horizon.Rows rows,
            double[] weights) {
        var figures = new LinkedHashMap<String, Table>();
        var scores = new Figures();
        honest.scores()
                .forEach((id, value) -> scores.row().text("metric", id).number("value", value));
        figures.put(SCORES, scores.table());
        var board = new Figures();
        board.row().text("candidate", "blend").number("weight", 1);
        honest.scores().forEach((id, value) -> put(board, id, value));
        IntStream.range(0, candidates.size())
                .boxed()
                .sorted((a, b) -> Double.compare(mase(all[a], rows), mase(all[b], rows)))
                .forEach(c -> {
                    board.row().text("candidate", candidates.get(c)).number("weight", weights[c]);
                    new BackTest(
                                    bare.with(List.of(), bare.offsets()),
                                    rows,
                                    all[c],
                                    honest.lines(),
                                    honest.naive())
                            .scores()
                            .forEach((id, value) -> {
                                if (!id.contains("coverage") && !id.equals("wql")) {
                                    put(board, id, value);
                                }
                            });
                });
        figures.put(CANDIDATES, board.table());
        figures.put(BY_STEP, honest.bySteps());
        figures.put(BY_SERIES, honest.bySeries());
        var shown = shown(honest);
        figures.put(TOLD, honest.forecasts(shown));
        var past = new Figures();
        for (var series : found.series()) {
            if (shown.contains(series.name())) {
                int length = series.y().length;
                int kept = Math.max(firstOf(series), 6 * task.horizon());
                for (int t = Math.max(0, length - Math.min(2000, kept)); t < length; t++) {
                    past.row()
                            .text("series", series.name())
                            .text(
                                    "time",
                                    TimeColumn.text(found.frequency().moment(series.first() + t)))
                            .number("value", series.y()[t]);
                }
            }
        }
        figures.put(HISTORY, past.table());
        return figures;
    }

    private int firstOf(Series series) {
        return series.y().length - firstCutOff(series) + 3 * bare.view().season();
    }

    private static void put(Figures board, String id, double value) {
        board.number(id, value);
    }

    private static double mase(double[] told, Horizon.Rows rows) {
        double sum = 0;
        for (int i = 0; i < told.length; i++) {
            sum += Double.isNaN(rows.truth()[i]) ? 0 : Math.abs(rows.truth()[i] - told[i]);
        }
        return sum;
    }

    private static List<String> shown(BackTest honest) {
        return honest.worst().stream().limit(BackTest.MOST_SERIES).toList();
    }

    /// What follows the history of the series shown; empty where the rows to come are not given.
    private java.util.Optional<Table> ahead(Model model, BackTest honest) {
        var horizon = model.horizon().orElseThrow();
        var shown = shown(honest);
        var some = found.series().stream().filter(s -> shown.contains(s.name())).toList();
        if (some.isEmpty()
                || (!settings.known().isEmpty()
                        && some.stream()
                                .anyMatch(s -> s.row().length < s.y().length + task.horizon()))) {
            return java.util.Optional.empty();
        }
        var origins = some.stream().map(s -> new Origin(s, s.y().length)).toList();
        var rows = horizon.rows(history, origins, horizon.steps());
        return java.util.Optional.of(
                BackTest.of(horizon, rows, model.predict(rows.rows()).values()).forecasts(shown));
    }
}
