package org.bottega.ui.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bottega.automl.FairBy;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.automl.SearchJournal;
import org.bottega.automl.Suspicion;
import org.bottega.automl.tune.Dimension;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Suggested;
import org.bottega.data.SnapshotReader;
import org.bottega.engine.AutoMlJob;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.Engine;
import org.bottega.engine.FairSearch;
import org.bottega.engine.Ties;
import org.bottega.engine.TuneJob;
import org.bottega.engine.TuneRun;
import org.bottega.engine.Tunings;
import org.bottega.engine.flow.FlowTunings;
import org.bottega.engine.tune.Ranges;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.explain.performance.ModelComparison;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.metric.Metric;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.experiment.Experiments;
import org.bottega.ui.page.experiment.Experiments.Against;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.RunRecord;
import org.bottega.workspace.Runs;
import org.bottega.workspace.job.JobState;
import org.jspecify.annotations.Nullable;

/// The workspace's searches for the window.
final class EngineExperiments implements Experiments {
    /// from so many rows columns are suspected
    private static final int SAMPLE = 20_000;

    private final Engine engine;

    private final EngineFlowTunings flows;

    EngineExperiments(Engine engine, EngineWorkflows workflows) {
        this.engine = engine;
        this.flows = new EngineFlowTunings(engine, workflows);
    }

    @Override
    public List<Run> all() {
        return engine.workspace().runs().list().stream()
                .filter(run ->
                        tunes(run) || FlowTunings.tunes(run) || run.kind().equals(AutoMlJob.KIND))
                .filter(run -> run.state() == JobState.PAUSED || run.state().ended())
                .map(this::run)
                .toList();
    }

    private static boolean tunes(RunRecord run) {
        return run.kind().equals(TuneJob.KIND);
    }

    private @Nullable String model(RunRecord run) {
        return engine.workspace().models().of(run.id()).stream()
                .findFirst()
                .map(ModelRecord::id)
                .orElse(null);
    }

    private Run tuning(RunRecord run) {
        var request = TuneJob.read(run.spec().settings());
        return new Run(
                run.id(),
                Kind.TUNING,
                dataset(request.data()),
                request.target(),
                word(run.state()),
                label(request.metric()),
                run.metrics().getOrDefault("score", Double.NaN),
                run.createdAt(),
                model(run),
                engine.workspace().runs().resumable(run),
                null,
                false);
    }

    private Run run(RunRecord run) {
        if (tunes(run)) {
            return tuning(run);
        }
        if (FlowTunings.tunes(run)) {
            return flows.run(run);
        }
        var request = AutoMlRequest.of(run.spec().settings());
        var board = board(run);
        return new Run(
                run.id(),
                Kind.SEARCH,
                dataset(request.data()),
                request.target(),
                word(run.state()),
                label(metric(run)),
                board.isEmpty() ? Double.NaN : board.getFirst().score(),
                run.createdAt(),
                model(run),
                engine.workspace().runs().resumable(run),
                null,
                false);
    }

    static String word(JobState state) {
        return switch (state) {
            case QUEUED, RUNNING -> "running";
            case DONE -> "finished";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case PAUSED -> "paused";
        };
    }

