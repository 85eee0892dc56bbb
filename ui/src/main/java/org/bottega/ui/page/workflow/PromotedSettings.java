package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Component.Promoted;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.kernel.param.Param;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// The settings of nodes inside a component that can be set from outside, and which of them those are.
final class PromotedSettings extends VBox {
    private final Desk desk;
    private final EditorViewModel editor;
    private final Node node;
    private final Component inside;

    /// @param soon takes what becomes a step when the hand rests
    PromotedSettings(Desk desk, EditorViewModel editor, Node node, Consumer<Runnable> soon) {
        super(8);
        this.desk = desk;
        this.editor = editor;
        this.node = node;
        this.inside = Objects.requireNonNull(node.inside());
        setId("promoted");
        getChildren().add(Parts.label(desk.say("workflow.promote"), "section"));
        inside.promoted()
                .forEach(p -> param(p).ifPresent(param -> getChildren().add(line(p, param, soon))));
        getChildren().add(choice());
    }

    private Optional<Param<?>> param(Promoted promoted) {
        return inside.inside()
                .node(promoted.node())
                .flatMap(n -> editor.catalog().find(n.type()))
                .flatMap(s ->
                        s.params().params().stream()
                                .filter(p -> p.id().equals(promoted.setting()))
                                .findFirst());
    }

    private VBox line(Promoted promoted, Param<?> param, Consumer<Runnable> soon) {
        var inner = inside.inside().require(promoted.node()).settings().get(promoted.setting());
        var now = node.settings().get(promoted.id());
        var owner = inside.inside().require(promoted.node()).type();
        var label = desk.messages().catalogue().label(owner, param);
        var field = new TextField(now == null ? "" : String.valueOf(now));
        field.setId("promoted-" + promoted.id());
        field.setPromptText(inner == null ? param.domain().describe() : String.valueOf(inner));
        field.textProperty()
                .addListener((_, _, text) -> soon.accept(() -> set(promoted, label, text)));
        HBox.setHgrow(field, Priority.ALWAYS);
        var remove =
                Parts.iconButton(
                        "mdi2c-close",
                        desk.say("workflow.promote.remove", label),
                        () -> promote(without(promoted), node.without(promoted.id())));
        return Parts.column(
                4,
                Parts.label(inside.inside().require(promoted.node()).name() + ": " + label),
                Parts.row(4, field, remove));
    }

    private void set(Promoted promoted, String label, String text) {
        editor.workflow()
                .node(node.id())
                .ifPresent(n -> {
                    var next =
                            text.isBlank()
                                    ? n.without(promoted.id())
                                    : n.with(promoted.id(), text.strip());
                    if (!next.equals(n)) {
                        editor.applyAll(
                                desk.say("canvas.edit.setting", n.name(), label),
                                List.of(new Edit.PutNode(next)));
                    }
                });
    }

    private List<Promoted> without(Promoted promoted) {
        return inside.promoted().stream().filter(p -> !p.equals(promoted)).toList();
    }

    private MenuButton choice() {
        var button = new MenuButton(desk.say("workflow.promote.add"));
        button.setId("promote");
        button.setMinWidth(USE_PREF_SIZE);
        for (var inner : inside.inside().nodes().values()) {
            var spec = editor.catalog().find(inner.type());
            if (spec.isEmpty()) {
                continue;
            }
            var menu = new Menu(inner.name());
            for (var param : spec.get().params().params()) {
                boolean already =
                        inside.promoted().stream()
                                .anyMatch(p ->
                                        p.node().equals(inner.id())
                                                && p.setting().equals(param.id()));
                if (!already) {
                    var item = new MenuItem(desk.messages().catalogue().label(inner.type(), param));
                    item.setOnAction(_ -> add(inner.id(), param.id()));
                    menu.getItems().add(item);
                }
            }
            if (!menu.getItems().isEmpty()) {
                button.getItems().add(menu);
            }
        }
        button.setDisable(button.getItems().isEmpty());
        return button;
    }

    private void add(String inner, String setting) {
        var id = setting;
        var taken = inside.promoted().stream().map(Promoted::id).toList();
        for (int i = 2; taken.contains(id); i++) {
            id = setting + "-" + i;
        }
        var more = new ArrayList<>(inside.promoted());
        more.add(new Promoted(id, inner, setting));
        promote(more, node);
    }

    private void promote(List<Promoted> promoted, Node from) {
        editor.applyAll(
                desk.say("canvas.edit.promote", node.name()),
                List.of(
                        new Edit.PutNode(
                                from.withInside(
                                        new Component(
                                                inside.inside(),
                                                inside.inputs(),
                                                inside.outputs(),
                                                promoted)))));
    }
}
