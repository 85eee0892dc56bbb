package org.bottega.engine.flow.node;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bottega.automl.Aim;
import org.bottega.automl.AutoMl;
import org.bottega.automl.AutoMlSettings;
import org.bottega.automl.Judging;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;

/// Searches the best model by itself.
final class AutoMlNode extends Declared {
    private static final String BOARD = "leaderboard";
    private static final Param<String> TARGET = TrainNode.TARGET;
    private static final Param<Wanted> TASK =
            Param.choice("task", Wanted.AUTO).doc("Whether the target is a class or a quantity.");
    private static final Param<String> METRIC =
            Param.line("metric", "").doc("What to go by; what suits the task when empty.");
    private static final Param<Aim> AIM =
            Param.choice("aim", Aim.BALANCED)
                    .doc("What the model is to be good at: soon there, best, explainable, small.");
    private static final Param<Integer> SECONDS =
            Param.whole("seconds", 60, 1, 30 * 24 * 3600).log().doc("How long to search.");
    private static final Param<Integer> TRIALS =
            Param.whole("trials", 0, 0, 100_000)
                    .doc("How many candidates at most; 0 for as many as the time allows.");
    private static final Param<Integer> FOLDS =
            Param.whole("folds", 0, 0, 20)
                    .doc("Folds of the cross-validation; 0 decides by the data.");
    private static final Param<List<String>> ALGORITHMS =
            Param.lines("algorithms").doc("Ids of the algorithms to try; all when none is named.");
    private static final Param<Integer> SEED = TrainNode.SEED;

    AutoMlNode() {
        super(
                Label.of(
                        "automl",
                        "AutoML",
                        "Searches the best model by itself: tries algorithms and settings, and joins the best.",
                        Category.LEARN,
                        "auto-fix",
                        "automatic",
                        "search",
                        "best model",
                        "autopilot",
                        "train"));
    }

    @Override
    public String documentation() {
        return """
        With a number of trials that fits the budget, the same seed gives the same model; when the budget ends the
        search, another run may find another one. The second output is the leaderboard.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(
                TARGET,
                TASK,
                METRIC,
                AIM,
                SECONDS,
                TRIALS,
                FOLDS,
                ALGORITHMS,
                TrainNode.FEATURES,
                SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model(), table(BOARD, "Leaderboard"));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.HEAVY);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        for (var id : look.get(ALGORITHMS)) {
            if (Algorithms.all().stream().noneMatch(a -> a.info().id().equals(id))) {
                look.error(
                        ALGORITHMS.label(),
                        "There is no algorithm \"" + id + "\".",
                        "Name it as its node is called, such as decision-tree.");
            }
        }
        if (!Targets.chosen(look)) {
            return Map.of();
        }
        var outline =
                new Outline(
                                PortType.MODEL,
                                look.schema(DATA).map(s -> s.without(look.get(TARGET))),
                                OptionalLong.empty(),
                                Map.of())
                        .with(ModelFacts.TARGET, look.get(TARGET));
        return Map.of(
                MODEL,
                outline,
                BOARD,
                Outline.table(
                        Schema.of(
                                Field.of("name", Kind.CATEGORY),
                                Field.of("algorithm", Kind.CATEGORY),
                                Field.of("score", Kind.NUMBER),
                                Field.of("spread", Kind.NUMBER),
                                Field.of("seconds", Kind.NUMBER),
                                Field.of("weight", Kind.NUMBER))));
    }

    @Override
    public void run(NodeRun run) {
        var progress = new Noting(run, run.progress());
        var rows = Pieces.rows(run.input(DATA), progress.part(0, 0.05));
        var target = run.get(TARGET);
        rows.schema().require(target);
        var proposal = Proposal.of(target, rows.column(target), run.get(TASK));
        var metric =
                run.get(METRIC).isBlank()
                        ? proposal.metric()
                        : Metric.of(run.get(METRIC), proposal.classes());
        var settings =
                new AutoMlSettings(
                        proposal.task(),
                        Goal.of(metric),
                        Duration.ofSeconds(run.get(SECONDS)),
                        run.get(AIM),
                        Judging.folds(run.get(FOLDS)),
                        run.get(TRIALS),
                        run.get(ALGORITHMS),
                        List.of(),
                        run.get(TrainNode.FEATURES),
                        false,
                        run.get(SEED),
                        Runtime.getRuntime().availableProcessors(),
                        null);
        var result = AutoMl.run(rows, settings, progress.part(0.05, 0.95));
        Pieces.put(run, MODEL, result.model());
        var board = new TableDraft();
        for (var standing : result.leaderboard()) {
            board.row()
                    .text("name", standing.name())
                    .text("algorithm", standing.algorithm())
                    .number("score", standing.score())
                    .number("spread", standing.spread())
                    .number("seconds", standing.fitSeconds())
                    .number("weight", standing.weight());
        }
        Pieces.put(run, BOARD, board.table(), "leaderboard", progress.part(0.96, 1));
    }
}