    private String dataset(Path data) {
        return engine.workspace().datasets().list().stream()
                .filter(v -> engine.snapshotFolder(v).equals(data))
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
    public Story story(String id, Locale locale) {
        var run = engine.workspace().runs().find(id).orElseThrow();
        if (tunes(run)) {
            return trials(run);
        }
        if (FlowTunings.tunes(run)) {
            return flows.story(run);
        }
        var request = AutoMlRequest.of(run.spec().settings());
        var outcome = engine.outcome(run);
        var found = board(run);
        var ties =
                outcome.map(o -> Ties.of(o.metric(), found))
                        .orElse(Collections.nCopies(found.size(), Optional.empty()));
        var board =
                IntStream.range(0, found.size())
                        .mapToObj(
                                i -> standing(found.get(i), i > 0 ? ties.get(i) : Optional.empty()))
                        .toList();
        return new Story(
                id,
                board,
                outcome.map(o -> o.plan().stream().map(r -> r.in(locale)).toList())
                        .orElse(List.of()),
                outcome.map(o -> o.interval().low()).orElse(Double.NaN),
                outcome.map(o -> o.interval().high()).orElse(Double.NaN),
                greater(metric(run)),
                Aim.valueOf(request.aim().name()),
                Judging.valueOf(request.judging().kind().name()),
                request.budget().toMillis() / 1000.0,
                outcome.map(AutoMlOutcome::seconds).orElse(0.0));
    }

    /// The best first; of a search that was stopped what it has finished.
    private List<org.bottega.automl.Standing> board(RunRecord run) {
        var outcome = engine.outcome(run);
        if (outcome.isPresent()) {
            return outcome.get().leaderboard();
        }
        var order = Comparator.comparingDouble(org.bottega.automl.Standing::score);
        return SearchJournal.standings(engine.workspace().runs().folder(run)).stream()
                .sorted(greater(metric(run)) ? order.reversed() : order)
                .toList();
    }

    /// The id of the metric that a search goes by.
    private String metric(RunRecord run) {
        return engine.outcome(run)
                .map(AutoMlOutcome::metric)
                .orElseGet(() -> AutoMlRequest.of(run.spec().settings()).metric());
    }

    private static Standing standing(
            org.bottega.automl.Standing found, Optional<ModelComparison.Standing> tie) {
        var disparity = found.disparity() == null ? FairBy.Disparity.UNKNOWN : found.disparity();
        return new Standing(
                found.name(),
                found.score(),
                found.spread(),
                found.fitSeconds(),
                found.atSeconds(),
                found.weight(),
                disparity.value(),
                disparity.low(),
                disparity.high(),
                found.folds().values().size(),
                tie.map(EngineExperiments::against).orElse(null));
    }

    private static Against against(ModelComparison.Standing row) {
        var interval = row.interval();
        return new Against(
                row.tied(),
                row.chance(),
                row.behind(),
                interval == null ? Double.NaN : interval.low(),
                interval == null ? Double.NaN : interval.high());
    }

    /// The trials of a tuning as a leaderboard: each by its settings.
    private Story trials(RunRecord run) {
        var request = TuneJob.read(run.spec().settings());
        return trials(
                run.id(),
                Tunings.of(engine.workspace().runs().folder(run), request),
                request.threads(),
                greater(request.metric()),
                request.budget());
    }

    static Story trials(
            String run,
            Optional<Tunings.Family> family,
            int threads,
            boolean greater,
            @Nullable Duration budget) {
        var board = new ArrayList<Standing>();
        double at = 0;
        for (var trial : family.map(f -> f.charts().tried()).orElse(List.of())) {
            at += trial.seconds() / Math.max(1, threads);
            if (trial.done()) {
                board.add(
                        new Standing(
                                (trial.number() + 1) + ": " + TuningCharts.line(trial.values()),
                                trial.scores().getFirst(),
                                0,
                                trial.seconds(),
                                at,
                                Double.NaN));
            }
        }
        var order = Comparator.comparingDouble(Standing::score);
        board.sort(greater ? order.reversed() : order);
        return new Story(
                run,
                board,
                List.of(),
                Double.NaN,
                Double.NaN,
                greater,
                Aim.BALANCED,
                Judging.FOLDS,
                budget == null ? 0 : budget.toMillis() / 1000.0,
                at);
    }

    @Override
    public List<Family> families(String id) {
        var run = engine.workspace().runs().find(id).orElseThrow();
        if (FlowTunings.tunes(run)) {
            return flows.families(run);
        }
        var found =
                tunes(run)
                        ? Tunings.of(
                                        engine.workspace().runs().folder(run),
                                        TuneJob.read(run.spec().settings()))
                                .stream()
                                .toList()
                        : Tunings.of(metric(run), board(run));
        return found.stream().map(f -> new Family(f.name(), f.charts())).toList();
    }

    @Override
    public List<Tunable> tunable(TaskKind task) {
        var goal =
                task == TaskKind.CLASSIFICATION
                        ? new Task.Classification("")
                        : new Task.Regression("");
        var all = new ArrayList<Tunable>();
        for (var algorithm : Algorithms.all()) {
            var knobs = knobs(algorithm);
            if (algorithm.accepts(goal) && !knobs.isEmpty()) {
                all.add(new Tunable(algorithm.info().id(), algorithm.info().name(), knobs));
            }
        }
        return all;
    }

    private static List<Knob> knobs(Algorithm algorithm) {
        var usual = Suggested.space(algorithm);
        var knobs = new ArrayList<Knob>();
        for (var dimension : usual.map(Space::dimensions).orElse(List.of())) {
            knobs.add(knob(algorithm, dimension, true));
        }
        for (var param : algorithm.params().params()) {
            boolean known = knobs.stream().anyMatch(k -> k.id().equals(param.id()));
            if (!known && Space.varies(param)) {
                var dimension = Suggested.near(algorithm.params(), param.id());
                knobs.add(knob(algorithm, dimension, usual.isEmpty()));
            }
        }
        return knobs;
    }

    private static Knob knob(Algorithm algorithm, Dimension dimension, boolean usual) {
        var about =
                algorithm.params().params().stream()
                        .filter(p -> p.id().equals(dimension.name()))
                        .map(Param::doc)
                        .findFirst()
                        .orElse("");
        return new Knob(dimension.name(), about, Ranges.write(dimension), usual);
    }

    @Override
    public String refusal(String algorithm, List<String> vary) {
        try {
            Ranges.read(Algorithms.byId(algorithm), vary);
            return "";
        } catch (ProblemException e) {
            return e.problems().getFirst().sentence();
        }
    }

    @Override
    public Work tune(TuneSetup setup, Consumer<JobEvent> events, Consumer<Result> result) {
        var version = EngineDatasets.version(engine, setup.dataset());
        var request =
                new TuneRun.Request(
                        engine.snapshotFolder(version),
                        setup.target(),
                        wanted(setup.task()),
                        setup.metric().id(),
                        setup.algorithm(),
                        Map.of(),
                        setup.vary(),
                        setup.besides(),
                        setup.strategy(),
                        setup.besides().isEmpty() ? Pruning.MEDIAN : Pruning.NONE,
                        0,
                        setup.trials(),
                        setup.budget(),
                        setup.seed(),
                        Runtime.getRuntime().availableProcessors(),
                        null);
        var name = setup.target() + " · " + EngineDatasets.entry(version).name();
        return work(engine.tune(request, name), events, result);
    }

    @Override
    public FlowSubject flow(String workflow) {
        return flows.subject(workflow);
    }

    @Override
    public String refusal(FlowSetup setup) {
        return flows.refusal(setup);
    }

    @Override
    public Measure measure(String figure) {
        return flows.measure(figure);
    }

    @Override
    public Work tune(FlowSetup setup, Consumer<JobEvent> events, Consumer<Result> result) {
        return work(flows.start(setup), events, result);
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
    public Proposal propose(String dataset, String target, @Nullable TaskKind task, Locale locale) {
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
                    found.reason().in(locale));
        }
    }

