package org.bottega.ui.page.model;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.endpoint.EndpointsViewModel;
import org.bottega.ui.page.model.Models.Figure;

/// One model: performance, explanation, trying it, giving it away.
final class ModelView extends BorderPane {
    private static final double CHART = 300;

    private final Desk desk;
    private final ModelViewModel model;
    private final TabPane tabs = new TabPane();

    ModelView(Desk desk, ModelViewModel model, EndpointsViewModel endpoints) {
        this.desk = desk;
        this.model = model;
        var entry = model.opened().entry();
        var figures = desk.messages().figures();
        var header = new PageHeader(entry.name());
        header.lead(
                Parts.iconButton(
                        "mdi2a-arrow-left",
                        desk.say("model.back"),
                        () -> desk.navigator().go(new Place.Models(null))));
        header.about()
                .set(
                        desk.say(
                                "model.about",
                                desk.say(
                                        entry.classifies()
                                                ? "task.classification"
                                                : "task.regression"),
                                entry.target(),
                                figures.moment(entry.made())));
        tabs.setSide(Side.TOP);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        var explain = tab("explain", new ExplainView(desk, model));
        tabs.getTabs()
                .addAll(
                        tab("performance", performance()),
                        explain,
                        tab("try", new TryItView(desk, model.tryIt(), entry.target())),
                        tab("deploy", new DeployView(desk, model, endpoints)));
        explain.selectedProperty()
                .subscribe(selected -> {
                    if (selected) {
                        model.explain();
                    }
                });
        setTop(header);
        setCenter(tabs);
    }

    /// Turns to a tab by its id: `performance`, `explain`, `try`, `deploy`.
    void turnTo(String id) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals("tab-" + id))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private Tab tab(String id, Node content) {
        var tab = new Tab(desk.say("model.tab." + id), content);
        tab.setId("tab-" + id);
        return tab;
    }

    private Node performance() {
        var opened = model.opened();
        var cards = new FlowPane(12, 12);
        opened.figures().forEach(f -> cards.getChildren().add(card(f)));
        var grid = new GridPane(16, 16);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        int place = 0;
        for (Chart chart : opened.charts()) {
            var pane = new ChartPane(desk, chart);
            pane.setPrefHeight(CHART);
            pane.setMinHeight(CHART);
            grid.add(pane, place % 2, place / 2);
            place++;
        }
        var facts = new VBox(4);
        opened.facts().forEach(f -> facts.getChildren().add(Parts.paragraph(f, "muted")));
        var body = new VBox(16, cards, grid, facts);
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private Node card(Figure figure) {
        var card =
                Parts.column(
                        2,
                        Parts.label(
                                desk.messages().figures().score(figure.value()), "metric-value"),
                        Parts.label(figure.label(), "muted"));
        card.getStyleClass().add("card");
        card.setMinWidth(132);
        Tooltip.install(card, new Tooltip(figure.about()));
        card.setAccessibleText(figure.label() + " " + figure.value() + ". " + figure.about());
        return card;
    }
}
