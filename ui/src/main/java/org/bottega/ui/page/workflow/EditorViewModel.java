package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.flow.check.Ports;
import org.bottega.flow.file.History;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Result;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Editing;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.text.Messages;

/// A workflow that is open: what it is now, what can be undone, how its nodes stand, and which part of
/// it is on the screen. Every change goes through [#apply]. Belongs to the window's thread.
public final class EditorViewModel implements Editing {
    private final Desk desk;
    private final Catalog catalog;
    private final Document document;
    private final CanvasViewModel canvas = new CanvasViewModel(this);
    private final Drawings drawings;
    private final Running running;
    private final AutoRun autoRun;
    private final ComponentLibrary library;
    private final ReadOnlyObjectWrapper<History> history;
    private final ReadOnlyObjectWrapper<List<String>> path = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Stand> stand = new ReadOnlyObjectWrapper<>(Stand.NONE);
    private final Offers offers;
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private boolean checking;
    private boolean checkAgain;
    private boolean closed;

    EditorViewModel(Desk desk, Workflows workflows, Document document) {
        this.desk = desk;
        this.catalog = workflows.catalog();
        this.document = document;
        this.drawings = new Drawings(catalog, desk.messages());
        this.history = new ReadOnlyObjectWrapper<>(document.opened());
        this.running = new Running(desk, document, this);
        this.offers = new Offers(this);
        this.autoRun = new AutoRun(desk, this);
        this.library = new ComponentLibrary(desk, workflows, this);
        changed();
    }

    public Document document() {
        return document;
    }

    public CanvasViewModel canvas() {
        return canvas;
    }

    public Running running() {
        return running;
    }

    public ReadOnlyObjectProperty<History> history() {
        return history.getReadOnlyProperty();
    }

    /// What can be added, and where.
    public Offers offers() {
        return offers;
    }

    /// The components that were kept.
    public ComponentLibrary library() {
        return library;
    }

    /// Whether what is changed runs by itself.
    public AutoRun autoRun() {
        return autoRun;
    }

    /// The ids of the components that are open, from the outermost in.
    public ReadOnlyObjectProperty<List<String>> path() {
        return path.getReadOnlyProperty();
    }

