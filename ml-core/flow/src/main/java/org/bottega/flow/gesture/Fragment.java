package org.bottega.flow.gesture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Note;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;

/// A piece of a workflow as text, for the clipboard: it can be pasted into another window, a mail or an
/// issue.
public final class Fragment {
    private Fragment() {}

    /// The chosen nodes and notes with the wires between them.
    public static String copy(Workflow workflow, Set<String> ids) {
        return WorkflowFile.text(part(workflow, ids));
    }

    private static Workflow part(Workflow workflow, Set<String> ids) {
        var edits = new ArrayList<Edit>();
        for (var id : ids) {
            workflow.node(id).ifPresent(n -> edits.add(new Edit.PutNode(n)));
            var note = workflow.notes().get(id);
            if (note != null) {
                edits.add(new Edit.PutNote(note));
            }
            if (workflow.places().containsKey(id)) {
                edits.add(new Edit.Move(id, workflow.place(id)));
            }
        }
        workflow.wires().stream()
                .filter(w -> ids.contains(w.from()) && ids.contains(w.to()))
                .forEach(w -> edits.add(new Edit.AddWire(w)));
        return Workflow.empty("").apply(Edit.together("", edits));
    }

    /// @param ids what was added, so that it can be selected
    public record Pasted(Set<String> ids, Edit edit) {}

    /// Puts a copied text into a workflow; ids that are taken get new ones.
    ///
    /// @param dx how far to the right of where it was copied
    /// @throws org.bottega.kernel.ProblemException when the text is nothing that was copied
    public static Pasted paste(Workflow workflow, String text, double dx, double dy) {
        return add(workflow, WorkflowFile.parse("clipboard", text), dx, dy, "Paste");
    }

    /// A second copy of nodes and notes.
    public static Pasted duplicate(Workflow workflow, Set<String> ids, double dx, double dy) {
        return add(workflow, part(workflow, ids), dx, dy, "Duplicate");
    }

    private static Pasted add(
            Workflow workflow, Workflow part, double dx, double dy, String title) {
        var edits = new ArrayList<Edit>();
        Map<String, String> names = new LinkedHashMap<>();
        var next = workflow;
        for (var node : part.nodes().values()) {
            var id = next.freeId(node.id());
            names.put(node.id(), id);
            var put = new Edit.PutNode(node.withId(id));
            next = next.apply(put);
            edits.add(put);
        }
        for (var note : part.notes().values()) {
            var id = next.freeId(note.id());
            names.put(note.id(), id);
            var put =
                    new Edit.PutNote(
                            new Note(
                                    id,
                                    note.text(),
                                    note.colour(),
                                    note.frame(),
                                    note.width(),
                                    note.height()));
            next = next.apply(put);
            edits.add(put);
        }
        part.places()
                .forEach((id, place) -> {
                    var name = names.get(id);
                    if (name != null) {
                        edits.add(new Edit.Move(name, place.plus(dx, dy)));
                    }
                });
        for (var wire : part.wires()) {
            edits.add(
                    new Edit.AddWire(
                            new Wire(
                                    Objects.requireNonNull(names.get(wire.from())),
                                    wire.output(),
                                    Objects.requireNonNull(names.get(wire.to())),
                                    wire.input())));
        }
        return new Pasted(new LinkedHashSet<>(names.values()), Edit.together(title, edits));
    }
}
