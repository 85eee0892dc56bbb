package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Parameter;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// The parameters of a workflow: what is given when it starts, and to which settings refer as `${name}`.
final class ParameterList extends VBox {
    private final Desk desk;
    private final EditorViewModel editor;

    ParameterList(Desk desk, EditorViewModel editor) {
        super(8);
        this.desk = desk;
        this.editor = editor;
        setId("parameters");
        getChildren().add(Parts.label(desk.say("parameter.title"), "section"));
        editor.workflow().parameters().values().forEach(p -> getChildren().add(line(p)));
        if (editor.workflow().parameters().isEmpty()) {
            getChildren().add(Parts.paragraph(desk.say("parameter.none"), "muted", "small"));
        }
        getChildren().add(adding());
    }

    private VBox line(Parameter parameter) {
        var name = Parts.label("${" + parameter.name() + "}", "code");
        var type =
                Parts.label(desk.say("parameter.type." + word(parameter.type())), "muted", "small");
        var remove =
                Parts.iconButton(
                        "mdi2d-delete-outline",
                        desk.say("parameter.remove", parameter.name()),
                        () ->
                                editor.applyAll(
                                        desk.say("parameter.remove", parameter.name()),
                                        List.of(new Edit.RemoveParameter(parameter.name()))));
        var wrong = Parts.paragraph("", "complaint");
        Parts.visible(wrong, false);
        return Parts.column(
                2,
                Parts.row(6, name, type, Parts.spring(), remove),
                preset(parameter, wrong),
                wrong);
    }

    private javafx.scene.Node preset(Parameter parameter, Label wrong) {
        if (parameter.type() == Parameter.Type.FLAG) {
            var box = new CheckBox(desk.say("parameter.preset"));
            box.setSelected(Boolean.TRUE.equals(parameter.preset()));
            box.setOnAction(_ -> put(parameter, box.isSelected()));
            return box;
        }
        var field = new TextField(String.valueOf(parameter.preset()));
        field.setId("parameter-" + parameter.name());
        field.setAccessibleText(parameter.name());
        Runnable keep =
                () -> {
                    var text = field.getText().strip();
                    try {
                        put(parameter, read(parameter.type(), text));
                        Parts.visible(wrong, false);
                    } catch (NumberFormatException _) {
                        wrong.setText(
                                desk.say(
                                        "parameter.wrong",
                                        text,
                                        desk.say("parameter.type." + word(parameter.type()))));
                        Parts.visible(wrong, true);
                    }
                };
        field.setOnAction(_ -> keep.run());
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        keep.run();
                    }
                });
        return field;
    }

    private static Object read(Parameter.Type type, String text) {
        return switch (type) {
            case TEXT, FILE -> text;
            case WHOLE -> Long.parseLong(text);
            case NUMBER -> {
                double value = Double.parseDouble(text);
                if (!Double.isFinite(value)) {
                    throw new NumberFormatException();
                }
                yield value;
            }
            case FLAG -> Boolean.parseBoolean(text);
        };
    }

    private void put(Parameter old, Object preset) {
        if (!preset.equals(old.preset())) {
            editor.applyAll(
                    desk.say("parameter.set", old.name()),
                    List.of(
                            new Edit.PutParameter(
                                    new Parameter(old.name(), old.type(), preset, old.doc()))));
        }
    }

    private HBox adding() {
        var name = new TextField();
        name.setId("parameter-name");
        name.setPromptText(desk.say("parameter.name"));
        name.setAccessibleText(desk.say("parameter.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var type = new ChoiceBox<Parameter.Type>();
        type.setId("parameter-type");
        type.setAccessibleText(desk.say("parameter.type"));
        type.getItems().setAll(Parameter.Type.values());
        type.setValue(Parameter.Type.TEXT);
        type.setConverter(
                new javafx.util.StringConverter<>() {
                    @Override
                    public String toString(Parameter.Type value) {
                        return value == null ? "" : desk.say("parameter.type." + word(value));
                    }

                    @Override
                    public Parameter.Type fromString(String text) {
                        return Parameter.Type.TEXT;
                    }
                });
        Runnable add = () -> add(name.getText().strip(), Objects.requireNonNull(type.getValue()));
        name.setOnAction(_ -> add.run());
        var button = Parts.iconButton("mdi2p-plus", desk.say("parameter.add"), add);
        button.setId("add-parameter");
        return Parts.row(4, name, type, button);
    }

    private void add(String name, Parameter.Type type) {
        if (name.isEmpty() || editor.workflow().parameters().containsKey(name)) {
            return;
        }
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            editor.refuse(
                    org.bottega.kernel.Problem.error(name, desk.say("parameter.bad-name"), ""));
            return;
        }
        Object preset =
                switch (type) {
                    case TEXT, FILE -> "";
                    case WHOLE -> 0L;
                    case NUMBER -> 0.0;
                    case FLAG -> false;
                };
        editor.applyAll(
                desk.say("parameter.added", name),
                List.of(new Edit.PutParameter(new Parameter(name, type, preset, ""))));
    }

    private static String word(Parameter.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
