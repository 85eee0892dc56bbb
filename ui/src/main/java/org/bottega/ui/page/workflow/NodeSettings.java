package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Params;
import org.bottega.ui.form.FormView;
import org.bottega.ui.form.FormViewModel;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.PathQuestion;

/// The form of a node's settings. What is typed becomes a step of undo when the hand rests.
final class NodeSettings extends VBox {
    private final Desk desk;
    private final EditorViewModel editor;
    private Map<String, Object> typing;

    /// @param soon takes the step for when the hand rests
    NodeSettings(
            Desk desk, EditorViewModel editor, Node now, NodeSpec spec, Consumer<Runnable> soon) {
        this.desk = desk;
        this.editor = editor;
        this.typing = now.settings();
        var space = spec.params();
        var form = new FormViewModel(space, readable(now, spec));
        var view =
                new FormView(
                        spec.id(),
                        form,
                        () -> editor.incoming(now.id()),
                        where -> PathQuestion.ask(desk, where),
                        desk.messages());
        view.setId("node-form");
        form.params()
                .addListener((_, before, after) -> {
                    var changed = new TreeMap<>(after.plain());
                    changed.entrySet()
                            .removeIf(e -> e.getValue().equals(before.plain().get(e.getKey())));
                    var gone = new TreeSet<>(before.plain().keySet());
                    gone.removeAll(after.plain().keySet());
                    var settings = new TreeMap<>(typing);
                    settings.putAll(changed);
                    settings.keySet().removeAll(gone);
                    typing = Map.copyOf(settings);
                    soon.accept(() ->
                            keep(
                                    now.id(),
                                    space.params().stream()
                                            .filter(p -> changed.containsKey(p.id()))
                                            .findFirst()
                                            .map(p ->
                                                    desk.messages().catalogue().label(spec.id(), p))
                                            .orElse("")));
                });
        var names = new javafx.scene.layout.ColumnConstraints();
        names.setMaxWidth(120);
        var fields = new javafx.scene.layout.ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        view.getColumnConstraints().setAll(names, fields);
        getChildren().add(view);
    }

    private void keep(String id, String label) {
        var settings = typing;
        editor.workflow()
                .node(id)
                .filter(n -> !n.settings().equals(settings))
                .ifPresent(n -> {
                    var next = n.withSettings(settings);
                    editor.document().typed(n, next);
                    editor.applyAll(
                            desk.say("canvas.edit.setting", n.name(), label),
                            List.of(new Edit.PutNode(next)));
                });
    }

    /// The settings as far as they can be read one by one; the others show their presets and their
    /// problem, and stay in the node until they are set.
    private static Params readable(Node now, NodeSpec spec) {
        var settings =
                now.version() < spec.version()
                        ? spec.migrate(now.version(), now.settings())
                        : now.settings();
        try {
            return spec.params().read(settings);
        } catch (ProblemException _) {
            var good = new TreeMap<String, Object>();
            settings.forEach((id, value) -> {
                try {
                    spec.params().read(Map.of(id, value));
                    good.put(id, value);
                } catch (ProblemException _) {
                    // told by the check
                }
            });
            return spec.params().read(good);
        }
    }

    /// What the form says now; the node says so when the hand has rested.
    Map<String, Object> typed() {
        return typing;
    }
}
