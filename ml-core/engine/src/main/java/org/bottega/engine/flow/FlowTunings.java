package org.bottega.engine.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bottega.automl.tune.Dimension;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.Tuner;
import org.bottega.engine.TuneFacts;
import org.bottega.engine.Tunings;
import org.bottega.engine.WorkerMemory;
import org.bottega.engine.flow.node.Home;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.flow.file.Difference;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.model.json.Json;
import org.bottega.workspace.RunRecord;
import org.bottega.workspace.Runs;
import org.bottega.workspace.Workspace;
import org.bottega.workspace.file.LineTail;
import org.bottega.workspace.job.JobHandle;
import org.bottega.workspace.job.JobRunner;
import org.bottega.workspace.job.JobSpec;

/// The tunings of a workspace's workflows: starts them as jobs, answers what their workers ask, tells what came
/// of them. Safe for any thread.
public final class FlowTunings {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Flows flows;
    private final Workspace workspace;
    private final JobRunner runner;

    public FlowTunings(Flows flows, Workspace workspace, JobRunner runner) {
        this.flows = flows;
        this.workspace = workspace;
        this.runner = runner;
    }

    /// Whether a run is one.
    public static boolean tunes(RunRecord run) {
        return run.kind().equals(FlowTuneJob.KIND);
    }

    /// What was asked for.
    public static FlowTuneRun.Request request(RunRecord run) {
        return FlowTuneJob.read(run.spec().settings());
    }

    /// The id of the tuned workflow in the workspace.
    public static String workflow(RunRecord run) {
        return FlowTuneJob.workflow(run.spec().settings());
    }

    /// @param id of the workflow in the workspace
    /// @throws ProblemException (usage) for what can be told to be wrong before anything runs
    public Runs.Started start(FlowTuneRun.Request request, String id) {
        FlowTuneRun.check(flows, request);
        var name = request.workflow().name();
        var spec =
                new JobSpec(
                        FlowTuneJob.KIND,
                        name.isBlank() ? id : name,
                        FlowTuneJob.write(flows, request, id),
                        WorkerMemory.megabytes());
        return answering(workspace.runs().start(runner, spec));
    }

    /// Goes on with one that was paused, cancelled or killed.
    public Runs.Started resume(RunRecord run) {
        AskedStore.forget(workspace.runs().folder(run));
        return answering(workspace.runs().resume(runner, run.id()));
    }

    private Runs.Started answering(Runs.Started started) {
        var folder = workspace.runs().folder(started.run());
        flows.surroundings()
                .home()
                .ifPresent(home -> {
                    var tail = new LineTail(folder.resolve(RunLines.FILE));
                    Thread.ofVirtual().start(() -> answer(folder, tail, home, started.job()));
                });
        return started;
    }

    private static void answer(Path folder, LineTail tail, Home home, JobHandle job) {
        try {
            boolean ended;
            do {
                ended = job.await(LOOK).isPresent();
                tail.drain(text -> {
                    var line = Json.read(RunLines.FILE, text);
                    if (line.find("ask").isPresent()) {
                        AskedStore.answer(folder, line, home.store());
                    }
                });
            } while (!ended);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | ProblemException _) {
            // a worker without answers cannot go on
            job.cancel();
        }
    }

    /// The trials as they are shown: a setting without its node where no other node has one of that name.
    public Optional<Tunings.Family> shown(RunRecord run) {
        return family(run).map(f -> new Tunings.Family(f.name(), brief(f.charts())));
    }

