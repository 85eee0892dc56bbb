package org.bottega.ui.page.data.prepare;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.data.recipe.Step;
import org.bottega.kernel.param.Params;
import org.bottega.ui.control.Parts;
import org.bottega.ui.form.FormView;
import org.bottega.ui.form.FormViewModel;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.PathQuestion;
import org.bottega.ui.page.data.prepare.PrepareViewModel.Line;
import org.jspecify.annotations.Nullable;

/// The steps of a recipe one below the other; the one looked at is open for editing. Ctrl+Z undoes.
public final class PreparePanel extends BorderPane {
    private static final KeyCombination UNDO = KeyCombination.keyCombination("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.keyCombination("Shortcut+Shift+Z");

    private final Desk desk;
    private final PrepareViewModel model;
    private final VBox steps = new VBox();
    private final TextField add = new TextField();
    private final ListView<Step> found = new ListView<>();
    private @Nullable FormView open;
    private int openAt = -1;
    private String openStep = "";

    public PreparePanel(Desk desk, PrepareViewModel model, Runnable save) {
        this.desk = desk;
        this.model = model;
        var undo = Parts.iconButton("mdi2u-undo", desk.say("prepare.undo"), model::undo);
        undo.setId("undo-step");
        undo.disableProperty().bind(model.undoable().not());
        var redo = Parts.iconButton("mdi2r-redo", desk.say("prepare.redo"), model::redo);
        redo.setId("redo-step");
        redo.disableProperty().bind(model.redoable().not());
        var keep = Parts.button(desk.say("prepare.save"), "mdi2c-check", save, "accent", "small");
        keep.setId("save-prepared");
        keep.disableProperty().bind(model.sound().not());
        add.setId("add-step");
        add.setPromptText(desk.say("prepare.add"));
        add.setAccessibleText(desk.say("prepare.add"));
        HBox.setHgrow(add, Priority.ALWAYS);
        found.setId("found-steps");
        found.setFixedCellSize(30);
        found.setPrefHeight(240);
        found.setCellFactory(_ -> new StepCell());
        Parts.visible(found, false);
        add.textProperty().subscribe(_ -> search());
        add.focusedProperty().subscribe(_ -> search());
        found.focusedProperty().subscribe(_ -> search());
        add.setOnKeyPressed(e -> {
            switch (e.getCode()) {
                case ENTER -> choose();
                case DOWN -> found.requestFocus();
                case ESCAPE -> add.clear();
                default -> {
                    return;
                }
            }
            e.consume();
        });
        found.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        found.setOnMouseClicked(_ -> choose());
        var top = Parts.column(8, Parts.row(4, add, undo, redo), found);
        top.getStyleClass().add("prepare-top");
        setTop(top);
        var scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        var bottom = Parts.row(8, Parts.spring(), keep);
        bottom.getStyleClass().add("prepare-bottom");
        setBottom(bottom);
        addEventHandler(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                e -> {
                    if (UNDO.match(e)) {
                        model.undo();
                        e.consume();
                    } else if (REDO.match(e)) {
                        model.redo();
                        e.consume();
                    }
                });
        model.lines().subscribe(this::fill);
        fill();
    }

    private void search() {
        boolean wanted = add.isFocused() || found.isFocused();
        Parts.visible(found, wanted);
        if (wanted && !found.isFocused()) {
            found.getItems().setAll(model.search(add.getText()));
            found.getSelectionModel().selectFirst();
        }
    }

    private void choose() {
        var step = found.getSelectionModel().getSelectedItem();
        if (step != null) {
            model.add(step);
            add.clear();
            steps.requestFocus();
            Parts.visible(found, false);
        }
    }

    private void fill() {
        // the open form stays as it is while only what it says about itself changes
        int at = model.selected();
        var recipe = model.recipe().get();
        boolean same =
                open != null
                        && at == openAt
                        && at < recipe.size()
                        && at >= 0
                        && recipe.entries().get(at).step().equals(openStep)
                        && openForm()
                                .params()
                                .get()
                                .plain()
                                .equals(
                                        model.step(at)
                                                .params()
                                                .read(recipe.entries().get(at).settings())
                                                .plain());
        if (!same) {
            open = null;
        }
        steps.getChildren().clear();
        var whole = Parts.label(desk.say("prepare.whole"), "muted");
        var first = new HBox(whole);
        first.getStyleClass().addAll("prepare-step", at == -1 ? "chosen" : "quiet");
        first.setOnMouseClicked(_ -> model.look(-1));
        steps.getChildren().add(first);
        if (model.lines().isEmpty()) {
            var about = Parts.paragraph(desk.say("prepare.none"), "muted");
            about.getStyleClass().add("prepare-step");
            steps.getChildren().add(about);
        }
        for (int i = 0; i < model.lines().size() && i < recipe.size(); i++) {
            steps.getChildren().add(step(i, model.lines().get(i)));
        }
    }

    private FormViewModel openForm() {
        return java.util.Objects.requireNonNull(open).model();
    }

    private Region step(int at, Line line) {
        var number = Parts.label(String.valueOf(at + 1), "muted", "prepare-number");
        var sentence = Parts.paragraph(line.sentence(), line.enabled() ? "strong" : "muted");
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var size = size(line);
        var head = Parts.row(8, number, sentence, size);
        head.setAlignment(Pos.BASELINE_LEFT);
        var box = Parts.column(6, head);
        box.getStyleClass().add("prepare-step");
        box.setId("step-" + (at + 1));
        head.setOnMouseClicked(_ -> model.look(at));
        if (!line.complaint().isEmpty()) {
            box.getChildren()
                    .add(
                            Parts.paragraph(
                                    line.complaint(), line.broken() ? "complaint" : "caution"));
        }
        if (at == model.selected()) {
            box.getStyleClass().add("chosen");
            if (model.known(at)) {
                box.getChildren().add(form(at));
            }
            box.getChildren().add(tools(at, line));
        }
        return box;
    }

    private Label size(Line line) {
        var figures = desk.messages().figures();
        var text =
                line.rows() < 0
                        ? ""
                        : desk.say(
                                "data.size-short",
                                figures.count(line.rows()),
                                figures.count(line.columns()));
        var label = Parts.label(text, "muted", "small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox tools(int at, Line line) {
        var up =
                Parts.iconButton(
                        "mdi2a-arrow-up", desk.say("prepare.up"), () -> model.move(at, -1));
        up.setDisable(at == 0);
        var down =
                Parts.iconButton(
                        "mdi2a-arrow-down", desk.say("prepare.down"), () -> model.move(at, 1));
        down.setDisable(at == model.recipe().get().size() - 1);
        var off =
                Parts.iconButton(
                        line.enabled() ? "mdi2e-eye-outline" : "mdi2e-eye-off-outline",
                        desk.say(line.enabled() ? "prepare.off" : "prepare.on"),
                        () -> model.enable(at, !line.enabled()));
        var remove =
                Parts.iconButton(
                        "mdi2d-delete-outline", desk.say("prepare.remove"), () -> model.remove(at));
        remove.setId("remove-step");
        return Parts.row(2, up, down, off, Parts.spring(), remove);
    }

    private FormView form(int at) {
        var there = open;
        if (there != null) {
            return there;
        }
        var entry = model.recipe().get().entries().get(at);
        var step = model.step(at);
        Params start;
        try {
            start = step.params().read(entry.settings());
        } catch (org.bottega.kernel.ProblemException _) {
            start = Params.defaults();
        }
        var form = new FormViewModel(step.params(), start);
        form.params().addListener((_, _, now) -> model.set(at, now.plain()));
        var made =
                new FormView(
                        step.id(),
                        form,
                        () -> model.schemaBefore(at),
                        where -> PathQuestion.ask(desk, where),
                        desk.messages());
        open = made;
        openAt = at;
        openStep = entry.step();
        return made;
    }

    private final class StepCell extends ListCell<Step> {
        @Override
        protected void updateItem(@Nullable Step step, boolean empty) {
            super.updateItem(step, empty);
            setText(empty || step == null ? "" : model.title(step));
            setTooltip(
                    empty || step == null
                            ? null
                            : new Tooltip(
                                    desk.messages()
                                            .catalogue()
                                            .summary(step.id(), step.summary())));
        }
    }
}
