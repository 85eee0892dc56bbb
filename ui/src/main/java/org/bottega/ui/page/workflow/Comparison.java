package org.bottega.ui.page.workflow;

import java.util.Set;
import javafx.scene.layout.BorderPane;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;
import org.bottega.kernel.Problem;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Editing;
import org.bottega.ui.canvas.scene.NodeBox.Change;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.text.Messages;

/// Two versions of a workflow in one picture: what was added, what was changed, and what is gone.
/// Nothing can be edited here; a click on a changed node tells which settings are different.
final class Comparison extends BorderPane {
    private final CanvasViewModel model;

    Comparison(
            Desk desk,
            Catalog catalog,
            String name,
            Workflow before,
            Workflow after,
            Runnable close) {
        setId("comparison");
        getStyleClass().add("comparison");
        model = new CanvasViewModel(new Looking(catalog, after, desk.messages()));
        var canvas = new FlowCanvas(model, desk.messages());
        canvas.setId("comparison-canvas");
        var drawing = new Drawings(catalog, desk.messages()).compare(before, after);
        var shut =
                Parts.button(desk.say("history.close-comparison"), "mdi2c-close", close, "small");
        shut.setId("close-comparison");
        var head =
                Parts.row(
                        12,
                        Parts.label(desk.say("history.comparison", name), "strong"),
                        count(desk, drawing, Change.ADDED, "good"),
                        count(desk, drawing, Change.CHANGED, "caution"),
                        count(desk, drawing, Change.REMOVED, "bad"),
                        Parts.spring(),
                        shut);
        head.getStyleClass().add("peek-head");
        var told = Parts.paragraph(desk.say("history.click"), "muted");
        told.setId("comparison-told");
        told.getStyleClass().add("peek-head");
        setTop(head);
        setCenter(canvas);
        setBottom(told);
        model.selection()
                .subscribe(ids ->
                        told.setText(
                                ids.isEmpty()
                                        ? desk.say("history.click")
                                        : tell(desk, before, after, ids.iterator().next())));
        model.draw(drawing);
        canvas.layoutBoundsProperty()
                .subscribe(bounds -> {
                    model.resize(bounds.getWidth(), bounds.getHeight());
                    model.fit();
                });
    }

    private static javafx.scene.control.Label count(
            Desk desk, org.bottega.ui.canvas.scene.Drawing drawing, Change change, String style) {
        long count = drawing.nodes().values().stream().filter(n -> n.change() == change).count();
        var word = change.name().toLowerCase(java.util.Locale.ROOT);
        return Parts.label(desk.say("history.count." + word, count), style, "small");
    }

    private static String tell(Desk desk, Workflow before, Workflow after, String id) {
        var was = before.node(id);
        var is = after.node(id);
        if (was.isEmpty() || is.isEmpty()) {
            return desk.say(was.isEmpty() ? "canvas.change.added" : "canvas.change.removed");
        }
        var text = new StringBuilder();
        var ids = new java.util.TreeSet<>(was.get().settings().keySet());
        ids.addAll(is.get().settings().keySet());
        for (var setting : ids) {
            var old = was.get().settings().get(setting);
            var now = is.get().settings().get(setting);
            if (!java.util.Objects.equals(old, now)) {
                text.append(text.isEmpty() ? "" : " · ")
                        .append(setting)
                        .append(": ")
                        .append(old == null ? "–" : old)
                        .append(" → ")
                        .append(now == null ? "–" : now);
            }
        }
        if (!was.get().name().equals(is.get().name())) {
            text.append(text.isEmpty() ? "" : " · ")
                    .append(was.get().name())
                    .append(" → ")
                    .append(is.get().name());
        }
        return text.isEmpty() ? desk.say("canvas.change.same") : text.toString();
    }

    /// What is compared is only looked at.
    private record Looking(Catalog catalog, Workflow workflow, Messages messages)
            implements Editing {
        @Override
        public boolean locked() {
            return true;
        }

        @Override
        public boolean apply(Edit edit) {
            return false;
        }

        @Override
        public void refuse(Problem problem) {}

        @Override
        public void select(Set<String> ids) {}

        @Override
        public void offer(Offer offer) {}
    }
}
