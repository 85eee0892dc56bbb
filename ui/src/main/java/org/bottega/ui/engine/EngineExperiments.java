package org.bottega.ui.engine;

import java.util.List;
import java.util.function.Consumer;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.data.SnapshotReader;
import org.bottega.engine.AutoMlJob;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.Engine;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.metric.Metric;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.experiment.Experiments;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.RunRecord;
import org.bottega.workspace.job.JobState;
import org.jspecify.annotations.Nullable;

/// The workspace's searches for the window.
final class EngineExperiments implements Experiments {
    private final Engine engine;

    EngineExperiments(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<Run> all() {
        return engine.workspace().runs().list().stream()
                .filter(run -> run.kind().equals(AutoMlJob.KIND) && run.state().ended())
                .map(this::run)
                .toList();
    }

    private Run run(RunRecord run) {
        var request = AutoMlRequest.of(run.spec().settings());
        var outcome = engine.outcome(run);
        return new Run(
                run.id(),
                dataset(request),
                request.target(),
                word(run.state()),
                outcome.map(o -> label(o.metric())).orElse(""),
                outcome.filter(o -> !o.leaderboard().isEmpty())
                        .map(o -> o.leaderboard().getFirst().score())
                        .orElse(Double.NaN),
                run.createdAt(),
                engine.workspace().models().of(run.id()).stream()
                        .findFirst()
                        .map(ModelRecord::id)
                        .orElse(null));
    }

    private static String word(JobState state) {
        return switch (state) {
            case QUEUED, RUNNING -> "running";
            case DONE -> "finished";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    private String dataset(AutoMlRequest request) {
        return engine.workspace().datasets().list().stream()
                .filter(v -> engine.snapshotFolder(v).equals(request.data()))
                .findFirst()
                .map(v -> EngineDatasets.entry(v).name())
                .orElse("");
    }

    /// What a person calls a metric.
    static String label(String id) {
        for (var metric : Metric.values()) {
            if (metric.id().equals(id)) {
                return metric.label();
            }
        }
        return id;
    }

    @Override
    public Story story(String id) {
        var run = engine.workspace().runs().find(id).orElseThrow();
        var request = AutoMlRequest.of(run.spec().settings());
        var outcome = engine.outcome(run);
        var board =
                outcome.map(o ->
                                o.leaderboard().stream()
                                        .map(s ->
                                                new Standing(
                                                        s.name(),
                                                        s.score(),
                                                        s.spread(),
                                                        s.fitSeconds(),
                                                        s.atSeconds(),
                                                        s.weight()))
                                        .toList())
                        .orElse(List.of());
        return new Story(
                id,
                board,
                outcome.map(AutoMlOutcome::plan).orElse(List.of()),
                outcome.map(o -> o.interval().low()).orElse(Double.NaN),
                outcome.map(o -> o.interval().high()).orElse(Double.NaN),
                outcome.map(o -> greater(o.metric())).orElse(false),
                Aim.valueOf(request.aim().name()),
                Judging.valueOf(request.judging().kind().name()),
                request.budget().toMillis() / 1000.0,
                outcome.map(AutoMlOutcome::seconds).orElse(0.0));
    }

    private static boolean greater(String metric) {
        for (var one : Metric.values()) {
            if (one.id().equals(metric)) {
                return one.greaterIsBetter();
            }
        }
        return false;
    }

    @Override
    public Subject subject(String dataset) {
        var version = EngineDatasets.version(engine, dataset);
        return new Subject(
                dataset,
                EngineDatasets.entry(version).name(),
                version.rows(),
                engine.snapshot(version).schema().names());
    }

    @Override
    public Proposal propose(String dataset, String target, @Nullable TaskKind task) {
        var version = EngineDatasets.version(engine, dataset);
        var snapshot = engine.snapshot(version);
        snapshot.schema().require(target);
        try (var reader = SnapshotReader.open(snapshot)) {
            var table = reader.read(List.of(target), Progress.none());
            var found = org.bottega.automl.Proposal.of(target, table.column(target), wanted(task));
            return new Proposal(
                    found.classes() > 0 ? TaskKind.CLASSIFICATION : TaskKind.REGRESSION,
                    measure(found.metric()),
                    Metric.all(found.classes()).stream().map(EngineExperiments::measure).toList(),
                    found.reason());
        }
    }

    private static Wanted wanted(@Nullable TaskKind task) {
        return switch (task) {
            case null -> Wanted.AUTO;
            case CLASSIFICATION -> Wanted.CLASSIFICATION;
            case REGRESSION -> Wanted.REGRESSION;
        };
    }

    private static Measure measure(Metric metric) {
        return new Measure(metric.id(), metric.label(), metric.doc(), metric.greaterIsBetter());
    }

    @Override
    public Work start(Setup setup, Consumer<JobEvent> events, Consumer<Result> result) {
        var version = EngineDatasets.version(engine, setup.dataset());
        var request =
                AutoMlRequest.of(
                                engine.snapshotFolder(version),
                                setup.target(),
                                setup.budget(),
                                setup.seed())
                        .by(wanted(setup.task()), setup.metric().id())
                        .to(
                                org.bottega.automl.Aim.valueOf(setup.aim().name()),
                                new org.bottega.automl.Judging(
                                        org.bottega.automl.Judging.Kind.valueOf(
                                                setup.judging().name()),
                                        0,
                                        setup.judging() == Judging.REPEATED ? 3 : 1,
                                        setup.by()));
        var name = setup.target() + " · " + EngineDatasets.entry(version).name();
        var started = engine.search(request, name);
        var job = started.job();
        job.listen(event -> pass(event, events));
        job.onDone(end -> {
            if (end.state() == JobState.DONE) {
                engine.workspace().models().of(started.run().id()).stream()
                        .findFirst()
                        .ifPresent(m -> result.accept(new Result(started.run().id(), m.id())));
            }
            events.accept(end.event());
        });
        return new Work() {
            @Override
            public void cancel() {
                job.cancel();
            }

            @Override
            public void finishEarly() {
                job.finishEarly();
            }
        };
    }

    /// The end is told once the model is in the workspace.
    private static void pass(JobEvent event, Consumer<JobEvent> events) {
        switch (event) {
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ -> events.accept(event);
            case JobEvent.Finished _, JobEvent.Failed _, JobEvent.Cancelled _ -> {}
        }
    }
}
