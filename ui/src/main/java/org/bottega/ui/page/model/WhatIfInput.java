package org.bottega.ui.page.model;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.WhatIfViewModel.Input;

/// One column of the form: a slider with its number, a choice, or a text. A value that was changed can be
/// taken back.
final class WhatIfInput extends VBox {
    private static final int MOST_CHOICES = 200;
    private static final double DIGITS = 4;
    private static final javafx.css.PseudoClass BOUND =
            javafx.css.PseudoClass.getPseudoClass("bound");

    private final Desk desk;
    private final WhatIfViewModel model;
    private final Input input;
    private final Button back;
    private boolean sliding;

    WhatIfInput(Desk desk, WhatIfViewModel model, Input input) {
        super(2);
        this.desk = desk;
        this.model = model;
        this.input = input;
        getStyleClass().add("what-if-input");
        var field = input.field();
        var name = Parts.label(field.name(), "small");
        name.setGraphic(Parts.icon(ColumnHead.icon(field.kind())));
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(field.name()));
        back = Parts.iconButton("mdi2u-undo-variant", desk.say("whatif.take-back"), this::takeBack);
        back.getStyleClass().add("small-button");
        var value = model.value(field.name());
        value.addListener((_, _, _) -> mark());
        model.start().addListener((_, _, _) -> mark());
        if (input.slides()) {
            var text = text();
            text.setPrefColumnCount(7);
            text.setMinWidth(USE_PREF_SIZE);
            name.setLabelFor(text);
            getChildren()
                    .addAll(Parts.row(6, name, back, Parts.spring(), freedom(), text), slider());
        } else {
            var control =
                    field.levels().isEmpty() || field.levels().size() > MOST_CHOICES
                            ? text()
                            : choice();
            name.setLabelFor(control);
            getChildren().addAll(Parts.row(6, name, back, Parts.spring(), freedom()), control);
        }
        mark();
    }

    /// How the column may move when it is asked what would have to change; a click turns it.
    private Button freedom() {
        var column = input.field().name();
        var changes = model.changes();
        var icon = Parts.icon("mdi2l-lock-open-variant-outline");
        var button = new Button("", icon);
        button.setId("freedom-" + column);
        button.getStyleClass().addAll("flat", "icon-button", "small-button", "freedom");
        button.setOnAction(_ -> changes.turn(column));
        button.setMinWidth(USE_PREF_SIZE);
        var tip = new Tooltip();
        button.setTooltip(tip);
        changes.freedoms()
                .subscribe(_ -> {
                    var now = changes.freedom(column);
                    icon.setIconLiteral(
                            switch (now) {
                                case FREE -> "mdi2l-lock-open-variant-outline";
                                case FIXED -> "mdi2l-lock";
                                case UP -> "mdi2a-arrow-up-bold";
                                case DOWN -> "mdi2a-arrow-down-bold";
                            });
                    var words =
                            desk.say(
                                    "whatif.freedom."
                                            + now.name().toLowerCase(java.util.Locale.ROOT),
                                    column);
                    tip.setText(words);
                    button.setAccessibleText(words);
                    button.pseudoClassStateChanged(BOUND, now != ChangesViewModel.Freedom.FREE);
                });
        return button;
    }

    private TextField text() {
        var text = new TextField();
        text.textProperty().bindBidirectional(model.value(input.field().name()));
        text.setPromptText(desk.say("try.missing"));
        text.setId("try-" + input.field().name());
        return text;
    }

    private Node choice() {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.getItems().add("");
        box.getItems().addAll(input.field().levels());
        var value = model.value(input.field().name());
        box.valueProperty().bindBidirectional(value);
        box.getEditor().textProperty().addListener((_, _, typed) -> value.set(typed));
        box.getEditor().setPromptText(desk.say("try.missing"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId("try-" + input.field().name());
        return box;
    }

    private Slider slider() {
        var slider = new Slider(input.low(), input.high(), input.low());
        slider.setId("slide-" + input.field().name());
        slider.setBlockIncrement(
                input.whole()
                        ? Math.max(1, Math.rint((input.high() - input.low()) / 50))
                        : (input.high() - input.low()) / 50);
        slider.setAccessibleText(input.field().name());
        var value = model.value(input.field().name());
        slider.valueProperty()
                .addListener((_, _, now) -> {
                    if (!sliding) {
                        value.set(NumberColumn.text(rounded(now.doubleValue())));
                    }
                });
        value.addListener((_, _, _) -> follow(slider));
        follow(slider);
        return slider;
    }

    /// The slider shows what was typed without changing it.
    private void follow(Slider slider) {
        var text = model.value(input.field().name()).get();
        try {
            double number = Double.parseDouble(text == null ? "" : text.strip());
            sliding = true;
            slider.setValue(Math.clamp(number, input.low(), input.high()));
        } catch (NumberFormatException _) {
            // a missing value, or one that is being typed, has no place on the slider
        } finally {
            sliding = false;
        }
    }

    /// To whole numbers, or to as many digits as the range makes sense of.
    private double rounded(double value) {
        if (input.whole()) {
            return Math.rint(value);
        }
        double step = Math.pow(10, Math.floor(Math.log10(input.high() - input.low())) - DIGITS + 1);
        return Double.parseDouble(
                String.format(
                        java.util.Locale.ROOT,
                        "%." + Math.max(0, (int) -Math.log10(step)) + "f",
                        Math.rint(value / step) * step));
    }

    private boolean changed() {
        var name = input.field().name();
        var now = model.value(name).get();
        return !(now == null ? "" : now).equals(model.start().get().getOrDefault(name, ""));
    }

    private void mark() {
        back.setVisible(changed());
        if (changed()) {
            if (!getStyleClass().contains("changed")) {
                getStyleClass().add("changed");
            }
        } else {
            getStyleClass().remove("changed");
        }
    }

    private void takeBack() {
        var name = input.field().name();
        model.value(name).set(model.start().get().getOrDefault(name, ""));
    }
}
