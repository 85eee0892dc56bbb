package org.bottega.engine.flow.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.bottega.automl.Aim;
import org.bottega.automl.AutoMl;
import org.bottega.automl.AutoMlSettings;
import org.bottega.automl.FairBy;
import org.bottega.automl.Judging;
import org.bottega.automl.MadeFeatures;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.FairSearch;
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
import org.jspecify.annotations.Nullable;

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
    private static final Param<String> FAIR_BY =
            Param.line("fair-by", "")
                    .doc(
                            "A group that is to be treated like the others: sex=Female or age>40; nothing where it does not matter.");
    private static final Param<List<String>> FAVOURED = FairnessCheck.FAVOURED;
    private static final Param<FairBy.Kind> FAIRNESS =
            Param.choice("fairness-metric", FairBy.Kind.DPPL)
                    .doc("What is compared between the group and the others, by Clarify's codes.");
    private static final Param<Double> MOST =
            Param.real("max-disparity", FairSearch.USUAL, 0, 1)
                    .doc("How unequal the winner may be; the best within this bound wins.");
    private static final Param<Boolean> REWEIGH =
            Param.flag("reweigh", false)
                    .doc("Whether rows are weighed so that outcome and group are independent.");
    private static final Param<MadeFeatures> MADE =
            Param.choice("made-features", MadeFeatures.AUTO)
                    .doc(
                            "Whether features are made of others (ratios, group means, crosses, frequencies) and kept where they help; auto where aim and time have room for it.");
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

        With a group that is to be treated like the others, every model's disparity stands in the leaderboard, and the
        winner is the best of those within the bound; where none is, the most equal one. Disparities are told of rows
        that a model had not learnt from.
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
                FAIR_BY,
                FAVOURED,
                FAIRNESS,
                MOST,
                REWEIGH,
                MADE,
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
        boolean fair = !look.get(FAIR_BY).isBlank();
        if (fair) {
            FairnessCheck.check(look, FAIR_BY);
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
        return Map.of(MODEL, outline, BOARD, Outline.table(new Schema(board(fair))));
    }

    private static List<Field> board(boolean fair) {
        var fields = new ArrayList<Field>();
        fields.add(Field.of("name", Kind.CATEGORY));
        fields.add(Field.of("algorithm", Kind.CATEGORY));
        for (var number : List.of("score", "spread", "seconds", "weight")) {
            fields.add(Field.of(number, Kind.NUMBER));
        }
        if (fair) {
            fields.add(Field.of("disparity", Kind.NUMBER));
        }
        return fields;
    }

    private static @Nullable FairSearch fair(NodeRun run) {
        return run.get(FAIR_BY).isBlank()
                ? null
                : new FairSearch(
                        run.get(FAIR_BY).strip(),
                        run.get(FAVOURED).stream().map(String::strip).toList(),
                        run.get(FAIRNESS),
                        run.get(MOST),
                        run.get(REWEIGH));
    }

    @Override
    public void run(NodeRun run) {
        var progress = new Noting(run, run.progress());
        var read = Pieces.rows(run.input(DATA), progress.part(0, 0.05));
        var target = run.get(TARGET);
        read.schema().require(target);
        var fair = fair(run);
        var rows = fair == null ? read : fair.rows(read, target);
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
                        Stream.concat(
                                        run.get(TrainNode.FEATURES).stream(),
                                        run.get(MADE).lines().stream())
                                .toList(),
                        false,
                        run.get(SEED),
                        Runtime.getRuntime().availableProcessors(),
                        fair == null ? null : fair.bound(rows, proposal.task()));
        var result = AutoMl.run(rows, settings, progress.part(0.05, 0.95));
        Pieces.put(run, MODEL, result.model());
        var board = new TableDraft();
        for (var standing : result.leaderboard()) {
            var row =
                    board.row()
                            .text("name", standing.name())
                            .text("algorithm", standing.algorithm())
                            .number("score", standing.score())
                            .number("spread", standing.spread())
                            .number("seconds", standing.fitSeconds())
                            .number("weight", standing.weight());
            if (fair != null) {
                var told = standing.disparity();
                row.number("disparity", told == null ? Double.NaN : told.value());
            }
        }
        Pieces.put(run, BOARD, board.table(), "leaderboard", progress.part(0.96, 1));
    }
}
