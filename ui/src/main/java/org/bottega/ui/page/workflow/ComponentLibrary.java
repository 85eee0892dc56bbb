package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.gesture.Fragment;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Place;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.page.Desk;

/// The components that were kept, for use in every workflow of the workspace. Each is a file that can be
/// given to others. What is added is a copy: changing it changes no other. Belongs to the window's thread.
public final class ComponentLibrary {
    private final Desk desk;
    private final Workflows workflows;
    private final EditorViewModel editor;
    private final ReadOnlyObjectWrapper<List<Kept>> all = new ReadOnlyObjectWrapper<>(List.of());

    /// @param id of its file
    /// @param nodes how many lie within
    /// @param text as it is pasted
    public record Kept(String id, String name, int nodes, String text) {}

    ComponentLibrary(Desk desk, Workflows workflows, EditorViewModel editor) {
        this.desk = desk;
        this.workflows = workflows;
        this.editor = editor;
        desk.background().run(workflows::components, all::set, desk.notices()::show);
    }

    public ReadOnlyObjectProperty<List<Kept>> all() {
        return all.getReadOnlyProperty();
    }

    /// Those whose name holds a text.
    public List<Kept> find(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        return all.get().stream()
                .filter(k -> k.name().toLowerCase(Locale.ROOT).contains(text))
                .toList();
    }

    /// Keeps a component; one of the same name is replaced.
    public void keep(Node component) {
        var text = Fragment.copy(editor.workflow(), Set.of(component.id()));
        desk.background()
                .run(
                        () -> {
                            workflows.keepComponent(component.name(), text);
                            return workflows.components();
                        },
                        now -> {
                            all.set(now);
                            desk.notices()
                                    .say(desk.say("workflow.component.kept", component.name()));
                        },
                        desk.notices()::show);
    }

    /// Takes one out of the palette; workflows that have it keep it.
    public void remove(Kept kept) {
        desk.background()
                .run(
                        () -> {
                            workflows.removeComponent(kept.id());
                            return workflows.components();
                        },
                        all::set,
                        desk.notices()::show);
    }

    /// Puts a copy at a place.
    public void add(Kept kept, Place wanted) {
        try {
            var was = WorkflowFile.parse(kept.name(), kept.text());
            var from =
                    was.nodes().keySet().stream()
                            .findFirst()
                            .map(was::place)
                            .orElse(new Place(0, 0));
            var at = editor.canvas().free(wanted);
            var added =
                    Fragment.paste(
                            editor.workflow(), kept.text(), at.x() - from.x(), at.y() - from.y());
            if (editor.apply(desk.say("workflow.component.add", kept.name()), added.edit())) {
                editor.canvas().select(added.ids());
            }
        } catch (ProblemException e) {
            e.problems().forEach(editor::refuse);
        }
    }
}
