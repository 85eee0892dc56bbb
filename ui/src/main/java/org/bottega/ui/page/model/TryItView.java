package org.bottega.ui.page.model;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.kernel.table.Field;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.TryItViewModel.Answer;

/// A form made from the model's inputs; what the model says stands beside it and follows.
final class TryItView extends BorderPane {
    private static final int MOST_CHOICES = 200;
    private static final int MOST_ANSWERS = 12;

    private final Desk desk;
    private final TryItViewModel model;
    private final VBox said = new VBox(8);

    TryItView(Desk desk, TryItViewModel model, String target) {
        this.desk = desk;
        this.model = model;
        var form = new GridPane(16, 10);
        form.getStyleClass().add("page-body");
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            form.getColumnConstraints().add(column);
        }
        int place = 0;
        for (var field : model.fields()) {
            form.add(line(field), place % 2, place / 2);
            place++;
        }
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        var next = Parts.button(desk.say("try.next"), "mdi2s-skip-next-outline", model::nextSample);
        next.setId("next-sample");
        next.setMaxWidth(Double.MAX_VALUE);
        var refusal = Parts.paragraph("", "complaint");
        refusal.textProperty().bind(model.refusal());
        said.setId("prediction");
        var side =
                new VBox(
                        12,
                        Parts.label(desk.say("try.prediction", target), "section"),
                        said,
                        refusal,
                        next);
        side.getStyleClass().addAll("side-right", "detail");
        side.setPrefWidth(300);
        setRight(side);
        model.answers().subscribe(this::fill);
        fill();
    }

    private Node line(Field field) {
        var name = Parts.label(field.name(), "small");
        name.setGraphic(Parts.icon(ColumnHead.icon(field.kind())));
        name.setMinWidth(0);
        var value = model.value(field.name());
        Region control;
        if (!field.levels().isEmpty() && field.levels().size() <= MOST_CHOICES) {
            var box = new ComboBox<String>();
            box.setEditable(true);
            box.getItems().add("");
            box.getItems().addAll(field.levels());
            box.valueProperty().bindBidirectional(value);
            box.getEditor().textProperty().addListener((_, _, typed) -> value.set(typed));
            box.setMaxWidth(Double.MAX_VALUE);
            control = box;
        } else {
            var text = new TextField();
            text.textProperty().bindBidirectional(value);
            text.setPromptText(desk.say("try.missing"));
            control = text;
        }
        control.setId("try-" + field.name());
        name.setLabelFor(control);
        name.setTooltip(new Tooltip(field.name()));
        return Parts.column(2, name, control);
    }

    private void fill() {
        said.getChildren().clear();
        var figures = desk.messages().figures();
        if (model.answers().isEmpty()) {
            return;
        }
        var first = model.answers().getFirst();
        if (!model.classifies()) {
            said.getChildren().add(Parts.label(figures.number(first.value(), 6), "metric-value"));
            return;
        }
        said.getChildren().add(Parts.label(first.label(), "metric-value"));
        model.answers().stream().limit(MOST_ANSWERS).forEach(a -> said.getChildren().add(bar(a)));
    }

    private Node bar(Answer answer) {
        var bar = new Region();
        bar.getStyleClass().add("share-bar-region");
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        bar.setMaxHeight(Double.MAX_VALUE);
        var name = Parts.label(answer.label());
        name.setMinWidth(0);
        var line =
                Parts.row(
                        8,
                        name,
                        Parts.spring(),
                        Parts.label(desk.messages().figures().share(answer.value()), "muted"));
        line.getStyleClass().add("top-line");
        VBox.setVgrow(line, Priority.NEVER);
        var stack = new StackPane(bar, line);
        bar.maxWidthProperty().bind(stack.widthProperty().multiply(answer.value()));
        return stack;
    }
}
