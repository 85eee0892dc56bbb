package org.bottega.ui.page.model;

import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Explanation;
import org.jspecify.annotations.Nullable;

/// Which columns count, how they act, and how one row's prediction comes about.
final class ExplainView extends StackPane {
    private final Desk desk;
    private final ModelViewModel model;
    private final ProgressIndicator wait = new ProgressIndicator();

    ExplainView(Desk desk, ModelViewModel model) {
        this.desk = desk;
        this.model = model;
        wait.setMaxSize(36, 36);
        wait.visibleProperty().bind(model.explaining());
        getChildren().add(wait);
        model.explanation().subscribe(this::fill);
    }

    private void fill(@Nullable Explanation explanation) {
        if (explanation == null) {
            return;
        }
        var grid = new GridPane(16, 16);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        grid.add(chart(explanation.importance(), 400), 0, 0);
        grid.add(chart(explanation.beeswarm(), 400), 1, 0);
        var body = new VBox(16, grid, oneRow(explanation));
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        getChildren().setAll(scroll);
    }

    private Node chart(Chart chart, double height) {
        var pane = new ChartPane(desk, chart);
        pane.setPrefHeight(height);
        pane.setMinHeight(height);
        return pane;
    }

    private Node oneRow(Explanation explanation) {
        var number = Parts.label("");
        model.row()
                .subscribe(row ->
                        number.setText(
                                desk.say("explain.row", row.intValue() + 1, explanation.rows())));
        var about = Parts.label("", "muted");
        about.setMinWidth(0);
        model.row().subscribe(row -> about.setText(explanation.row(row.intValue())));
        var back =
                Parts.iconButton(
                        "mdi2c-chevron-left",
                        desk.say("explain.previous"),
                        () -> model.look(model.row().get() - 1));
        var next =
                Parts.iconButton(
                        "mdi2c-chevron-right",
                        desk.say("explain.next"),
                        () -> model.look(model.row().get() + 1));
        next.setId("next-row");
        var picker =
                Parts.row(
                        8,
                        Parts.label(desk.say("explain.one-row"), "heading"),
                        back,
                        number,
                        next,
                        about);
        var place = new BorderPane();
        place.setId("waterfall");
        model.waterfall()
                .subscribe(chart -> {
                    if (chart == null) {
                        return;
                    }
                    if (place.getCenter() instanceof ChartPane pane) {
                        pane.show(chart);
                    } else {
                        place.setCenter(chart(chart, 380));
                    }
                });
        return new VBox(8, picker, place);
    }
}