    @Override
    public List<Suspect> suspects(String dataset, String target, TaskKind task, Locale locale) {
        var snapshot = engine.snapshot(EngineDatasets.version(engine, dataset));
        int step = (int) Math.max(1, (snapshot.rows() + SAMPLE - 1) / SAMPLE);
        try (var reader = SnapshotReader.open(snapshot)) {
            var table = reader.every(step, Progress.none());
            var found = org.bottega.automl.Proposal.of(target, table.column(target), wanted(task));
            return Suspicion.of(table, found.task(), step).stream()
                    .map(r -> new Suspect(r.where(), r.what(locale)))
                    .toList();
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
        request = request.leavingOut(setup.leaveOut()).withFeatures(setup.made().lines());
        var fair = setup.fair();
        if (fair != null) {
            request =
                    request.fairly(
                            new FairSearch(
                                    fair.group(),
                                    List.of(fair.favoured()),
                                    FairBy.Kind.DPPL,
                                    share(fair.most()),
                                    fair.reweigh()));
        }
        var name = setup.target() + " · " + EngineDatasets.entry(version).name();
        return work(engine.search(request, name), events, result);
    }

    @Override
    public Work resume(String run, Consumer<JobEvent> events, Consumer<Result> result) {
        var record = engine.workspace().runs().find(run);
        return work(
                record.isPresent() && FlowTunings.tunes(record.get())
                        ? flows.resume(record.get())
                        : engine.resume(run),
                events,
                result);
    }

    @Override
    public Terms terms(String id) {
        var run = engine.workspace().runs().find(id).orElseThrow();
        if (FlowTunings.tunes(run)) {
            return flows.terms(run);
        }
        if (tunes(run)) {
            var request = TuneJob.read(run.spec().settings());
            return new Terms(
                    measure(metric(request.metric())),
                    request.budget() == null ? 0 : request.budget().toMillis() / 1000.0);
        }
        var request = AutoMlRequest.of(run.spec().settings());
        return new Terms(measure(metric(request.metric())), request.budget().toMillis() / 1000.0);
    }

    private static Metric metric(String id) {
        return java.util.Arrays.stream(Metric.values())
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElse(Metric.LOGLOSS);
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException _) {
            throw ProblemException.usage(
                    text, "This is no number.", "Give a number from 0 to 1, such as 0.1.");
        }
    }

    private Work work(Runs.Started started, Consumer<JobEvent> events, Consumer<Result> result) {
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
            public String run() {
                return started.run().id();
            }

            @Override
            public void pause() {
                engine.workspace().runs().pause(started.run(), job);
            }

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
