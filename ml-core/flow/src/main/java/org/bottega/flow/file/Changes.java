package org.bottega.flow.file;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;

/// What is different between two versions of a workflow, as a person sees it: one entry for each setting,
/// wire, note and parameter. Places do not count.
public final class Changes {
    private Changes() {}

    /// What happened to something.
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /// What it happened to.
    public enum What {
        WORKFLOW,
        NODE,
        SETTING,
        WIRE,
        NOTE,
        PARAMETER,
        TUNING
    }

    /// One difference.
    ///
    /// @param id of the node (for a wire: where it ends), note or parameter; empty for the workflow
    /// @param name what a person calls it
    /// @param detail the setting, or what of it changed; empty when it is the whole
    /// @param before what it was, empty when it was not there
    /// @param after what it is, empty when it is not there any more
    public record Change(
            Kind kind,
            What what,
            String id,
            String name,
            String detail,
            String before,
            String after) {
        /// Such as `Changed setting max-depth of "Decision tree": 4, now 6`.
        public String sentence() {
            var text = new StringBuilder();
            text.append(
                    switch (kind) {
                        case ADDED -> "Added ";
                        case REMOVED -> "Removed ";
                        case CHANGED -> "Changed ";
                    });
            text.append(what.name().toLowerCase(java.util.Locale.ROOT));
            if (!detail.isEmpty()) {
                text.append(' ').append(detail);
            }
            if (!name.isEmpty()) {
                text.append(what == What.SETTING || !detail.isEmpty() ? " of \"" : " \"")
                        .append(name)
                        .append('"');
            }
            if (!before.isEmpty() || !after.isEmpty()) {
                text.append(": ").append(before.isEmpty() ? "" : before);
                text.append(before.isEmpty() ? "" : ", now ")
                        .append(after.isEmpty() ? "unset" : after);
            }
            return text.toString();
        }
    }

    public static List<Change> of(Workflow from, Workflow to) {
        var changes = new ArrayList<Change>();
        for (var edit : Difference.of(from, to)) {
            add(edit, from, to, changes);
        }
        return changes;
    }

    private static void add(Edit edit, Workflow from, Workflow to, List<Change> changes) {
        switch (edit) {
            case Edit.Rename(var name) ->
                    changes.add(
                            change(Kind.CHANGED, What.WORKFLOW, "", "", "name", from.name(), name));
            case Edit.PutNode(var node) ->
                    from.node(node.id())
                            .ifPresentOrElse(
                                    old -> node(old, node, changes),
                                    () ->
                                            changes.add(
                                                    change(
                                                            Kind.ADDED,
                                                            What.NODE,
                                                            node.id(),
                                                            node.name(),
                                                            "",
                                                            "",
                                                            "")));
            case Edit.RemoveNode(var id) ->
                    changes.add(
                            change(
                                    Kind.REMOVED,
                                    What.NODE,
                                    id,
                                    from.require(id).name(),
                                    "",
                                    "",
                                    ""));
            case Edit.AddWire(var wire) ->
                    changes.add(
                            change(Kind.ADDED, What.WIRE, wire.to(), wire.toString(), "", "", ""));
            case Edit.RemoveWire(var wire) ->
                    changes.add(
                            change(
                                    Kind.REMOVED,
                                    What.WIRE,
                                    wire.to(),
                                    wire.toString(),
                                    "",
                                    "",
                                    ""));
            case Edit.PutNote(var note) -> {
                var old = from.notes().get(note.id());
                changes.add(
                        change(
                                old == null ? Kind.ADDED : Kind.CHANGED,
                                What.NOTE,
                                note.id(),
                                "",
                                "",
                                old == null ? "" : old.text(),
                                note.text()));
            }
            case Edit.RemoveNote(var id) ->
                    changes.add(change(Kind.REMOVED, What.NOTE, id, "", "", "", ""));
            case Edit.PutParameter(var parameter) -> {
                var old = from.parameters().get(parameter.name());
                changes.add(
                        change(
                                old == null ? Kind.ADDED : Kind.CHANGED,
                                What.PARAMETER,
                                parameter.name(),
                                parameter.name(),
                                "",
                                old == null ? "" : String.valueOf(old.preset()),
                                String.valueOf(parameter.preset())));
            }
            case Edit.RemoveParameter(var name) ->
                    changes.add(change(Kind.REMOVED, What.PARAMETER, name, name, "", "", ""));
            case Edit.PutRange(var name, var range) -> {
                var old = from.tuning().ranges().getOrDefault(name, "");
                changes.add(
                        change(
                                old.isEmpty() ? Kind.ADDED : Kind.CHANGED,
                                What.TUNING,
                                name,
                                name,
                                "",
                                old,
                                range));
            }
            case Edit.RemoveRange(var name) ->
                    changes.add(change(Kind.REMOVED, What.TUNING, name, name, "", "", ""));
            case Edit.JudgeBy(var metrics) ->
                    changes.add(
                            change(
                                    Kind.CHANGED,
                                    What.TUNING,
                                    "",
                                    "",
                                    "metrics",
                                    String.join(", ", from.tuning().metrics()),
                                    String.join(", ", metrics)));
            case Edit.Move _ -> {}
            case Edit.Together(var _, var edits) -> edits.forEach(e -> add(e, from, to, changes));
        }
    }

    private static void node(Node old, Node now, List<Change> changes) {
        var ids = new TreeSet<>(old.settings().keySet());
        ids.addAll(now.settings().keySet());
        for (var id : ids) {
            var before = old.settings().get(id);
            var after = now.settings().get(id);
            if (before == null || !before.equals(after)) {
                changes.add(
                        change(
                                before == null
                                        ? Kind.ADDED
                                        : after == null ? Kind.REMOVED : Kind.CHANGED,
                                What.SETTING,
                                now.id(),
                                now.name(),
                                id,
                                before == null ? "" : before.toString(),
                                after == null ? "" : after.toString()));
            }
        }
        part(now, "kind", old.type(), now.type(), changes);
        part(now, "version", "" + old.version(), "" + now.version(), changes);
        part(now, "name", old.name(), now.name(), changes);
        part(now, "comment", old.comment(), now.comment(), changes);
        part(
                now,
                "state",
                old.enabled() ? "switched on" : "switched off",
                now.enabled() ? "switched on" : "switched off",
                changes);
        var inside = old.inside();
        var inner = now.inside();
        if (inside != null && inner != null) {
            for (var change : of(inside.inside(), inner.inside())) {
                changes.add(
                        change(
                                change.kind(),
                                change.what(),
                                change.id().isEmpty() ? now.id() : now.id() + "." + change.id(),
                                change.name(),
                                change.detail(),
                                change.before(),
                                change.after()));
            }
            if (!inside.with(inner.inside()).equals(inner)) {
                changes.add(change(Kind.CHANGED, What.NODE, now.id(), now.name(), "ports", "", ""));
            }
        }
    }

    private static void part(
            Node node, String part, String before, String after, List<Change> changes) {
        if (!before.equals(after)) {
            changes.add(
                    change(Kind.CHANGED, What.NODE, node.id(), node.name(), part, before, after));
        }
    }

    private static Change change(
            Kind kind,
            What what,
            String id,
            String name,
            String detail,
            String before,
            String after) {
        return new Change(kind, what, id, name, detail, before, after);
    }
}
