package org.bottega.ui.page.model;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.ExplainViewModel.Shown;
import org.jspecify.annotations.Nullable;

/// Which columns count, how each acts, how one row's prediction comes about, and the rules of a tree.
final class ExplainView extends StackPane {
    private static final double TALL = 400;

    private final Desk desk;
    private final ExplainViewModel model;
    private final WhatIfOpener whatIf;
    private final VBox body = new VBox(20);
    private @Nullable ChartPane importance;
    private @Nullable ChartPane beeswarm;

    /// Takes a row to the tab where its values can be moved.
    interface WhatIfOpener {
        void open(org.bottega.kernel.table.Table rows, int row);
    }

    ExplainView(Desk desk, ExplainViewModel model, WhatIfOpener whatIf) {
        this.desk = desk;
        this.model = model;
        this.whatIf = whatIf;
        var wait = new ProgressIndicator();
        wait.setMaxSize(36, 36);
        wait.visibleProperty().bind(model.computing());
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        getChildren().addAll(scroll, wait);
        model.shown().subscribe(this::fill);
    }

    private void fill(@Nullable Shown shown) {
        if (shown == null) {
            return;
        }
        var bars = importance;
        var swarm = beeswarm;
        if (bars != null && swarm != null) {
            bars.show(shown.importance());
            swarm.show(shown.beeswarm());
            return;
        }
        bars = Grids.high(new ChartPane(desk, shown.importance()), TALL);
        swarm = Grids.high(new ChartPane(desk, shown.beeswarm()), TALL);
        importance = bars;
        beeswarm = swarm;
        if (!model.outputs().isEmpty()) {
            body.getChildren().add(outputs());
        }
        body.getChildren().addAll(Grids.of(bars, swarm), oneColumn(shown), oneRow());
        if (!model.exact()) {
            body.getChildren().add(Parts.paragraph(desk.say("explain.approximate"), "muted"));
        }
        if (!model.rules().isEmpty()) {
            body.getChildren().add(rules());
        }
    }

    private Node outputs() {
        var box = new ComboBox<String>();
        box.setId("explain-output");
        box.getItems().setAll(model.outputs());
        box.getSelectionModel().select(model.output().get());
        box.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, at) -> model.choose(at.intValue()));
        return Parts.row(8, Parts.label(desk.say("explain.class")), box);
    }

    private Node oneColumn(Shown shown) {
        var box = new ComboBox<String>();
        box.setId("explain-column");
        box.getItems().setAll(shown.columns());
        model.column().subscribe(box::setValue);
        box.valueProperty().addListener((_, _, name) -> model.study(name));
        var head = Parts.row(8, Parts.label(desk.say("explain.one-column"), "heading"), box);
        var place = new BorderPane();
        place.setId("dependence");
        follow(place, model.dependence(), 320);
        return new VBox(8, head, place);
    }

    private void follow(
            BorderPane place, ObservableValue<? extends @Nullable Chart> charts, double height) {
        charts.subscribe(chart -> {
            if (chart == null) {
                return;
            }
            if (place.getCenter() instanceof ChartPane pane) {
                pane.show(chart);
            } else {
                place.setCenter(Grids.high(new ChartPane(desk, chart), height));
            }
        });
    }

    private Node oneRow() {
        var number = Parts.label("");
        var about = Parts.label("", "muted");
        about.setMinWidth(0);
        model.row()
                .subscribe(row -> {
                    number.setText(desk.say("explain.row", row.intValue() + 1, model.rows()));
                    about.setText(model.words(row.intValue()));
                });
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
        var open =
                Parts.button(
                        desk.say("explain.what-if"),
                        "mdi2t-tune-variant",
                        () -> whatIf.open(model.table(), model.row().get()));
        open.setMinWidth(USE_PREF_SIZE);
        var picker =
                Parts.row(
                        8,
                        Parts.label(desk.say("explain.one-row"), "heading"),
                        back,
                        number,
                        next,
                        about,
                        Parts.spring(),
                        open);
        number.setMinWidth(USE_PREF_SIZE);
        picker.setAlignment(Pos.CENTER_LEFT);
        var place = new BorderPane();
        place.setId("waterfall");
        follow(place, model.waterfall(), 380);
        return new VBox(8, picker, place);
    }

    private Node rules() {
        var list = new VBox(4);
        list.setId("rules");
        for (var rule : model.rules()) {
            list.getChildren().add(Parts.paragraph(rule, "formula"));
        }
        return new VBox(8, Parts.label(desk.say("explain.rules"), "heading"), list);
    }
}
