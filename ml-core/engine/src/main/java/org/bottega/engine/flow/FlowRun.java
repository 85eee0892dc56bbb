package org.bottega.engine.flow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.engine.flow.FlowRecord.NodeLine;
import org.bottega.engine.flow.FlowRecord.Outcome;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Runs workflows and keeps what became of them in the history.
public final class FlowRun {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Flows flows;
    private final Runner runner;
    private final RunHistory history;
    private final AtomicInteger count = new AtomicInteger();

    /// Who runs the nodes: this process, see [Flows#executor], or a worker, see [FlowWorker].
    @FunctionalInterface
    public interface Runner {
        /// Returns when nothing runs any more.
        RunReport run(Workflow workflow, Order order, RunListener listener, Progress progress);
    }

    /// Runs in this process.
    public FlowRun(Flows flows, RunHistory history) {
        this(flows, flows.executor()::run, history);
    }

    public FlowRun(Flows flows, Runner runner, RunHistory history) {
        this.flows = flows;
        this.runner = runner;
        this.history = history;
    }

    /// What ran and what came of it.
    ///
    /// @param report empty when it could not begin
    public record Ran(FlowRecord record, Optional<RunReport> report) {}

    /// Runs and returns when nothing runs any more. A run that fails is kept and returned like others.
    ///
    /// @param file where the workflow was read, empty when it was not
    /// @throws ProblemException (usage) when a given value does not fit: such a run is not kept
    public Ran run(
            Workflow workflow,
            String file,
            Order order,
            Trigger trigger,
            RunListener listener,
            Progress progress) {
        var started = Instant.now();
        var draft = new Draft(workflow, file, order, trigger, started);
        try {
            var report = runner.run(workflow, order, listener, progress);
            return kept(
                    draft.record(
                            report.succeeded() ? Outcome.DONE : Outcome.FAILED,
                            FlowRecord.lines(flows.flat(workflow, order.given()), report),
                            report.failures()),
                    Optional.of(report));
        } catch (CancellationException e) {
            kept(draft.record(Outcome.CANCELLED, List.of(), List.of()), Optional.empty());
            throw e;
        } catch (ProblemException e) {
            if (e.blame() == ProblemException.Blame.USAGE) {
                throw e;
            }
            return kept(draft.record(Outcome.FAILED, List.of(), e.problems()), Optional.empty());
        }
    }

    private Ran kept(FlowRecord record, Optional<RunReport> report) {
        history.add(record);
        return new Ran(record, report);
    }

    private final class Draft {
        private final Workflow workflow;
        private final String file;
        private final Order order;
        private final Trigger trigger;
        private final Instant started;
        private final long begun = System.nanoTime();

        Draft(Workflow workflow, String file, Order order, Trigger trigger, Instant started) {
            this.workflow = workflow;
            this.file = file;
            this.order = order;
            this.trigger = trigger;
            this.started = started;
        }

        FlowRecord record(Outcome outcome, List<NodeLine> nodes, List<Problem> problems) {
            // a process and its runs are told apart by number
            var id =
                    STAMP.format(started)
                            + "-"
                            + ProcessHandle.current().pid()
                            + "-"
                            + count.incrementAndGet();
            return new FlowRecord(
                    id,
                    workflow.name(),
                    file,
                    trigger,
                    started.toString(),
                    (System.nanoTime() - begun) / 1_000_000,
                    outcome,
                    order.given(),
                    nodes,
                    problems);
        }
    }
}