    /// How the nodes stand.
    ReadOnlyObjectProperty<Stand> stand() {
        return stand.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /// The whole workflow, whichever part is shown.
    public Workflow whole() {
        return history.get().workflow();
    }

    @Override
    public Workflow workflow() {
        var shown = Insides.at(whole(), path.get());
        return shown == null ? whole() : shown;
    }

    /// The id of a node on the screen in the flat workflow.
    public String flat(String id) {
        return Insides.prefix(whole(), path.get()) + id;
    }

    @Override
    public boolean locked() {
        return false;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Messages messages() {
        return desk.messages();
    }

    @Override
    public boolean apply(Edit edit) {
        var title =
                edit instanceof Edit.Together(var words, var _) && !words.isEmpty()
                        ? words
                        : desk.say("workflow.edit");
        return apply(title, edit);
    }

    /// Does one thing to what is shown.
    ///
    /// @param title for the history
    public boolean apply(String title, Edit edit) {
        try {
            var lifted = Insides.lift(whole(), path.get(), edit);
            var next = history.get().apply(title, lifted);
            if (next != history.get()) {
                document.keep(new Document.Step.Do(title, lifted), this::lost);
                turn(next);
            }
            return true;
        } catch (ProblemException e) {
            e.problems().forEach(this::refuse);
            return false;
        }
    }

    private void lost(Throwable why) {
        desk.background().show(() -> desk.notices().show(why));
    }

    public void undo() {
        var next = history.get().undo();
        if (next != history.get()) {
            document.keep(new Document.Step.Undo(), this::lost);
            turn(next);
        }
    }

    public void redo() {
        var next = history.get().redo();
        if (next != history.get()) {
            document.keep(new Document.Step.Redo(), this::lost);
            turn(next);
        }
    }

    /// Goes back or forth until so many steps are done.
    public void goTo(int steps) {
        while (history.get().at() > steps) {
            undo();
        }
        while (history.get().at() < steps && history.get().redoable().isPresent()) {
            redo();
        }
    }

    private void turn(History next) {
        history.set(next);
        while (Insides.at(whole(), path.get()) == null) {
            path.set(path.get().subList(0, path.get().size() - 1));
        }
        changed();
    }

    private void changed() {
        undoable.set(history.get().undoable().isPresent());
        redoable.set(history.get().redoable().isPresent());
        running.edited();
        autoRun.edited();
        redraw();
        check();
    }

    private void redraw() {
        canvas.draw(drawings.draw(workflow(), Insides.prefix(whole(), path.get()), stand.get()));
    }

    /// What runs, or what came of it, is told anew.
    void stands(Stand now) {
        stand.set(now);
        redraw();
    }

    /// Checks away from the window's thread; while one check goes on, the next waits.
    void check() {
        if (checking) {
            checkAgain = true;
            return;
        }
        checking = true;
        checkAgain = false;
        var workflow = whole();
        desk.background()
                .run(
                        () -> document.check(workflow),
                        found -> {
                            if (closed) {
                                return;
                            }
                            stands(stand.get().with(found));
                            lookForResults(workflow);
                        },
                        failure -> {
                            checking = false;
                            desk.notices().show(failure);
                        });
    }

    private void lookForResults(Workflow workflow) {
        record Found(Map<String, Result> results, Map<String, Result> last) {}
        desk.background()
                .run(
                        () -> new Found(document.results(workflow), document.last()),
                        found -> {
                            checking = false;
                            if (closed) {
                                return;
                            }
                            var last = new java.util.HashMap<>(found.last());
                            last.putAll(found.results());
                            stands(stand.get().with(running.keeping(found.results()), last));
                            if (checkAgain) {
                                check();
                            } else {
                                autoRun.checked();
                            }
                        },
                        failure -> {
                            checking = false;
                            desk.notices().show(failure);
                        });
    }

    @Override
    public void refuse(Problem problem) {
        desk.notices().show(problem);
    }

    @Override
    public void select(Set<String> ids) {
        canvas.select(ids);
    }

    @Override
    public void offer(Offer offer) {
        offers.open(offer);
    }

    /// Opens what lies inside a component.
    public void enter(String id) {
        if (workflow().node(id).map(Node::inside).isPresent()) {
            var next = new ArrayList<>(path.get());
            next.add(id);
            show(next);
        }
    }

    /// Goes so many components in, 0 for the whole.
    public void leaveTo(int depth) {
        if (depth < path.get().size()) {
            var left = path.get().get(depth);
            show(path.get().subList(0, depth));
            canvas.select(Set.of(left));
        }
    }

    private void show(List<String> next) {
        path.set(List.copyOf(next));
        canvas.select(Set.of());
        redraw();
        canvas.fit();
    }

    /// The node that is looked at: the one that is selected.
    public Optional<Node> chosen() {
        return canvas.only().flatMap(id -> workflow().node(id));
    }

    public List<Finding> findings(String id) {
        return stand.get().findings(flat(id));
    }

    /// Carries out what a problem offers. Fixes are edits of the whole.
    public void fix(Finding.Fix fix) {
        applyToWhole(fix.title(), List.of(fix.edit()));
    }

    /// Several edits of the whole workflow as one step, whichever part is shown.
    public boolean applyToWhole(String title, List<? extends Edit> edits) {
        try {
            var edit = edits.size() == 1 ? edits.getFirst() : Edit.together(title, edits);
            var next = history.get().apply(title, edit);
            if (next != history.get()) {
                document.keep(new Document.Step.Do(title, edit), this::lost);
                turn(next);
            }
            return true;
        } catch (ProblemException e) {
            e.problems().forEach(this::refuse);
            return false;
        }
    }

    /// The columns that come into a node, as far as they are known.
    public Schema incoming(String id) {
        var workflow = workflow();
        var node = workflow.node(id);
        if (node.isEmpty()) {
            return new Schema(List.of());
        }
        Optional<Schema> best = Optional.empty();
        for (var port : Ports.of(node.get(), catalog).inputs()) {
            for (var wire : workflow.into(id)) {
                if (wire.input().equals(port.id()) && best.isEmpty()) {
                    best =
                            stand.get()
                                    .outline(flat(wire.from()), wire.output())
                                    .filter(o -> o.type() == PortType.TABLE)
                                    .flatMap(Outline::schema);
                }
            }
        }
        return best.orElse(new Schema(List.of()));
    }

    /// Several edits of what is shown as one step.
    public boolean applyAll(String title, List<? extends Edit> edits) {
        return !edits.isEmpty() && apply(Edit.together(title, edits));
    }

    /// Goes to where a tuning of this workflow is set up.
    public void tune() {
        desk.navigator().go(new Place.TuneWorkflow(document.id()));
    }

    /// Everything on the screen.
    public Set<String> everything() {
        var all = new LinkedHashSet<String>(workflow().nodes().keySet());
        all.addAll(workflow().notes().keySet());
        return all;
    }

    /// Ends what belongs to this workflow; what runs is cancelled, what was done is written to the end.
    public void close() {
        closed = true;
        autoRun.on().set(false);
        running.cancel();
        document.close();
    }

    boolean closed() {
        return closed;
    }
}
