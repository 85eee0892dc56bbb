package org.bottega.engine.schedule;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bottega.engine.flow.FlowRecord;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.engine.flow.FlowRun;
import org.bottega.engine.flow.FlowWorker;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.Results;
import org.bottega.engine.flow.RunHistory;
import org.bottega.engine.flow.node.Home;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.job.JobRunner;
import org.jspecify.annotations.Nullable;

/// Runs a scheduled workflow as `bottega run` does, and keeps it in the history.
public final class ScheduledRun implements Scheduler.Starter {
    private final Home home;
    private final @Nullable JobRunner runner;

    /// Runs in this process.
    public ScheduledRun(Home home) {
        this(home, null);
    }

    /// @param runner starts a process for each run; `null` for this one
    public ScheduledRun(Home home, @Nullable JobRunner runner) {
        this.home = home;
        this.runner = runner;
    }

    @Override
    public void start(Schedule schedule, Map<String, String> given, Trigger trigger) {
        run(schedule, given, trigger);
    }

    /// @throws org.bottega.kernel.ProblemException when the workflow cannot be read or a parameter does
    ///     not fit
    public FlowRecord run(Schedule schedule, Map<String, String> given, Trigger trigger) {
        var file = Path.of(schedule.file());
        var workflow = WorkflowFile.read(file);
        var out = Path.of(schedule.out());
        var parent = file.toAbsolutePath().getParent();
        var flows =
                new Flows(
                        new Surroundings(
                                parent == null ? out : parent,
                                out,
                                Optional.of(home),
                                schedule.code() ? SnippetRule.ALL : SnippetRule.AGREED),
                        Flows.results(home.folder()),
                        Flows.RESULTS_LIMIT);
        var ran =
                new FlowRun(
                                flows,
                                runner == null
                                        ? flows.executor()::run
                                        : new FlowWorker(flows, runner),
                                RunHistory.of(home.folder()))
                        .run(
                                workflow,
                                schedule.file(),
                                new Order(Set.of(), given, Set.of()),
                                trigger,
                                RunListener.none(),
                                Progress.none());
        ran.report()
                .ifPresent(report ->
                        Results.write(
                                flows.catalog(),
                                flows.flat(workflow, given),
                                report,
                                out,
                                Progress.none()));
        return ran.record();
    }
}
