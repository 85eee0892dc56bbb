package org.bottega.ui.canvas;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.text.Messages;

/// What the keyboard's focus and a screen reader find in the place of a painted node: its name, how it
/// stands, and what it is connected with. Nothing of it is seen.
final class NodeMark extends Region {
    private final String node;

    NodeMark(String node) {
        this.node = node;
        setId("node-" + node);
        getStyleClass().add("node-mark");
        setFocusTraversable(true);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    String node() {
        return node;
    }

    /// @param connections with what it is connected, in words
    void show(NodeBox box, String connections, Messages messages) {
        resizeRelocate(box.box().x(), box.box().y(), box.box().width(), box.box().height());
        var state =
                messages.get(
                        "canvas.state."
                                + box.standing().state().name().toLowerCase(java.util.Locale.ROOT));
        var text = new StringBuilder(box.title()).append(". ").append(state);
        if (!box.standing().line().isEmpty()) {
            text.append(": ").append(box.standing().line());
        }
        if (box.standing().warnings() > 0) {
            text.append(". ").append(messages.get("canvas.warnings", box.standing().warnings()));
        }
        setAccessibleText(text.toString());
        setAccessibleHelp(connections);
        if (!box.comment().isEmpty()) {
            setAccessibleRoleDescription(box.comment());
        }
    }
}
