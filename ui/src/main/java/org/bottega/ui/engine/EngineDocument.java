package org.bottega.ui.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bottega.engine.flow.FlowRecord;
import org.bottega.engine.flow.FlowRun;
import org.bottega.engine.flow.FlowTunings;
import org.bottega.engine.flow.FlowWorker;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.node.AgreedCode;
import org.bottega.engine.flow.node.Approvals;
import org.bottega.flow.check.Checked;
import org.bottega.flow.file.Difference;
import org.bottega.flow.file.History;
import org.bottega.flow.file.Journal;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.model.json.Json;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.workflow.Document;
import org.bottega.ui.page.workflow.Peek;

/// A workflow's file with its journal. One thread writes, in the order of the steps: first the line of
/// the journal, then, when nothing more waits, the file.
final class EngineDocument implements Document {
    private static final String LINES = "journal.jsonl";
    private static final String RESULTS = "results.json";
    private static final String VERSIONS = "versions";

    private final Flows flows;
    private final FlowWorker worker;
    private final String id;
    private final Path file;
    private final Path folder;
    private final Journal journal;
    private final History opened;
    private final ExecutorService writer;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<List<String>> typed = ConcurrentHashMap.newKeySet();

    EngineDocument(Flows flows, FlowWorker worker, String id, Path file, Path folder) {
        this.flows = flows;
        this.worker = worker;
        this.id = id;
        this.file = file;
        this.folder = folder;
        var there = WorkflowFile.read(file);
        boolean behind = behind(file, folder.resolve(LINES));
        this.journal = Journal.open(folder, there);
        var edits = Difference.of(journal.workflow(), there);
        if (!edits.isEmpty() && behind && wasOnce(there)) {
            // the program ended between the journal and the file: the journal knows more
            WorkflowFile.write(file, journal.workflow());
        } else if (!edits.isEmpty()) {
            // changed by hand or by version control since
            journal.apply("Changed outside of the studio", Edit.together("", edits));
        }
        this.opened = journal.history();
        this.writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("journal-" + id).factory());
    }

    private static boolean behind(Path file, Path lines) {
        try {
            return Files.exists(lines)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(lines))
                            <= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean wasOnce(Workflow workflow) {
        return journal.history().steps().stream()
                .anyMatch(s -> s.before().equals(workflow) || s.after().equals(workflow));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public History opened() {
        return opened;
    }

    @Override
    public void keep(Step step, Consumer<Throwable> failed) {
        if (closed.get()) {
            return;
        }
        waiting.incrementAndGet();
        writer.execute(() -> {
            try {
                var now =
                        switch (step) {
                            case Step.Do(var title, var edit) -> journal.apply(title, edit);
                            case Step.Undo() -> journal.undo();
                            case Step.Redo() -> journal.redo();
                        };
                if (waiting.get() == 1) {
                    WorkflowFile.write(file, now);
                    if (!typed.isEmpty()) {
                        // a schedule may run it before a person does
                        asking(now, Order.ALL);
                    }
                }
            } catch (RuntimeException e) {
                failed.accept(e);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    @Override
    public boolean kept() {
        return waiting.get() == 0;
    }

    @Override
    public void name(String version, Workflow workflow) {
        try {
            var versions = Files.createDirectories(folder.resolve(VERSIONS));
            WholeFile.write(
                    versions.resolve(Instant.now().toEpochMilli() + WorkflowFile.SUFFIX),
                    WorkflowFile.text(workflow.apply(new Edit.Rename(version))));
        } catch (IOException e) {
            throw ProblemException.input(
                    version, "The version cannot be written.", "Make room on the disk.");
        }
    }

    @Override
    public List<Named> named() {
        var versions = folder.resolve(VERSIONS);
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        var all = new ArrayList<Named>();
        try (var files = Files.list(versions)) {
            for (var version : files.sorted(Comparator.reverseOrder()).toList()) {
                var name = version.getFileName().toString();
                if (name.endsWith(WorkflowFile.SUFFIX)) {
                    var workflow = WorkflowFile.read(version);
                    long when = Long.parseLong(name.substring(0, name.indexOf('.')));
                    all.add(new Named(workflow.name(), Instant.ofEpochMilli(when), workflow));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public Checked check(Workflow workflow) {
        return flows.look(workflow).checked();
    }

    @Override
    public Map<String, Result> results(Workflow workflow) {
        return flows.look(workflow).kept();
    }

    @Override
    public synchronized Map<String, Result> last() {
        var results = new HashMap<String, Result>();
        keys().forEach((node, key) -> {
            if (flows.results().has(key)) {
                flows.results()
                        .take(key)
                        .ifPresent(result -> {
                            results.put(node, result);
                            flows.results().release(key);
                        });
            }
        });
        return results;
    }

    private TreeMap<String, String> keys() {
        var keys = new TreeMap<String, String>();
        var place = folder.resolve(RESULTS);
        if (Files.exists(place)) {
            try {
                Json.read(place.toString(), Files.readString(place))
                        .node()
                        .properties()
                        .forEach(e -> keys.put(e.getKey(), e.getValue().asText()));
            } catch (IOException | ProblemException _) {
                // results that nobody remembers are made again
            }
        }
        return keys;
    }

    @Override
    public synchronized void remember(Map<String, Result> results) {
        var keys = keys();
        results.forEach((node, result) -> keys.put(node, result.key()));
        var json = Json.object();
        keys.forEach(json::put);
        WholeFile.write(folder.resolve(RESULTS), Json.pretty(json) + "\n");
    }

    @Override
    public List<Code> unagreed(Workflow workflow, Order order) {
        return asking(workflow, order);
    }

    /// What is to be asked; what a person typed here is agreed to instead.
    private List<Code> asking(Workflow workflow, Order order) {
        var asked = new ArrayList<Code>();
        for (var one : flows.unagreed(workflow, order)) {
            if (typed.contains(one.code())) {
                flows.agree(one.code());
            } else {
                asked.add(new Code(one.node(), one.code()));
            }
        }
        return asked;
    }

    @Override
    public void agree(List<Code> code) {
        code.forEach(c -> flows.agree(c.lines()));
    }

    @Override
    public void typed(Node before, Node after) {
        var was = AgreedCode.of(before, flows.catalog());
        // who changes a letter of code from elsewhere has not read the rest
        if (was.isPresent() && (typed.contains(was.get()) || flows.agreed(was.get()))) {
            AgreedCode.of(after, flows.catalog()).ifPresent(typed::add);
        }
    }

    @Override
    public Work run(
            Workflow workflow,
            Order order,
            RunListener listener,
            Consumer<JobEvent> events,
            Consumer<RunReport> done) {
        return Threads.start(
                "workflow-" + id,
                events,
                progress -> {
                    var counting = new Counting(listener, progress);
                    var ran =
                            new FlowRun(flows, worker, flows.history())
                                    .run(
                                            workflow,
                                            file.toString(),
                                            order,
                                            FlowRecord.Trigger.PERSON,
                                            counting,
                                            progress);
                    var report =
                            ran.report()
                                    .orElseThrow(() ->
                                            new ProblemException(
                                                    ProblemException.Blame.INPUT,
                                                    ran.record().problems()));
                    report.nodes()
                            .values()
                            .forEach(n ->
                                    n.result().ifPresent(r -> flows.results().release(r.key())));
                    done.accept(report);
                    if (!report.succeeded()) {
                        var failures = report.failures();
                        throw new ProblemException(
                                ProblemException.Blame.INPUT,
                                failures.isEmpty()
                                        ? List.of(Problem.error("", "The run failed.", ""))
                                        : failures);
                    }
                    long reused = report.nodes().values().stream().filter(n -> n.cached()).count();
                    return workflow.name()
                            + ": "
                            + report.nodes().size()
                            + " nodes done, "
                            + reused
                            + " from the cache";
                });
    }

    /// Tells how much of a run is done, by its nodes.
    private static final class Counting implements RunListener {
        private final RunListener next;
        private final Progress progress;
        private final Map<String, Double> shares = new HashMap<>();

        Counting(RunListener next, Progress progress) {
            this.next = next;
            this.progress = progress;
        }

        @Override
        public void state(
                String node,
                org.bottega.flow.run.NodeState state,
                List<Problem> reason,
                Optional<Result> result) {
            next.state(node, state, reason, result);
            boolean open =
                    state == org.bottega.flow.run.NodeState.QUEUED
                            || state == org.bottega.flow.run.NodeState.RUNNING;
            count(node, open ? 0 : 1, node);
        }

        @Override
        public void progress(String node, double fraction, String message) {
            next.progress(node, fraction, message);
            count(node, fraction, message);
        }

        private synchronized void count(String node, double share, String message) {
            shares.merge(node, share, Math::max);
            double sum = shares.values().stream().mapToDouble(s -> s).sum();
            progress.at(Math.min(0.99, sum / shares.size()), message);
        }
    }

    @Override
    public Optional<Peek> peek(Result result, String port) {
        return result.piece(port).map(Peeks::of);
    }

    @Override
    public List<String> metrics(Workflow workflow) {
        return FlowTunings.metrics(flows, workflow);
    }

    @Override
    public List<Question> questions() {
        return flows.approvals().list().stream()
                .filter(a -> a.answer() == Approvals.Answer.WAITING)
                .map(a -> new Question(a.id(), a.question(), a.figures()))
                .toList();
    }

    @Override
    public void answer(String question, boolean yes) {
        flows.approvals().answer(question, yes, System.getProperty("user.name", ""));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            writer.execute(journal::close);
            writer.shutdown();
        }
    }

    /// Closes it and waits until everything handed in is on the disk.
    void finish() {
        close();
        try {
            if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
