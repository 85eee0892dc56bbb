package org.bottega.ui.engine;

import java.util.List;
import java.util.Map;
import org.bottega.engine.Engine;
import org.bottega.engine.flow.FlowTuneRun;
import org.bottega.engine.flow.FlowTunings;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.page.experiment.Experiments.Family;
import org.bottega.ui.page.experiment.Experiments.FlowSetup;
import org.bottega.ui.page.experiment.Experiments.FlowSubject;
import org.bottega.ui.page.experiment.Experiments.Kind;
import org.bottega.ui.page.experiment.Experiments.Knob;
import org.bottega.ui.page.experiment.Experiments.Measure;
import org.bottega.ui.page.experiment.Experiments.Run;
import org.bottega.ui.page.experiment.Experiments.Story;
import org.bottega.ui.page.experiment.Experiments.Terms;
import org.bottega.workspace.RunRecord;
import org.bottega.workspace.Runs;

/// Tunings of workflows, among the experiments of the window.
final class EngineFlowTunings {
    private final Engine engine;
    private final EngineWorkflows workflows;

    EngineFlowTunings(Engine engine, EngineWorkflows workflows) {
        this.engine = engine;
        this.workflows = workflows;
    }

    FlowSubject subject(String id) {
        var workflow = workflows.current(id);
        var marks =
                workflow.tuning().ranges().entrySet().stream()
                        .map(e -> new Knob(e.getKey(), e.getKey(), e.getValue(), true))
                        .toList();
        return new FlowSubject(
                id,
                workflow.name().isBlank() ? id : workflow.name(),
                marks,
                workflow.tuning().metrics(),
                FlowTunings.metrics(workflows.flows(), workflow));
    }

    private FlowTuneRun.Request request(FlowSetup setup) {
        return new FlowTuneRun.Request(
                workflows.current(setup.workflow()),
                Map.of(),
                setup.vary(),
                setup.metrics(),
                setup.strategy(),
                setup.trials(),
                setup.budget(),
                setup.seed(),
                1);
    }

    String refusal(FlowSetup setup) {
        try {
            FlowTuneRun.check(workflows.flows(), request(setup));
            return "";
        } catch (ProblemException e) {
            return e.problems().getFirst().sentence();
        }
    }

    Runs.Started start(FlowSetup setup) {
        return workflows.tunings().start(request(setup), setup.workflow());
    }

    Runs.Started resume(RunRecord run) {
        return workflows.tunings().resume(run);
    }

    Measure measure(String figure) {
        var name = figure.replaceAll(":(min|max)$", "");
        return new Measure(name, name, name, FlowTunings.greater(figure));
    }

    Run run(RunRecord run) {
        var request = FlowTunings.request(run);
        double score = run.metrics().getOrDefault("score", Double.NaN);
        double start = run.metrics().getOrDefault("start", Double.NaN);
        var measure = measure(request.metrics().getFirst());
        return new Run(
                run.id(),
                Kind.TUNING,
                run.title(),
                measure.id(),
                EngineExperiments.word(run.state()),
                measure.label(),
                score,
                run.createdAt(),
                null,
                engine.workspace().runs().resumable(run),
                FlowTunings.workflow(run),
                // of one that was stopped nobody knows, and its best may be used all the same
                Double.isNaN(start) || (measure.greater() ? score > start : score < start));
    }

    Story story(RunRecord run) {
        var request = FlowTunings.request(run);
        return EngineExperiments.trials(
                run.id(),
                workflows.tunings().shown(run),
                request.threads(),
                measure(request.metrics().getFirst()).greater(),
                request.budget());
    }

    List<Family> families(RunRecord run) {
        return workflows.tunings().shown(run).stream()
                .map(f -> new Family(f.name(), f.charts()))
                .toList();
    }

    Terms terms(RunRecord run) {
        var request = FlowTunings.request(run);
        var budget = request.budget();
        return new Terms(
                measure(request.metrics().getFirst()),
                budget == null ? 0 : budget.toMillis() / 1000.0);
    }
}
