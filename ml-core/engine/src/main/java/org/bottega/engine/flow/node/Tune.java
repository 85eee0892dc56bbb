package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bottega.automl.LearnerTuning;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.chart.Chart;
import org.bottega.data.duck.Duck;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.engine.tune.Ranges;
import org.bottega.engine.tune.TuningCharts;
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
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.bottega.model.json.Json;

/// Finds good settings of an algorithm.
final class Tune extends Declared {
    private static final String TRIED = "trials";
    private static final Param<String> TARGET = TrainNode.TARGET;
    private static final Param<Wanted> TASK =
            Param.choice("task", Wanted.AUTO).doc("Whether the target is a class or a quantity.");
    private static final Param<String> ALGORITHM =
            Param.line("algorithm", "lightgbm").doc("Whose settings; an algorithm's id.");
    private static final Param<List<String>> VARY =
            Param.lines("vary")
                    .doc(
                            "What varies, such as num-leaves or num-leaves=8..256; the presets' when empty.");
    private static final Param<Strategy> STRATEGY =
            Param.choice("strategy", Strategy.TPE).doc("How the next trial is chosen.");
    private static final Param<Pruning> PRUNING =
            Param.choice("pruning", Pruning.NONE).doc("When a trial is given up on its way.");
    private static final Param<Integer> TRIALS =
            Param.whole("trials", 20, 1, 10_000).log().doc("How many settings are tried.");
    private static final Param<Integer> TOGETHER =
            Param.whole("together", 1, 1, 256)
                    .doc("How many trials run at a time; only one by one are they the same again.");
    private static final Param<Integer> FOLDS =
            Param.whole("folds", 3, 2, 20).doc("Folds of the cross-validation of each.");
    private static final Param<String> METRIC =
            Param.line("metric", "").doc("What to go by; what suits the task when empty.");
    private static final Param<Integer> SEED = TrainNode.SEED;

    Tune() {
        super(
                Label.of(
                        "tune",
                        "Tune settings",
                        "Finds good settings of an algorithm by trials, each judged by cross-validation.",
                        Category.LEARN,
                        "tune",
                        "hyperparameter",
                        "optimise",
                        "bayesian",
                        "grid search",
                        "random search"));
    }

    @Override
    public String documentation() {
        return """
        Which settings vary, and how far, comes from the algorithm's presets. The model is trained once more on all rows with
        the best settings. The second output tells every trial, the charts what mattered. The same seed gives the same trials when they run one by one.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(
                TARGET, TASK, ALGORITHM, VARY, STRATEGY, PRUNING, TRIALS, TOGETHER, FOLDS, METRIC,
                SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model(), table(TRIED, "Trials"), chart());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.HEAVY);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        var algorithm = Algorithms.byId(look.get(ALGORITHM).strip());
        Ranges.read(algorithm, varied(look.get(VARY)));
        if (!Targets.chosen(look)) {
            return Map.of();
        }
        return Map.of(
                MODEL,
                new Outline(
                                PortType.MODEL,
                                look.schema(DATA).map(s -> s.without(look.get(TARGET))),
                                OptionalLong.empty(),
                                Map.of())
                        .with(ModelFacts.TARGET, look.get(TARGET)));
    }

    @Override
    public void run(NodeRun run) throws IOException {
        var progress = run.progress();
        var rows = Pieces.rows(run.input(DATA), progress.part(0, 0.05));
        var target = run.get(TARGET);
        rows.schema().require(target);
        var proposal = Proposal.of(target, rows.column(target), run.get(TASK));
        var metric =
                run.get(METRIC).isBlank()
                        ? proposal.metric()
                        : Metric.of(run.get(METRIC), proposal.classes());
        var algorithm = Algorithms.byId(run.get(ALGORITHM).strip());
        var space = Ranges.read(algorithm, varied(run.get(VARY)));
        var goal = Goal.of(metric);
        var settings =
                new TuneSettings(
                        space,
                        LearnerTuning.objectives(goal, List.of()),
                        run.get(STRATEGY),
                        run.get(PRUNING),
                        run.get(TRIALS),
                        run.get(SEED),
                        run.get(TOGETHER),
                        List.of());
        var folder = Files.createTempDirectory("bottega-tune-");
        try (var journal =
                Journal.open(folder.resolve(Journal.FILE), Json.object().put("kind", "node"))) {
            var result =
                    LearnerTuning.run(
                            rows,
                            new LearnerTuning.Request(
                                    proposal.task(),
                                    goal,
                                    algorithm,
                                    Params.defaults(),
                                    List.of(),
                                    run.get(FOLDS),
                                    settings),
                            journal,
                            Deadline.never(),
                            new Noting(run, progress.part(0.05, 0.95)));
            Pieces.put(run, MODEL, result.model());
            Pieces.put(run, TRIED, table(result.tried(), metric), "trials", progress.part(0.96, 1));
            Pieces.put(run, CHART, charts(space, result));
        } finally {
            Duck.delete(folder);
        }
    }

    private static List<Chart> charts(Space space, LearnerTuning.Result result) {
        var charts = new TuningCharts(space, result.objectives(), result.tried());
        var all = new ArrayList<Chart>();
        all.add(charts.progress());
        charts.importance().ifPresent(all::add);
        all.addAll(charts.slices());
        return all;
    }

    private static List<String> varied(List<String> lines) {
        return lines.stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private static Table table(List<Tried> tried, Metric metric) {
        var table = new TableDraft();
        for (var one : tried) {
            var row = table.row().number("trial", one.number() + 1.0);
            row.number(metric.id(), one.done() ? one.scores().getFirst() : Double.NaN);
            row.number("seconds", one.seconds());
            one.values()
                    .forEach((name, value) -> {
                        if (value instanceof Number number) {
                            row.number(name, number.doubleValue());
                        } else {
                            row.text(name, String.valueOf(value));
                        }
                    });
        }
        return table.table();
    }
}
