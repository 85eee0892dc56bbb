package org.bottega.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bottega.data.ImportOptions;
import org.bottega.data.Snapshot;
import org.bottega.explain.report.CardFile;
import org.bottega.explain.report.ModelCard;
import org.bottega.kernel.job.Progress;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.Models;
import org.bottega.workspace.RunRecord;
import org.bottega.workspace.Runs;
import org.bottega.workspace.Workspace;
import org.bottega.workspace.job.JobRunner;
import org.bottega.workspace.job.JobSpec;
import org.bottega.workspace.job.JobState;
import org.bottega.workspace.job.WorkerCommand;
import org.bottega.workspace.job.WorkerProcess;
import org.bottega.workspace.secret.KeyFolder;

/// One workspace with what can be done in it. Every call may take a moment; safe for any thread.
public final class Engine implements AutoCloseable {
    /// Named and not linked: the worker knows every kind of job, and some of these know the engine.
    private static final String WORKER = "org.bottega.engine.worker.WorkerMain";

    private final Workspace workspace;
    private final JobRunner runner;

    private Engine(Workspace workspace, JobRunner runner) {
        this.workspace = workspace;
        this.runner = runner;
    }

    /// @param runner who does long work: [#workers()], or this JVM in tests
    /// @throws org.bottega.kernel.ProblemException when the workspace cannot be opened
    public static Engine open(Path folder, JobRunner runner) {
        return new Engine(Workspace.open(folder), runner);
    }

    /// Worker processes on the Java and class path of this one.
    public static JobRunner workers() {
        return new WorkerProcess(WorkerCommand.of(WORKER));
    }

    public Workspace workspace() {
        return workspace;
    }

    /// Who does long work.
    public JobRunner runner() {
        return runner;
    }

    /// Imports a file as the next version of the data set that bears its name.
    public DatasetVersion importFile(Path file, ImportOptions options, Progress progress) {
        return new Origins(workspace, KeyFolder.usual(), _ -> false)
                .bring(Origin.of(file.toString()), null, options, progress);
    }

    public Snapshot snapshot(DatasetVersion version) {
        return workspace.datasets().snapshot(version);
    }

    /// Every data set by the name that it has in SQL: the newest version by its name, older ones as
    /// `name@version`.
    public Map<String, Snapshot> tables() {
        var all = new LinkedHashMap<String, Snapshot>();
        var versions = workspace().datasets().list();
        for (var version : versions) {
            all.putIfAbsent(version.name(), snapshot(version));
        }
        for (var version : versions) {
            all.putIfAbsent(version.name() + "@" + version.version(), snapshot(version));
        }
        return all;
    }

    /// Where a version's snapshot lies: what a search is given as its data.
    public Path snapshotFolder(DatasetVersion version) {
        return workspace.datasets().folder(version);
    }

    /// Starts a search as a job; when it is done its model is in the workspace before the handle's
    /// `await` returns.
    ///
    /// @param name what the model shall be called
    public Runs.Started search(AutoMlRequest request, String name) {
        return start(AutoMlJob.KIND, request.toJson(), name);
    }

    /// Starts a tuning as a job, likewise.
    public Runs.Started tune(TuneRun.Request request, String name) {
        return start(TuneJob.KIND, TuneJob.write(request), name);
    }

    private Runs.Started start(String kind, ObjectNode settings, String name) {
        var spec = new JobSpec(kind, name, settings, WorkerMemory.megabytes());
        return registering(workspace.runs().start(runner, spec), name);
    }

    /// Goes on with a search or a tuning that was paused, cancelled or killed.
    public Runs.Started resume(String run) {
        var started = workspace.runs().resume(runner, run);
        return registering(started, started.run().spec().title());
    }

    private Runs.Started registering(Runs.Started started, String name) {
        started.job()
                .onDone(result -> {
                    if (result.state() == JobState.DONE) {
                        register(started.run(), name);
                    }
                });
        return started;
    }

    private void register(RunRecord run, String name) {
        var facts =
                switch (run.kind()) {
                    case TuneJob.KIND -> tuned(run);
                    default -> searched(run);
                };
        var made = workspace.runs().folder(run).resolve(AutoMlRun.MODEL);
        var added = workspace.models().add(name, made, facts);
        var card = CardFile.read(made);
        if (!card.equals(ModelCard.EMPTY)) {
            CardFile.write(workspace.models().file(added), card);
        }
    }

    private Models.Facts searched(RunRecord run) {
        var outcome = outcome(run).orElseThrow();
        return new Models.Facts(
                run.id(),
                outcome.task(),
                outcome.metric(),
                outcome.leaderboard().getFirst().score());
    }

    private Models.Facts tuned(RunRecord run) {
        var facts = TuneFacts.read(workspace.runs().folder(run)).orElseThrow();
        double score =
                workspace
                        .runs()
                        .find(run.id())
                        .map(r -> r.metrics().getOrDefault("score", Double.NaN))
                        .orElse(Double.NaN);
        return new Models.Facts(run.id(), facts.task(), facts.metric(), score);
    }

    /// What a search came to; empty while it runs and when it failed.
    public Optional<AutoMlOutcome> outcome(RunRecord run) {
        var file = workspace.runs().folder(run).resolve(AutoMlOutcome.FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    AutoMlOutcome.of(Json.read(file.toString(), Files.readAllBytes(file)).node()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Model model(ModelRecord model) {
        return Bundle.read(workspace.models().file(model));
    }

    @Override
    public void close() {
        workspace.close();
    }
}
