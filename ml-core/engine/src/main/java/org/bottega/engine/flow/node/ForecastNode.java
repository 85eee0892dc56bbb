package org.bottega.engine.flow.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.forecast.ForecastSettings;
import org.bottega.learn.forecast.Forecasting;
import org.bottega.model.forecast.Grid;

/// Learns to forecast series in time and tests it on their past.
final class ForecastNode extends Declared {
    private static final String CANDIDATES = "candidates";
    private static final Param<String> TARGET =
            Param.column("target", Kind.NUMBER).doc("The column to forecast.");
    private static final Param<String> TIME =
            Param.column("time", Kind.DATE, Kind.DATE_TIME).doc("The column of days or moments.");
    private static final Param<List<String>> SERIES =
            Param.columns("series")
                    .doc("The columns that tell series apart; none where there is only one.");
    private static final Param<Integer> HORIZON =
            Param.whole("horizon", 12, 1, 10_000).doc("How many steps to forecast.");
    private static final Param<List<String>> KNOWN =
            Param.columns("known").doc("Columns known in advance, such as prices and holidays.");
    private static final Param<List<String>> PAST =
            Param.columns("past").doc("Columns known up to the present only.");
    private static final Param<Integer> SEASON =
            Param.whole("season", 0, 0, 10_000)
                    .doc("After how many steps things come again; 0 for what the frequency says.");
    private static final Param<Integer> CUT_OFFS =
            Param.whole("cut-offs", 0, 0, 1000)
                    .doc("How many places the back-test forecasts from; 0 decides by the history.");
    private static final Param<Grid.Gaps> GAPS =
            Param.choice("gaps", Grid.Gaps.PREVIOUS).doc("What stands where a step is missing.");
    private static final Param<Grid.Repeats> REPEATS =
            Param.choice("repeats", Grid.Repeats.REFUSE)
                    .doc("What is done with several rows of one step.");
    private static final Param<Integer> SECONDS =
            Param.whole("seconds", 0, 0, 30 * 24 * 3600)
                    .doc("How long it may take; 0 for as long as it takes.");

    ForecastNode() {
        super(
                Label.of(
                        "forecast",
                        "Forecast",
                        "Learns to forecast series in time and tests it on their past.",
                        Category.LEARN,
                        "chart-timeline-variant",
                        "time series",
                        "demand",
                        "sales",
                        "train"));
    }

    @Override
    public String documentation() {
        return """
        The metrics are those of the back-test: forecasts from several places in the past, compared with what came.
        `candidates` tells the same of each method and its weight in the blend. Wire the model and a history to
        Predict to get the steps that follow.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(
                TARGET,
                TIME,
                SERIES,
                HORIZON,
                KNOWN,
                PAST,
                SEASON,
                CUT_OFFS,
                GAPS,
                REPEATS,
                SECONDS,
                TrainNode.SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model(), metrics(), table(CANDIDATES, "Candidates"));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.HEAVY);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        boolean target = look.column(TARGET, DATA);
        boolean time = look.column(TIME, DATA);
        look.columns(SERIES, DATA);
        look.columns(KNOWN, DATA);
        look.columns(PAST, DATA);
        if (!target || !time) {
            return Map.of();
        }
        return Map.of(
                MODEL,
                new Outline(PortType.MODEL, Optional.empty(), OptionalLong.empty(), Map.of())
                        .with(ModelFacts.TASK, "forecast")
                        .with(ModelFacts.TARGET, look.get(TARGET)));
    }

    @Override
    public void run(NodeRun run) {
        var progress = new Noting(run, run.progress());
        var rows = Pieces.rows(run.input(DATA), progress.part(0, 0.05));
        var usual = ForecastSettings.USUAL;
        int seconds = run.get(SECONDS);
        var model =
                Forecasting.fit(
                        rows,
                        new Task.Forecast(
                                run.get(TARGET), run.get(TIME), run.get(SERIES), run.get(HORIZON)),
                        new ForecastSettings(
                                run.get(KNOWN),
                                run.get(PAST),
                                usual.quantiles(),
                                new Grid(run.get(GAPS), run.get(REPEATS)),
                                run.get(SEASON),
                                run.get(CUT_OFFS),
                                usual.window(),
                                run.get(TrainNode.SEED),
                                Runtime.getRuntime().availableProcessors()),
                        seconds == 0 ? Deadline.never() : Deadline.in(Duration.ofSeconds(seconds)),
                        progress.part(0.05, 0.95));
        Pieces.put(run, MODEL, model);
        var scores = Objects.requireNonNull(model.figures().get(Forecasting.SCORES));
        var names = scores.column("metric");
        var values = (NumberColumn) scores.column("value");
        var figures = new LinkedHashMap<String, Double>();
        for (int i = 0; i < scores.rows(); i++) {
            figures.put(Objects.requireNonNull(names.text(i)), values.value(i));
        }
        Pieces.put(run, METRICS, new Figures("forecast of " + run.get(TARGET), figures));
        var board = Objects.requireNonNull(model.figures().get(Forecasting.CANDIDATES));
        Pieces.put(run, CANDIDATES, board, CANDIDATES, progress.part(0.96, 1));
    }
}
