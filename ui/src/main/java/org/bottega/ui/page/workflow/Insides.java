package org.bottega.ui.page.workflow;

import java.util.List;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.jspecify.annotations.Nullable;

/// The way into components: the workflow at its end, and edits there as edits of the whole.
final class Insides {
    private Insides() {}

    /// The workflow inside the components of a path, `null` when one of them is not there any more.
    static @Nullable Workflow at(Workflow whole, List<String> path) {
        var workflow = whole;
        for (var id : path) {
            var inside = workflow.node(id).map(Node::inside).orElse(null);
            if (inside == null) {
                return null;
            }
            workflow = inside.inside();
        }
        return workflow;
    }

    /// An edit at the end of a path as an edit of the whole.
    ///
    /// @throws org.bottega.kernel.ProblemException when it cannot be made
    static Edit lift(Workflow whole, List<String> path, Edit edit) {
        if (path.isEmpty()) {
            return edit;
        }
        var node = whole.require(path.getFirst());
        var inside = java.util.Objects.requireNonNull(node.inside());
        var deeper = lift(inside.inside(), path.subList(1, path.size()), edit);
        var title = deeper instanceof Edit.Together(var words, var _) ? words : "";
        return Edit.together(
                title,
                List.of(
                        new Edit.PutNode(
                                node.withInside(inside.with(inside.inside().apply(deeper))))));
    }

    /// What the ids of nodes at the end of a path begin with in the flat workflow; of what runs several
    /// times the first round is meant.
    static String prefix(Workflow whole, List<String> path) {
        var prefix = new StringBuilder();
        var workflow = whole;
        for (var id : path) {
            var node = workflow.require(id);
            prefix.append(id).append(node.type().equals(Component.REPEAT) ? ".1." : ".");
            workflow = java.util.Objects.requireNonNull(node.inside()).inside();
        }
        return prefix.toString();
    }
}
