package org.bottega.ui.page.workflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.flow.check.Flat;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The runs of one open workflow: starts them as jobs, hears how their nodes go, and remembers what
/// failed until it is changed. Belongs to the window's thread.
public final class Running {
    private static final long EVERY_MILLIS = 60;

    private final Desk desk;
    private final Document document;
    private final EditorViewModel editor;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable RunReport> report = new ReadOnlyObjectWrapper<>();
    private final AtomicReference<@Nullable Work> work = new AtomicReference<>();
    private final Map<String, Live.Said> failed = new LinkedHashMap<>();
    private final Map<String, Result> fresh = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Document.Code>> asked =
            new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Waiting waiting;
    private @Nullable Workflow ran;

    Running(Desk desk, Document document, EditorViewModel editor) {
        this.desk = desk;
        this.document = document;
        this.editor = editor;
    }

    /// Whether something runs now.
    public ReadOnlyBooleanProperty active() {
        return active.getReadOnlyProperty();
    }

    /// What the last run of this session came to.
    public ReadOnlyObjectProperty<@Nullable RunReport> report() {
        return report.getReadOnlyProperty();
    }

    /// Runs everything that can run; what needs setup is left out and said.
    public void all() {
        var checked = editor.stand().get().checked();
        var nodes = editor.whole().nodes();
        var ready = new java.util.TreeSet<String>();
        nodes.keySet().stream().filter(checked::ready).forEach(ready::add);
        if (ready.isEmpty() || ready.size() == nodes.size()) {
            start(Order.ALL);
            return;
        }
        desk.notices().say(desk.say("workflow.left-out", nodes.size() - ready.size()));
        start(new Order(ready, Map.of(), Set.of()));
    }

    /// Runs nodes with all they need.
    ///
    /// @param ids as drawn at the top of the workflow
    public void to(Set<String> ids) {
        if (!ids.isEmpty()) {
            start(new Order(ids, Map.of(), Set.of()));
        }
    }

    /// Runs nodes with all they need without asking anything: code that was not agreed to does not run.
    public void unasked(Set<String> ids) {
        if (!ids.isEmpty()) {
            start(new Order(ids, Map.of(), Set.of()), false);
        }
    }

    /// The Java code about which a person is asked now, before a run; empty when nothing is asked.
    public ReadOnlyObjectProperty<List<Document.Code>> asked() {
        return asked.getReadOnlyProperty();
    }

    /// Answers what is asked. After a no the run begins as well, and the nodes with that code say that they
    /// did not run.
    public void answer(boolean yes) {
        var code = asked.get();
        var begin = waiting;
        if (code.isEmpty() || begin == null) {
            return;
        }
        waiting = null;
        asked.set(List.of());
        desk.background()
                .run(
                        () -> {
                            if (yes) {
                                document.agree(code);
                            }
                            return yes;
                        },
                        _ -> begin.go().run(),
                        begin.off());
    }

    /// Makes the results of nodes anew, with all behind them.
    public void from(Set<String> ids) {
        if (!ids.isEmpty()) {
            var checked = editor.stand().get().checked();
            var targets = new java.util.TreeSet<>(ids);
            editor.whole().downstream(ids).stream().filter(checked::ready).forEach(targets::add);
            start(new Order(targets, Map.of(), ids));
        }
    }

    public void cancel() {
        var begin = waiting;
        if (begin != null) {
            waiting = null;
            asked.set(List.of());
            begin.off().accept(new CancellationException("cancelled"));
            return;
        }
        var now = work.get();
        if (now != null) {
            now.cancel();
        }
    }

    /// A run that waits for an answer.
    ///
    /// @param off what ends it before it begins
    private record Waiting(Runnable go, Consumer<Throwable> off) {}

    private void start(Order order) {
        start(order, true);
    }

