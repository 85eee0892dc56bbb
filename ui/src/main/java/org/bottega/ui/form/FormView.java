package org.bottega.ui.form;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;

/// A form over declared settings: one line each, with the sentence that explains it, and what is wrong
/// under the field where it is wrong.
public final class FormView extends GridPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final FormViewModel model;
    private final Supplier<Schema> columns;
    private final Function<Domain.Location, Optional<String>> paths;
    private final Messages messages;

    /// @param owner the id of the node, step or algorithm whose settings these are
    /// @param columns what columns can be chosen, asked each time a choice opens
    /// @param paths asks for a path by the system's dialog
    public FormView(
            String owner,
            FormViewModel model,
            Supplier<Schema> columns,
            Function<Domain.Location, Optional<String>> paths,
            Messages messages) {
        this.model = model;
        this.columns = columns;
        this.paths = paths;
        this.messages = messages;
        getStyleClass().add("form");
        int line = 0;
        for (var param : model.settings()) {
            var text = messages.catalogue();
            var name = Parts.label(text.label(owner, param), "form-label");
            name.setMinWidth(Region.USE_PREF_SIZE);
            var shown = field(param);
            var field = shown instanceof PathField path ? path.text() : shown;
            name.setLabelFor(field);
            var help = text.help(owner, param);
            if (!help.isEmpty()) {
                Tooltip.install(field, new Tooltip(help));
                name.setTooltip(new Tooltip(help));
            }
            add(name, 0, line);
            field.setId("form-" + param.id());
            add(shown, 1, line++);
            add(complaint(param, field), 1, line++);
        }
    }

    public FormViewModel model() {
        return model;
    }

    /// The control for a setting. A new kind of domain does not compile until it is drawn here.
    private Node field(Param<?> param) {
        var now = model.value(param);
        return switch (param.domain()) {
            case Domain.Whole(int min, int max, var _) -> text(param, now, min + " – " + max);
            case Domain.Real(double min, double max, var _) ->
                    text(param, now, plain(min) + " – " + plain(max));
            case Domain.Choice<?> choice -> {
                var box = new ChoiceBox<String>();
                box.getItems().addAll(choice.words());
                box.setValue(now.toString());
                box.setMaxWidth(Double.MAX_VALUE);
                box.valueProperty().subscribe(word -> model.put(param, word));
                yield box;
            }
            case Domain.Flag() -> {
                var box = new javafx.scene.control.CheckBox();
                box.setSelected((Boolean) now);
                box.selectedProperty().subscribe(on -> model.put(param, on));
                yield box;
            }
            case Domain.Line() -> text(param, now, "");
            case Domain.Location location ->
                    new PathField(param.id(), location, text(param, now, ""), paths, messages);
            case Domain.ColumnName(var kinds) ->
                    ColumnFields.one(
                            now.toString(),
                            () -> ColumnFields.fitting(columns.get(), kinds),
                            messages,
                            name -> model.put(param, name));
            case Domain.ColumnNames(var kinds) ->
                    ColumnFields.several(
                            texts(now),
                            () -> ColumnFields.fitting(columns.get(), kinds),
                            messages,
                            names -> model.put(param, names));
            case Domain.Formula(var _) ->
                    FormulaField.of(now.toString(), columns, formula -> model.put(param, formula));
            case Domain.Lines() -> {
                var area = new TextArea(String.join("\n", texts(now)));
                area.setPrefRowCount(Math.clamp(texts(now).size() + 1L, 2, 6));
                area.textProperty()
                        .addListener((_, _, typed) ->
                                model.put(
                                        param,
                                        typed.lines()
                                                .map(String::strip)
                                                .filter(l -> !l.isEmpty())
                                                .toList()));
                yield area;
            }
            case Domain.Code() -> {
                var area = new TextArea(String.join("\n", texts(now)));
                area.getStyleClass().add("code");
                area.setPrefRowCount(Math.clamp(texts(now).size() + 2L, 4, 14));
                area.textProperty()
                        .addListener((_, _, typed) -> model.put(param, typed.stripTrailing()));
                yield area;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static java.util.List<String> texts(Object now) {
        return (java.util.List<String>) now;
    }

    private TextField text(Param<?> param, Object now, String prompt) {
        var field = new TextField(now.toString());
        field.setPromptText(prompt);
        field.textProperty().addListener((_, _, typed) -> model.put(param, typed));
        return field;
    }

    private Label complaint(Param<?> param, Node field) {
        var label = Parts.paragraph("", "complaint");
        Parts.visible(label, false);
        model.wrong()
                .addListener(
                        (MapChangeListener<String, String>)
                                _ -> {
                                    var what = model.wrong().get(param.id());
                                    field.pseudoClassStateChanged(WRONG, what != null);
                                    label.setText(what == null ? "" : what);
                                    Parts.visible(label, what != null);
                                });
        return label;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
