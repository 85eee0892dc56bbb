package org.bottega.engine.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.engine.WorkerMemory;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.RunReport;
import org.bottega.flow.run.RunReport.NodeReport;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;
import org.bottega.workspace.file.Folders;
import org.bottega.workspace.file.LineTail;
import org.bottega.workspace.job.JobHandle;
import org.bottega.workspace.job.JobResult;
import org.bottega.workspace.job.JobRunner;
import org.bottega.workspace.job.JobSpec;

/// Runs workflows as jobs, in a process of their own: a crash, a lack of memory or a kill costs the run and
/// never this process. Results come back through the cache; the nodes ask this process for what is in the
/// workspace's catalogue. Safe for any thread.
public final class FlowWorker implements FlowRun.Runner {
    private static final Duration LOOK = Duration.ofMillis(25);
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Flows flows;
    private final JobRunner runner;
    private final Path jobs;

    public FlowWorker(Flows flows, JobRunner runner) {
        this.flows = flows;
        this.runner = runner;
        var home = flows.surroundings().home();
        this.jobs =
                home.map(h -> h.folder().resolve("workflows"))
                        .orElse(flows.folder())
                        .resolve("jobs");
    }

    /// Runs and returns when nothing runs any more; a run of which every result is there already needs no
    /// process. The results stay held in the cache until they are released.
    ///
    /// @throws ProblemException when a wanted node cannot run, or the worker could not begin
    /// @throws CancellationException when it was cancelled: at most two seconds later
    @Override
    public RunReport run(Workflow workflow, Order order, RunListener listener, Progress progress) {
        if (flows.nothingToDo(workflow, order)) {
            return flows.executor().run(workflow, order, listener, progress);
        }
        sweep();
        var folder =
                jobs.resolve(
                        ProcessHandle.current().pid()
                                + "-"
                                + System.currentTimeMillis()
                                + "-"
                                + RUNS.incrementAndGet());
        var spec =
                new JobSpec(
                        FlowJob.KIND,
                        workflow.name(),
                        FlowJob.settings(flows, workflow, order),
                        WorkerMemory.megabytes());
        var job = runner.start(spec, folder);
        try {
            return new Watch(folder, job, listener, progress).report();
        } finally {
            job.cancel();
            if (job.state().ended()) {
                Folders.deleted(folder);
            }
        }
    }

    /// Removes what runs of ended processes left.
    private void sweep() {
        if (!Files.isDirectory(jobs)) {
            return;
        }
        try (var all = Files.list(jobs)) {
            all.filter(FlowWorker::left).forEach(Folders::deleted);
        } catch (IOException _) {
            // another time
        }
    }

    private static boolean left(Path folder) {
        try {
            var pid = Long.parseLong(folder.getFileName().toString().split("-")[0]);
            return ProcessHandle.of(pid).isEmpty();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /// One run, heard from this side.
    private final class Watch {
        private final Path folder;
        private final JobHandle job;
        private final RunListener listener;
        private final Progress progress;
        private final LineTail tail;
        private final Map<String, NodeReport> heard = new LinkedHashMap<>();

        Watch(Path folder, JobHandle job, RunListener listener, Progress progress) {
            this.folder = folder;
            this.job = job;
            this.listener = listener;
            this.progress = progress;
            this.tail = new LineTail(folder.resolve(RunLines.FILE));
        }

        RunReport report() {
            var end = await();
            return switch (end.state()) {
                case DONE -> whole();
                case FAILED -> broken(end);
                case CANCELLED, QUEUED, RUNNING, PAUSED ->
                        throw new CancellationException("cancelled");
            };
        }

        private JobResult await() {
            try {
                Optional<JobResult> end;
                do {
                    end = job.await(LOOK);
                    tail.drain(this::hear);
                    if (progress.cancelled()) {
                        job.cancel();
                    }
                } while (end.isEmpty());
                return end.get();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void hear(String text) {
            var line = Json.read(RunLines.FILE, text);
            if (line.find("ask").isPresent()) {
                flows.surroundings()
                        .home()
                        .ifPresent(home -> AskedStore.answer(folder, line, home.store()));
                return;
            }
            var node = line.at("node").text();
            if (line.find("state").isEmpty()) {
                listener.progress(node, line.at("fraction").number(), line.at("message").text());
                return;
            }
            var state = line.at("state").choice(NodeState.class);
            var problems = problems(line);
            var result = result(line);
            result.ifPresent(r -> flows.results().release(r.key()));
            heard.put(
                    node,
                    new NodeReport(
                            state, false, result.map(Result::millis).orElse(0L), problems, result));
            listener.state(node, state, problems, result);
        }

        private RunReport whole() {
            var file = folder.resolve(FlowJob.REPORT);
            try {
                var json = Json.read(file.toString(), Files.readString(file));
                var nodes = new LinkedHashMap<String, NodeReport>();
                for (var id : json.names()) {
                    var one = json.at(id);
                    nodes.put(
                            id,
                            new NodeReport(
                                    one.at("state").choice(NodeState.class),
                                    one.at("cached").flag(),
                                    (long) one.at("millis").number(),
                                    problems(one),
                                    result(one)));
                }
                return new RunReport(nodes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The worker did not reach the end. What it was doing has failed, what it had done stays.
        private RunReport broken(JobResult end) {
            if (heard.isEmpty()) {
                throw new ProblemException(end.blame(), end.problems());
            }
            var nodes = new LinkedHashMap<String, NodeReport>();
            heard.forEach((id, said) -> {
                var now =
                        switch (said.state()) {
                            case RUNNING -> ended(NodeState.FAILED, end.problems());
                            case QUEUED ->
                                    ended(
                                            NodeState.SKIPPED,
                                            List.of(Problem.note("", "The run had ended before.")));
                            case NEEDS_SETUP, READY, STALE, DONE, FAILED, SKIPPED -> said;
                        };
                nodes.put(id, now);
                if (now.equals(said)) {
                    said.result().ifPresent(r -> flows.results().take(r.key()));
                } else {
                    listener.state(id, now.state(), now.problems(), Optional.empty());
                }
            });
            var report = new RunReport(nodes);
            if (report.succeeded()) {
                throw new ProblemException(end.blame(), end.problems());
            }
            return report;
        }

        private static NodeReport ended(NodeState state, List<Problem> problems) {
            return new NodeReport(state, false, 0, problems, Optional.empty());
        }

        private static List<Problem> problems(JsonView json) {
            return json.at("problems").items().stream().map(ProblemJson::read).toList();
        }

        /// Holds it.
        private Optional<Result> result(JsonView json) {
            return json.find("key").flatMap(k -> flows.results().take(k.text()));
        }
    }
}
