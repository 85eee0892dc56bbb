package org.bottega.ui.page.model;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.WhatIfViewModel.Answer;
import org.bottega.ui.page.model.WhatIfViewModel.Scenario;

/// A form made from the model's inputs at the left; what the model says to it and why beside it, and the
/// rows that were kept below.
final class WhatIfView extends BorderPane {
    private static final int MOST_ANSWERS = 8;
    private static final double FORM = 340;
    private static final double WATERFALL = 380;

    private final Desk desk;
    private final WhatIfViewModel model;
    private final VBox said = new VBox(6);
    private final BorderPane why = new BorderPane();
    private final VBox kept = new VBox(8);

    WhatIfView(Desk desk, WhatIfViewModel model, String target) {
        this.desk = desk;
        this.model = model;
        setLeft(form());
        said.setId("prediction");
        why.setId("what-if-waterfall");
        why.setMinHeight(WATERFALL);
        why.setPrefHeight(WATERFALL);
        var refusal = Parts.paragraph("", "complaint");
        refusal.textProperty().bind(model.refusal());
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        var took = Parts.label("", "muted", "small");
        took.setId("what-if-millis");
        model.millis()
                .subscribe(ms ->
                        took.setText(
                                Double.isNaN(ms.doubleValue())
                                        ? ""
                                        : desk.say("whatif.took", Math.round(ms.doubleValue()))));
        var head =
                Parts.row(
                        8,
                        Parts.label(desk.say("try.prediction", target), "section"),
                        Parts.spring(),
                        took);
        var body =
                new VBox(16, head, said, refusal, why, kept, new ChangesPart(desk, model, target));
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setId("what-if-scroll");
        setCenter(scroll);
        model.answers().subscribe(this::fill);
        model.scenarios().subscribe(this::fillKept);
        model.waterfall()
                .subscribe(chart -> {
                    if (chart == null) {
                        why.setCenter(null);
                    } else if (why.getCenter() instanceof ChartPane pane) {
                        pane.show(chart);
                    } else {
                        why.setCenter(new ChartPane(desk, chart));
                    }
                });
        fill();
        fillKept();
    }

    private Node form() {
        var fields = new VBox(8);
        fields.getStyleClass().add("what-if-form");
        model.inputs().forEach(i -> fields.getChildren().add(new WhatIfInput(desk, model, i)));
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var next = Parts.button(desk.say("try.next"), "mdi2s-skip-next-outline", model::nextSample);
        next.setId("next-sample");
        var reset =
                Parts.button(desk.say("whatif.reset"), "mdi2u-undo-variant", model::reset, "flat");
        reset.setId("what-if-reset");
        var keep = Parts.button(desk.say("whatif.keep"), "mdi2p-plus", model::keep, "accent");
        keep.setId("what-if-keep");
        keep.setMaxWidth(Double.MAX_VALUE);
        var foot = new VBox(8, Parts.row(8, next, Parts.spring(), reset), keep);
        foot.getStyleClass().add("what-if-foot");
        var side = new VBox(scroll, foot);
        side.getStyleClass().add("what-if-side");
        side.setPrefWidth(FORM);
        side.setMinWidth(FORM);
        return side;
    }

    private void fill() {
        said.getChildren().clear();
        if (model.answers().isEmpty()) {
            return;
        }
        said.getChildren().add(Parts.label(words(model.answers()), "metric-value"));
        if (model.classifies()) {
            model.answers().stream()
                    .limit(MOST_ANSWERS)
                    .forEach(a -> said.getChildren().add(bar(a)));
        }
    }

    private String words(List<Answer> answers) {
        var first = answers.getFirst();
        var figures = desk.messages().figures();
        return model.classifies() ? first.label() : figures.number(first.value(), 6);
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
        var stack = new StackPane(bar, line);
        stack.setMaxWidth(460);
        bar.maxWidthProperty().bind(stack.widthProperty().multiply(answer.value()));
        return stack;
    }

    /// A column for each row that was kept: what was said, and the values in which they differ.
    private void fillKept() {
        kept.getChildren().clear();
        if (model.scenarios().isEmpty()) {
            return;
        }
        var grid = new GridPane(16, 6);
        grid.setId("scenarios");
        grid.getStyleClass().add("scenarios");
        int column = 1;
        for (var scenario : model.scenarios()) {
            var open =
                    Parts.button(letter(column), "", () -> model.open(scenario), "flat", "strong");
            open.setTooltip(new javafx.scene.control.Tooltip(desk.say("whatif.open")));
            var drop =
                    Parts.iconButton(
                            "mdi2c-close", desk.say("whatif.drop"), () -> model.drop(scenario));
            grid.add(Parts.row(2, open, drop), column, 0);
            grid.add(answer(scenario), column, 1);
            column++;
        }
        grid.add(Parts.label(desk.say("whatif.said"), "muted"), 0, 1);
        int line = 2;
        for (var name : differing(model.scenarios())) {
            var label = Parts.label(name);
            label.setMinWidth(0);
            grid.add(label, 0, line);
            int at = 1;
            for (var scenario : model.scenarios()) {
                var text = scenario.values().getOrDefault(name, "");
                grid.add(Parts.label(text.isEmpty() ? "–" : text), at++, line);
            }
            line++;
        }
        kept.getChildren().setAll(Parts.label(desk.say("whatif.kept"), "heading"), grid);
    }

    private Node answer(Scenario scenario) {
        var first = scenario.answers().getFirst();
        var text = words(scenario.answers());
        return Parts.label(
                model.classifies()
                        ? text + " " + desk.messages().figures().share(first.value())
                        : text,
                "strong");
    }

    private static String letter(int number) {
        return Character.toString('A' + number - 1);
    }

    private static List<String> differing(List<Scenario> scenarios) {
        return scenarios.getFirst().values().keySet().stream()
                .filter(name ->
                        scenarios.stream()
                                        .map(s -> s.values().getOrDefault(name, ""))
                                        .distinct()
                                        .count()
                                > 1)
                .toList();
    }
}