    private static TuningCharts brief(TuningCharts charts) {
        var names = charts.space().dimensions().stream().map(Dimension::name).toList();
        UnaryOperator<String> brief =
                name -> {
                    var last = name.substring(name.lastIndexOf('.') + 1);
                    boolean single =
                            names.stream()
                                            .filter(n -> n.equals(last) || n.endsWith("." + last))
                                            .count()
                                    == 1;
                    return single ? last : name;
                };
        var space =
                new Space(charts.space().dimensions().stream().map(d -> brief(d, brief)).toList());
        var tried =
                charts.tried().stream()
                        .map(t -> {
                            var values = new LinkedHashMap<String, Object>();
                            t.values().forEach((n, v) -> values.put(brief.apply(n), v));
                            return new Tried(
                                    t.number(),
                                    values,
                                    t.state(),
                                    t.scores(),
                                    t.steps(),
                                    t.seconds(),
                                    t.note());
                        })
                        .toList();
        return new TuningCharts(space, charts.objectives(), tried);
    }

    private static Dimension brief(Dimension dimension, UnaryOperator<String> brief) {
        var named = FlowSpace.named(brief.apply(dimension.name()), dimension);
        var condition = dimension.condition();
        return condition == null
                ? named
                : named.when(
                        new Dimension.Condition(
                                brief.apply(condition.parent()), condition.values()));
    }

    /// The trials, also while it runs; empty before the first one.
    private Optional<Tunings.Family> family(RunRecord run) {
        var folder = workspace.runs().folder(run);
        var file = folder.resolve(Journal.FILE);
        var facts = TuneFacts.read(folder);
        if (facts.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var tried = Journal.read(file);
        var request = request(run);
        var space = FlowSpace.read(flows.catalog(), request.workflow(), request.vary()).space();
        return tried.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Tunings.Family(
                                request.workflow().name(),
                                new TuningCharts(space, facts.get().objectives(), tried)));
    }

    /// Whether a figure is better when it is more, as far as that is said or known.
    ///
    /// @param metric as [FlowTuneRun.Request] has it
    public static boolean greater(String metric) {
        try {
            return FlowFigure.greater(metric);
        } catch (ProblemException _) {
            return false;
        }
    }

    /// The trial that was best by the first metric, also of a tuning that was stopped.
    public Optional<Tried> best(RunRecord run) {
        return family(run)
                .flatMap(f ->
                        Optional.ofNullable(
                                Tuner.best(
                                        f.charts().tried(), f.charts().objectives().getFirst())));
    }

    /// What gives a workflow the settings of the best trial; nothing where it has them already.
    ///
    /// @param now the workflow as it is now, which may have been edited since
    /// @throws ProblemException (usage) when what was varied is not there any more
    public List<Edit> useBest(RunRecord run, Workflow now) {
        var best =
                best(run)
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        run.title(), "No trial came to an end.", "Tune it again."));
        var space = FlowSpace.read(flows.catalog(), now, request(run).vary());
        return Difference.of(now, space.with(best.values()));
    }

    /// What can be marked of nodes of a kind: a setting, and a range that is worth a look.
    ///
    /// @param range as [Ranges] reads it
    public record Markable(Param<?> setting, String range) {}

    public static List<Markable> markable(NodeSpec spec) {
        return spec.params().params().stream()
                .filter(Space::varies)
                .map(p -> new Markable(p, FlowSpace.suggested(spec, p.id())))
                .toList();
    }

    /// Why a range cannot be searched, empty when it can.
    public static String refusal(Catalog catalog, Workflow workflow, List<String> lines) {
        try {
            FlowSpace.read(catalog, workflow, lines);
            return "";
        } catch (ProblemException e) {
            return e.problems().getFirst().sentence();
        }
    }

    /// Figures that a workflow can be tuned by: of each judging node the metrics of the catalogue that it gave when
    /// it ran last, or all of them where it did not run.
    ///
    /// @return `node.figure`, by the order in which the nodes run
    public static List<String> metrics(Flows flows, Workflow workflow) {
        var flat = flows.flat(workflow, Map.of());
        var kept = flows.look(workflow).kept();
        var all = new ArrayList<String>();
        for (var id : FlowFigure.judging(flat, flows.catalog())) {
            all.addAll(FlowFigure.offered(id, flat, flows.catalog(), kept.get(id)));
        }
        return all;
    }
}