    private void start(Order order, boolean asks) {
        if (active.get()) {
            desk.notices().say(desk.say("workflow.runs-already"));
            return;
        }
        var workflow = editor.whole();
        ran = workflow;
        failed.clear();
        report.set(null);
        var told = new AtomicBoolean();
        var live = new AtomicReference<@Nullable Live>();
        var heard = new Live(() -> listen(told, live));
        live.set(heard);
        var job = new JobEntry(desk.say("workflow.job", workflow.name()), this::cancel);
        desk.jobs().add(job);
        active.set(true);
        editor.stands(editor.stand().get().failed(Map.of()));
        Consumer<Throwable> off =
                failure -> {
                    active.set(false);
                    job.on(new JobEvent.Cancelled());
                    if (failure instanceof CancellationException) {
                        desk.notices().say(desk.say("workflow.run-cancelled"));
                    } else {
                        desk.notices().show(failure);
                    }
                };
        Runnable go =
                () ->
                        desk.background()
                                .run(
                                        () ->
                                                document.run(
                                                        workflow,
                                                        order,
                                                        heard,
                                                        event ->
                                                                desk.background()
                                                                        .show(() ->
                                                                                on(
                                                                                        job, event,
                                                                                        heard)),
                                                        done ->
                                                                desk.background()
                                                                        .show(() ->
                                                                                report.set(done))),
                                        work::set,
                                        off);
        if (!asks) {
            go.run();
            return;
        }
        desk.background()
                .run(
                        () -> document.unagreed(workflow, order),
                        code -> {
                            if (code.isEmpty()) {
                                go.run();
                            } else if (editor.closed()) {
                                off.accept(new CancellationException("closed"));
                            } else {
                                waiting = new Waiting(go, off);
                                asked.set(code);
                            }
                        },
                        off);
    }

    /// Looks at what was said a few times a second, however often nodes say something.
    private void listen(AtomicBoolean told, AtomicReference<@Nullable Live> live) {
        if (!told.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Thread.sleep(EVERY_MILLIS);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    told.set(false);
                    var heard = live.get();
                    if (heard != null) {
                        desk.background()
                                .show(() -> {
                                    if (active.get() && !editor.closed()) {
                                        editor.stands(editor.stand().get().live(heard.all()));
                                    }
                                });
                    }
                });
    }

    private void on(JobEntry job, JobEvent event, Live heard) {
        job.on(event);
        switch (event) {
            case JobEvent.Finished _, JobEvent.Failed _, JobEvent.Cancelled _ ->
                    ended(event, heard);
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ -> {}
        }
    }

    private void ended(JobEvent event, Live heard) {
        active.set(false);
        work.set(null);
        if (editor.closed()) {
            return;
        }
        var results = new LinkedHashMap<String, Result>();
        heard.all()
                .forEach((id, said) -> {
                    said.result().ifPresent(r -> results.put(id, r));
                    if (said.state() == NodeState.FAILED) {
                        failed.put(id, said);
                    }
                });
        fresh.putAll(results);
        desk.background()
                .run(
                        () -> {
                            document.remember(results);
                            return "";
                        },
                        _ -> {});
        var all = new HashMap<>(editor.stand().get().results());
        all.putAll(results);
        var last = new HashMap<>(editor.stand().get().last());
        last.putAll(results);
        editor.stands(editor.stand().get().live(Map.of()).with(all, last).failed(failed));
        editor.check();
        switch (event) {
            case JobEvent.Finished(String what) -> desk.notices().say(what);
            case JobEvent.Failed(var problem) -> desk.notices().show(problem);
            case JobEvent.Cancelled() -> desk.notices().say(desk.say("workflow.run-cancelled"));
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ -> {}
        }
    }

    /// The workflow has changed: what failed and is made of something else now may be tried again.
    void edited() {
        if (failed.isEmpty() || ran == null) {
            return;
        }
        var before = flat(ran);
        var now = flat(editor.whole());
        failed.keySet().removeIf(id -> !Stand.same(before, now, id));
        editor.stands(editor.stand().get().failed(failed));
    }

    /// The results that were found, and those of this session that are never found because they are
    /// made anew each time, as long as nothing before them has changed.
    Map<String, Result> keeping(Map<String, Result> found) {
        if (ran == null || fresh.isEmpty()) {
            return found;
        }
        var all = new HashMap<>(found);
        var before = flat(ran);
        var now = flat(editor.whole());
        fresh.forEach((id, result) -> {
            if (!all.containsKey(id) && Stand.same(before, now, id)) {
                all.put(id, result);
            }
        });
        return all;
    }

    private static Workflow flat(Workflow workflow) {
        try {
            return Flat.of(workflow);
        } catch (ProblemException _) {
            return workflow;
        }
    }
}
