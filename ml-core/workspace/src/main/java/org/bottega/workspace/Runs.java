package org.bottega.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.model.json.Json;
import org.bottega.workspace.catalogue.Catalogue;
import org.bottega.workspace.catalogue.Rows;
import org.bottega.workspace.file.Folders;
import org.bottega.workspace.file.JsonFile;
import org.bottega.workspace.job.EventJson;
import org.bottega.workspace.job.JobHandle;
import org.bottega.workspace.job.JobResult;
import org.bottega.workspace.job.JobRunner;
import org.bottega.workspace.job.JobSpec;
import org.bottega.workspace.job.JobState;

/// The runs of a workspace: every job that was started, with what came of it. Safe for any thread.
public final class Runs {
    private static final System.Logger LOG = System.getLogger(Runs.class.getName());

    private final Catalogue catalogue;
    private final Shelf shelf;
    private final Set<String> pausing = ConcurrentHashMap.newKeySet();
    private final Map<JobHandle, String> underWay = new ConcurrentHashMap<>();

    Runs(Catalogue catalogue, Shelf shelf) {
        this.catalogue = catalogue;
        this.shelf = shelf;
    }

    /// A run that was started.
    public record Started(RunRecord run, JobHandle job) {}

    /// Starts a job in a folder of its own and keeps its row up to date. The row tells the end before
    /// the handle's `await` returns.
    ///
    /// @throws ProblemException when it cannot be started; the run is then kept as failed
    public Started start(JobRunner runner, JobSpec spec) {
        var run = add(spec);
        return start(run.id(), () -> runner.start(spec, shelf.folder(run.id())));
    }

    /// Goes on with a run that was paused, cancelled or killed, from what it has kept.
    ///
    /// @throws ProblemException when it still runs, is done, or has kept nothing
    public Started resume(JobRunner runner, String id) {
        var run =
                find(id).orElseThrow(() ->
                        ProblemException.usage(
                                id,
                                "There is no such run in the workspace.",
                                "It may have been deleted."));
        if (!resumable(run)) {
            throw ProblemException.usage(
                    run.title(),
                    run.state() == JobState.RUNNING
                            ? "The run is still at work."
                            : "There is nothing from which this run could go on.",
                    "Start a new one.");
        }
        return start(id, () -> runner.resume(run.spec(), shelf.folder(id)));
    }

    /// Whether a run was stopped before its end and has kept something to go on from.
    public boolean resumable(RunRecord run) {
        return switch (run.state()) {
            case PAUSED, CANCELLED, FAILED -> JobRunner.resumes(shelf.folder(run.id()));
            case QUEUED, RUNNING, DONE -> false;
        };
    }

    /// Stops a job so that it can go on: what it has finished is kept, its processors are free. One that has
    /// finished nothing yet is cancelled.
    public void pause(RunRecord run, JobHandle job) {
        pausing.add(run.id());
        job.cancel();
    }

    private Started start(String id, Supplier<JobHandle> starting) {
        var begun = Names.now();
        catalogue.transact(c ->
                Rows.update(
                        c,
                        "update runs set state = ?, message = '', started_at = ?, finished_at ="
                                + " null where id = ?",
                        JobState.RUNNING,
                        begun,
                        id));
        JobHandle job;
        try {
            job = starting.get();
        } catch (ProblemException e) {
            end(id, JobState.FAILED, e.problems().getFirst().sentence(), Map.of());
            throw e;
        }
        underWay.put(job, id);
        job.onDone(result -> {
            end(id, result);
            underWay.remove(job);
        });
        return new Started(find(id).orElseThrow(), job);
    }

    /// Adds a run that waits, with its folder.
    public RunRecord add(JobSpec spec) {
        var title = Names.checked(spec.title());
        var id = Names.id(spec.kind());
        shelf.create(id, Files::createDirectory);
        var run =
                new RunRecord(
                        id,
                        title,
                        JobState.QUEUED,
                        spec,
                        Names.now(),
                        null,
                        null,
                        "",
                        Map.of(),
                        shelf.relative(id));
        boolean kept = false;
        try {
            catalogue.transact(c ->
                    Rows.update(
                            c,
                            "insert into runs (id, title, state, spec, created_at, message,"
                                    + " metrics, folder) values (?, ?, ?, ?, ?, '', '{}', ?)",
                            run.id(),
                            run.title(),
                            run.state(),
                            Json.write(spec.toJson()),
                            run.createdAt(),
                            run.folder()));
            kept = true;
            return run;
        } finally {
            if (!kept) {
                shelf.undo(id);
            }
        }
    }

