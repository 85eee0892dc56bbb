package org.bottega.ui.canvas.scene;

import java.util.List;
import org.bottega.flow.spec.Category;

/// A node as it is drawn.
///
/// @param id in the workflow that is shown
/// @param icon the icon's literal
/// @param component whether there is a workflow inside
/// @param known false when nobody knows its kind
/// @param change how it differs from another version, for the comparison of two
public record NodeBox(
        String id,
        Box box,
        String title,
        String comment,
        String icon,
        Category category,
        boolean component,
        boolean known,
        boolean enabled,
        List<Dot> inputs,
        List<Dot> outputs,
        Standing standing,
        Change change) {

    /// What became of a thing between two versions.
    public enum Change {
        /// nothing is compared
        NONE,
        /// it is the same in both
        SAME,
        ADDED,
        CHANGED,
        REMOVED
    }

    public NodeBox {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public NodeBox changed(Change how) {
        return new NodeBox(
                id, box, title, comment, icon, category, component, known, enabled, inputs, outputs,
                standing, how);
    }
}
