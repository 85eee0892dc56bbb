package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.flow.graph.Workflow;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// The list of workflows, and the one that is open. Belongs to the window's thread.
public final class WorkflowsViewModel {
    private final Desk desk;
    private final Workflows workflows;
    private final ObservableList<Workflows.Entry> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable EditorViewModel> open =
            new ReadOnlyObjectWrapper<>();
    private @Nullable List<Workflows.Template> templates;
    private String opening = "";
    private @Nullable String wanted;

    public WorkflowsViewModel(Desk desk, Workflows workflows) {
        this.desk = desk;
        this.workflows = workflows;
    }

    public ObservableList<Workflows.Entry> all() {
        return all;
    }

    /// The workflow that is edited, `null` while the list is shown.
    public ReadOnlyObjectProperty<@Nullable EditorViewModel> open() {
        return open.getReadOnlyProperty();
    }

    /// Workflows to begin with.
    public List<Workflows.Template> templates() {
        if (templates == null) {
            templates = workflows.templates(desk.messages().locale());
        }
        return templates;
    }

    public void refresh() {
        desk.background().run(workflows::all, all::setAll);
    }

    /// Opens a workflow and lets it take the best settings of a tuning.
    ///
    /// @param tuning the id of the run, `null` to leave the workflow as it is
    public void go(@Nullable String id, @Nullable String tuning) {
        wanted = tuning;
        go(id);
        useBest();
    }

    private void useBest() {
        var run = wanted;
        var now = open.get();
        if (run == null || now == null) {
            return;
        }
        wanted = null;
        var whole = now.whole();
        desk.background()
                .run(
                        () -> workflows.useBest(run, whole),
                        edits -> {
                            if (edits.isEmpty()) {
                                desk.notices().say(desk.say("workflow.use-best.same"));
                            } else if (now.applyToWhole(desk.say("workflow.use-best"), edits)) {
                                desk.notices().say(desk.say("workflow.use-best.done"));
                            }
                        });
    }

    /// Opens a workflow, or the list when there is no id.
    public void go(@Nullable String id) {
        var now = open.get();
        if (id == null) {
            opening = "";
            leave();
            refresh();
            return;
        }
        if (now != null && now.document().id().equals(id) || opening.equals(id)) {
            return;
        }
        leave();
        opening = id;
        desk.background()
                .run(
                        () -> workflows.open(id),
                        document -> {
                            if (!opening.equals(id)) {
                                document.close();
                                return;
                            }
                            opening = "";
                            var editor = new EditorViewModel(desk, workflows, document);
                            open.set(editor);
                            useBest();
                            desk.background()
                                    .run(
                                            workflows::habits,
                                            editor.offers()::learnt,
                                            desk.notices()::show);
                        },
                        failure -> {
                            opening = "";
                            desk.notices().show(failure);
                        });
    }

    private void leave() {
        open.set(null);
    }

    /// An empty workflow, open at once.
    public void begin() {
        begin(desk.say("workflow.untitled"), Workflow.empty(""));
    }

    /// A workflow from a template, open at once.
    public void begin(Workflows.Template template) {
        begin(template.name(), template.workflow());
    }

    private void begin(String name, Workflow first) {
        desk.background().run(() -> workflows.create(name, first), this::arrive);
    }

    /// Asks for a file and opens it as a workflow of this workspace.
    public void bring() {
        desk.files().open(desk.say("workflow.open-file"), List.of("json")).ifPresent(this::bring);
    }

    /// A file from elsewhere as a workflow of this workspace.
    public void bring(Path file) {
        desk.background().run(() -> workflows.bring(file), this::arrive);
    }

    private void arrive(String id) {
        desk.navigator().go(new Place.Workflows(id));
    }

    public void remove(Workflows.Entry entry) {
        desk.background()
                .run(
                        () -> {
                            workflows.remove(entry.id());
                            return entry.name();
                        },
                        name -> {
                            desk.notices().say(desk.say("workflow.removed", name));
                            refresh();
                        });
    }

    /// Ends what is open.
    public void close() {
        var now = open.get();
        if (now != null) {
            open.set(null);
            now.close();
        }
    }
}
