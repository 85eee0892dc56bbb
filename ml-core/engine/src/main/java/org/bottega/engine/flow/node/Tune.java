package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Suggested;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.automl.tune.Tuner;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.bottega.learn.validation.Validation;
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
                    .doc("Which of its settings vary; those that its presets vary when none is named.");
    private static final Param<Strategy> STRATEGY =
            Param.choice("strategy", Strategy.TPE).doc("How the next trial is chosen.");
    private static final Param<Integer> TRIALS =
            Param.whole("trials", 20, 1, 10_000).log().doc("How many settings are tried.");
    private static final Param<Integer> FOLDS =
            Param.whole("folds", 3, 2, 20).doc("Folds of the cross-validation of each.");
    private static final Param<String> METRIC =
            Param.line("metric", "").doc("What to go by; what suits the task when empty.");
    private static final Param<Integer> SEED = TrainNode.SEED;

    Tune() {
        super(Label.of("tune", "Tune settings", "Finds good settings of an algorithm by trials, each judged by cross-validation.", Category.LEARN, "tune", "hyperparameter", "optimise", "bayesian", "grid search", "random search"));
    }

    @Override
    public String documentation() {
        return """
                Which settings vary, and how far, comes from the algorithm's presets. The model is trained once more on all rows with
                the best settings. The second output tells every trial. The same seed gives the same trials.
                """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(TARGET, TASK, ALGORITHM, VARY, STRATEGY, TRIALS, FOLDS, METRIC, SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model(), table(TRIED, "Trials"));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.HEAVY);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        var algorithm = Algorithms.byId(look.get(ALGORITHM).strip());
        space(algorithm, look.get(VARY));
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
        var space = space(algorithm, run.get(VARY));
        var objective = new Objective(metric.id(), metric.greaterIsBetter());
        var settings =
                TuneSettings.of(space, objective, run.get(TRIALS), run.get(SEED))
                        .withStrategy(run.get(STRATEGY));
        var trainer =
                Trainer.of(run.get(SEED), Runtime.getRuntime().availableProcessors());
        var trial = new Trial(rows, proposal.task(), algorithm, metric, trainer, run);
        var file = Files.createTempFile("bottega-trials", ".jsonl");
        List<Tried> tried;
        try {
            Files.delete(file);
            try (var journal =
                    org.bottega.automl.tune.Journal.open(file, Json.object().put("kind", "node"))) {
                tried =
                        Tuner.run(
                                settings,
                                (values, _, _) -> List.of(trial.score(values)),
                                Deadline.never(),
                                progress.part(0.05, 0.85),
                                journal);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        var best = Tuner.best(tried, objective);
        if (best == null) {
            throw ProblemException.input(
                    algorithm.info().name(),
                    "No trial came to an end: " + tried.getFirst().note(),
                    "Check the data, or choose another algorithm.");
        }
        Pieces.put(
                run,
                MODEL,
                trainer.train(
                        rows,
                        proposal.task(),
                        algorithm,
                        algorithm.params().read(best.values()),
                        new Noting(run, progress.part(0.85, 0.97))));
        Pieces.put(run, TRIED, table(tried, metric), "trials", progress.part(0.97, 1));
    }

    /// @throws ProblemException (usage) when a setting is not there, or none is worth varying by itself
    private static Space space(Algorithm algorithm, List<String> named) {
        var ids = named.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
        if (!ids.isEmpty()) {
            return Space.of(algorithm.params(), ids);
        }
        return Suggested.space(algorithm)
                .orElseThrow(() ->
                        ProblemException.usage(
                                VARY.label(),
                                "Nothing is suggested for " + algorithm.info().name() + ".",
                                "Name the settings that vary."));
    }

    /// One setting of the algorithm, judged by rows that each fold's model had not learnt from.
    private record Trial(
            Table rows,
            Task task,
            Algorithm algorithm,
            Metric metric,
            Trainer trainer,
            NodeRun run) {
        double score(Map<String, Object> values) {
            var params = algorithm.params().read(values);
            var known = Target.learn(rows, task);
            int classes = known.classes().size();
            int outputs = Math.max(1, classes);
            var splits =
                    Validation.folds(
                            known.y(), classes, known.rows(), run.get(FOLDS), run.get(SEED));
            var truth = new ArrayList<Double>();
            var told = new ArrayList<Double>();
            for (var split : splits) {
                run.progress().checkCancelled();
                var model =
                        trainer.train(
                                rows.rows(split.training()),
                                task,
                                algorithm,
                                params,
                                new Quiet(run.progress()));
                var names = model.signature().classes();
                var judged = model.predict(rows.rows(split.validation()));
                for (int i = 0; i < split.validation().length; i++) {
                    truth.add(known.y()[split.validation()[i]]);
                    for (int k = 0; k < outputs; k++) {
                        // a fold may lack a rare class
                        int at = classes == 0 ? 0 : names.indexOf(known.classes().get(k));
                        told.add(at < 0 ? 0 : judged.value(i, at));
                    }
                }
            }
            return metric.score(
                    truth.stream().mapToDouble(d -> d).toArray(),
                    told.stream().mapToDouble(d -> d).toArray(),
                    classes);
        }
    }

    /// Hears only that somebody wants to stop.
    private record Quiet(Progress progress) implements Progress {
        @Override
        public void at(double fraction, String message) {}

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return progress.cancelled();
        }
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