    /// All runs, newest first.
    public List<RunRecord> list() {
        return catalogue.transact(
                c -> Rows.query(c, Runs::read, "select * from runs order by seq desc"));
    }

    public Optional<RunRecord> find(String id) {
        return catalogue.transact(c ->
                Rows.query(c, Runs::read, "select * from runs where id = ?", id).stream()
                        .findFirst());
    }

    /// Where a run's files are.
    public Path folder(RunRecord run) {
        return shelf.folder(run.id());
    }

    public void rename(String id, String title) {
        var called = Names.checked(title);
        int touched =
                catalogue.transact(
                        c -> Rows.update(c, "update runs set title = ? where id = ?", called, id));
        if (touched == 0) {
            throw ProblemException.usage(
                    id, "There is no such run in the workspace.", "It may have been deleted.");
        }
    }

    /// Deletes a run that has ended, with its files; the models it made stay.
    ///
    /// @throws ProblemException while it runs
    public void delete(String id) {
        var state = find(id).map(RunRecord::state).orElse(JobState.DONE);
        if (state == JobState.RUNNING) {
            throw ProblemException.usage(id, "The run is still at work.", "Cancel it first.");
        }
        shelf.delete(
                id,
                () -> catalogue.transact(c -> Rows.update(c, "delete from runs where id = ?", id)));
    }

    /// Stops what is under way, so that it can go on where it has kept something, and waits until it has ended, two seconds or so.
    void cancelAll() {
        pausing.addAll(underWay.values());
        underWay.keySet().forEach(JobHandle::cancel);
        var limit = Deadline.in(Duration.ofSeconds(4));
        while (!underWay.isEmpty() && !limit.passed()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// Ends the runs that a dead process left behind. One whose worker still wrote its result gets that.
    List<Problem> recover() {
        var left =
                catalogue.transact(c ->
                        Rows.query(
                                c,
                                Runs::read,
                                "select * from runs where state in (?, ?) order by seq",
                                JobState.RUNNING,
                                JobState.QUEUED));
        return left.stream()
                .map(run -> {
                    var folder = shelf.folder(run.id());
                    Folders.deleted(folder.resolve("tmp"));
                    var result = JobResult.read(folder);
                    if (result.isPresent()) {
                        end(run.id(), result.get());
                        return Problem.note(run.title(), "It ended while the studio was closed.");
                    }
                    var what = "It was interrupted because the studio ended.";
                    if (JobRunner.resumes(folder)) {
                        end(run.id(), JobState.PAUSED, what, Map.of());
                        return Problem.note(
                                run.title(), what + " It can go on where it was stopped.");
                    }
                    end(run.id(), JobState.FAILED, what + " Start it again.", Map.of());
                    return Problem.warning(run.title(), what, "Start it again.");
                })
                .toList();
    }

    private void end(String id, JobResult result) {
        var message =
                result.state() == JobState.FAILED
                        ? result.problems().getFirst().sentence()
                        : result.message();
        boolean paused =
                pausing.remove(id)
                        && result.state() == JobState.CANCELLED
                        && JobRunner.resumes(shelf.folder(id));
        try {
            end(id, paused ? JobState.PAUSED : result.state(), message, result.metrics());
        } catch (ProblemException e) {
            // the workspace was closed before the job: the next opening reads result.json
            LOG.log(System.Logger.Level.INFO, "the end of the run {0} is not in the catalogue", id);
        }
    }

    private void end(String id, JobState state, String message, Map<String, Double> metrics) {
        catalogue.transact(c ->
                Rows.update(
                        c,
                        "update runs set state = ?, message = ?, metrics = ?, finished_at ="
                                + " ? where id = ?",
                        state,
                        message,
                        Json.write(EventJson.figures(metrics)),
                        Names.now(),
                        id));
    }

    private static RunRecord read(ResultSet row) throws SQLException {
        var id = row.getString("id");
        return new RunRecord(
                id,
                row.getString("title"),
                JobState.valueOf(row.getString("state")),
                JobSpec.of(id, JsonFile.object(id, row.getString("spec"))),
                Objects.requireNonNull(Rows.moment(row, "created_at")),
                Rows.moment(row, "started_at"),
                Rows.moment(row, "finished_at"),
                row.getString("message"),
                EventJson.figures(JsonFile.object(id, row.getString("metrics"))),
                row.getString("folder"));
    }
}
