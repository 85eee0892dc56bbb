package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.engine.flow.FlowTunings;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// What is marked to be tuned, with its ranges: settings of a node, or everything in the workflow with the figures
/// that decide. Marks belong to the whole workflow, also those within components.
final class TuningMarks extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Desk desk;
    private final EditorViewModel editor;

    /// Something that can be marked.
    ///
    /// @param name as the workflow keeps it
    /// @param label as a person reads it
    private record Offer(String name, String label, String range) {}

    private TuningMarks(Desk desk, EditorViewModel editor) {
        super(8);
        this.desk = desk;
        this.editor = editor;
        setId("tuning-marks");
        getChildren().add(Parts.label(desk.say("tuning-marks.title"), "section"));
    }

    /// Those of one node.
    static TuningMarks of(Desk desk, EditorViewModel editor, Node node, NodeSpec spec) {
        var marks = new TuningMarks(desk, editor);
        var path = new ArrayList<>(editor.path().get());
        path.add(node.id());
        var offers =
                FlowTunings.markable(spec).stream()
                        .map(m ->
                                new Offer(
                                        String.join(".", path) + "." + m.setting().id(),
                                        desk.messages().catalogue().label(spec.id(), m.setting()),
                                        m.range()))
                        .toList();
        var ranges = editor.whole().tuning().ranges();
        offers.stream()
                .filter(o -> ranges.containsKey(o.name()))
                .forEach(o -> marks.getChildren().add(marks.line(o.name(), o.label())));
        marks.getChildren().add(marks.choice(offers));
        return marks;
    }

    /// All of the workflow.
    static TuningMarks of(Desk desk, EditorViewModel editor) {
        var marks = new TuningMarks(desk, editor);
        var whole = editor.whole();
        if (whole.tuning().ranges().isEmpty()) {
            marks.getChildren()
                    .add(Parts.paragraph(desk.say("tuning-marks.none"), "muted", "small"));
        }
        whole.tuning()
                .ranges()
                .keySet()
                .forEach(n -> marks.getChildren().add(marks.line(n, label(whole, n))));
        if (!whole.parameters().isEmpty()) {
            marks.getChildren()
                    .add(
                            marks.choice(
                                    whole.parameters().values().stream()
                                            .map(p ->
                                                    new Offer(
                                                            p.name(),
                                                            "${" + p.name() + "}",
                                                            range(p)))
                                            .toList()));
        }
        if (!whole.tuning().ranges().isEmpty()) {
            marks.getChildren().add(marks.metrics());
            var begin =
                    Parts.button(
                            desk.say("canvas.do.tune"),
                            "mdi2t-tune-vertical",
                            editor::tune,
                            "accent");
            begin.setId("tune-workflow");
            marks.getChildren().add(begin);
        }
        return marks;
    }

    /// Of `node.setting` the node by its name, where it is drawn at the top.
    private static String label(Workflow whole, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? "${" + name + "}"
                : whole.node(name.substring(0, dot))
                        .map(n -> n.name() + ": " + name.substring(dot + 1))
                        .orElse(name);
    }

    /// A name as the id of a control: with dots it could not be looked up.
    private static String id(String name) {
        return name.replace('.', '-');
    }

    private static String range(Parameter parameter) {
        return switch (parameter.type()) {
            case WHOLE -> {
                long at = (Long) parameter.preset();
                yield at / 2 + ".." + Math.max(at + 1, 2 * at);
            }
            case NUMBER -> {
                double at = (Double) parameter.preset();
                yield at > 0 ? at / 2 + ".." + 2 * at : "0.0..1.0";
            }
            case FLAG -> "false|true";
            case TEXT, FILE -> String.valueOf(parameter.preset());
        };
    }

    private VBox line(String name, String label) {
        var field = new TextField(editor.whole().tuning().ranges().get(name));
        field.setId("mark-" + id(name));
        field.setAccessibleText(desk.say("setup.range", label));
        var wrong = Parts.paragraph("", "complaint");
        Parts.visible(wrong, false);
        Runnable put = () -> put(name, field, wrong);
        field.setOnAction(_ -> put.run());
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        put.run();
                    }
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        var remove =
                Parts.iconButton(
                        "mdi2c-close",
                        desk.say("tuning-marks.remove", label),
                        () ->
                                editor.applyToWhole(
                                        desk.say("tuning-marks.removed", label),
                                        List.of(new Edit.RemoveRange(name))));
        remove.setId("unmark-" + id(name));
        return Parts.column(4, Parts.label(label), Parts.row(4, field, remove), wrong);
    }

    /// Keeps a range that can be searched; says why of another.
    private void put(String name, TextField field, javafx.scene.control.Label wrong) {
        var whole = editor.whole();
        var text = field.getText().strip();
        if (!whole.tuning().ranges().containsKey(name)) {
            return;
        }
        var edit = new Edit.PutRange(name, text);
        var refusal =
                FlowTunings.refusal(editor.catalog(), whole, whole.apply(edit).tuning().lines());
        field.pseudoClassStateChanged(WRONG, !refusal.isEmpty());
        wrong.setText(refusal);
        Parts.visible(wrong, !refusal.isEmpty());
        if (refusal.isEmpty() && !text.equals(whole.tuning().ranges().get(name))) {
            editor.applyToWhole(desk.say("tuning-marks.range", name), List.of(edit));
        }
    }

    private MenuButton choice(List<Offer> offers) {
        var button = new MenuButton(desk.say("tuning-marks.add"));
        button.setId("mark-to-tune");
        button.setMinWidth(USE_PREF_SIZE);
        var ranges = editor.whole().tuning().ranges();
        for (var offer : offers) {
            if (!ranges.containsKey(offer.name())) {
                var item = new MenuItem(offer.label());
                item.setId("mark-item-" + id(offer.name()));
                item.setOnAction(_ ->
                        editor.applyToWhole(
                                desk.say("tuning-marks.added", offer.label()),
                                List.of(new Edit.PutRange(offer.name(), offer.range()))));
                button.getItems().add(item);
            }
        }
        button.setDisable(button.getItems().isEmpty());
        return button;
    }

    /// The figure that decides, and one that counts as well.
    private VBox metrics() {
        var now = editor.whole().tuning().metrics();
        var first = figure("tuning-metric", "setup.metric", now.isEmpty() ? "" : now.getFirst());
        var second = figure("tuning-besides", "setup.besides", now.size() > 1 ? now.get(1) : "");
        for (var box : List.of(first, second)) {
            box.valueProperty()
                    .addListener((_, _, _) -> {
                        var chosen =
                                Stream.of(first.getValue(), second.getValue())
                                        .filter(m -> m != null && !m.isBlank())
                                        .map(String::strip)
                                        .distinct()
                                        .toList();
                        if (!chosen.equals(editor.whole().tuning().metrics())) {
                            editor.applyToWhole(
                                    desk.say("tuning-marks.judged"),
                                    List.of(new Edit.JudgeBy(chosen)));
                        }
                    });
        }
        var whole = editor.whole();
        desk.background()
                .run(
                        () -> editor.document().metrics(whole),
                        found -> {
                            first.getItems().setAll(found);
                            second.getItems().setAll("");
                            second.getItems().addAll(found);
                        },
                        _ -> {
                            // what is wrong with the workflow its check tells
                        });
        return Parts.column(
                4,
                Parts.label(desk.say("setup.metric"), "form-label"),
                first,
                Parts.label(desk.say("setup.besides"), "form-label"),
                second);
    }

    private ComboBox<String> figure(String id, String label, String value) {
        var box = new ComboBox<String>();
        box.setId(id);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(desk.say(label));
        box.setValue(value);
        return box;
    }
}
