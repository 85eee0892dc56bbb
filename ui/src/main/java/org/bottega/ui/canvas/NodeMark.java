package org.bottega.ui.canvas;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.bottega.flow.graph.Workflow;
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

    void show(NodeBox box, Workflow workflow, Messages messages) {
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
        setAccessibleHelp(connections(workflow, messages));
        if (!box.comment().isEmpty()) {
            setAccessibleRoleDescription(box.comment());
        }
    }

    private String connections(Workflow workflow, Messages messages) {
        var text = new StringBuilder();
        for (var wire : workflow.into(node)) {
            workflow.node(wire.from())
                    .ifPresent(
                            n -> text.append(messages.get("canvas.from", n.name())).append(". "));
        }
        for (var wire : workflow.outOf(node)) {
            workflow.node(wire.to())
                    .ifPresent(n -> text.append(messages.get("canvas.to", n.name())).append(". "));
        }
        return text.toString();
    }
}
