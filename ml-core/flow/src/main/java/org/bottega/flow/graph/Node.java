package org.bottega.flow.graph;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One box of a workflow.
///
/// @param id unique in its workflow, never reused for another node; letters, digits and hyphens;
///     a dot only stands between a component and what lies inside it
/// @param type the id of its kind; a kind that nobody knows is kept as it is
/// @param version of the kind that wrote the settings, 1 or more
/// @param name what a person calls it
/// @param settings plain values by id (text, number, truth value, list or map of these), sorted by id
/// @param enabled false when it is passed over in a run
/// @param comment a person's remark, empty when there is none
/// @param inside what a component holds, null for every other node
public record Node(
        String id,
        String type,
        int version,
        String name,
        Map<String, Object> settings,
        boolean enabled,
        String comment,
        @Nullable Component inside) {
    public Node {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,255}")) {
            throw new IllegalArgumentException("not a node id: " + id);
        }
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /// An enabled node with no settings chosen yet.
    public static Node of(String id, String type, int version, String name) {
        return new Node(id, type, version, name, Map.of(), true, "", null);
    }

    public Node with(String setting, Object value) {
        var copy = new TreeMap<>(settings);
        copy.put(setting, value);
        return withSettings(copy);
    }

    public Node without(String setting) {
        var copy = new TreeMap<>(settings);
        copy.remove(setting);
        return withSettings(copy);
    }

    public Node withSettings(Map<String, Object> chosen) {
        return new Node(id, type, version, name, chosen, enabled, comment, inside);
    }

    public Node withId(String other) {
        return new Node(other, type, version, name, settings, enabled, comment, inside);
    }

    public Node withName(String other) {
        return new Node(id, type, version, other, settings, enabled, comment, inside);
    }

    public Node withEnabled(boolean other) {
        return new Node(id, type, version, name, settings, other, comment, inside);
    }

    public Node withComment(String other) {
        return new Node(id, type, version, name, settings, enabled, other, inside);
    }

    public Node withInside(Component other) {
        return new Node(id, type, version, name, settings, enabled, comment, other);
    }

    /// The same node as another kind (or another version of its kind).
    public Node withType(String otherType, int otherVersion) {
        return new Node(id, otherType, otherVersion, name, settings, enabled, comment, inside);
    }
}
