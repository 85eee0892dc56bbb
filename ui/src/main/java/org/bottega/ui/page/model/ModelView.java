package org.bottega.ui.page.model;

import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.bottega.kernel.table.Table;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.endpoint.EndpointsViewModel;

/// One model: performance, explanation, what if, fairness, its card, giving it away.
final class ModelView extends BorderPane {
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
                                desk.say("task." + model.opened().task()),
                                model.opened().target(),
                                figures.moment(entry.made())));
        tabs.setSide(Side.TOP);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setTop(header);
        setCenter(tabs);
        var card =
                tab(
                        "card",
                        () -> new CardView(desk, model.card(), model.opened(), model::exportCard),
                        model.card()::open);
        var deploy = tab("deploy", () -> new DeployView(desk, model, endpoints), () -> {});
        if (model.opened().forecasts()) {
            // rows of a history are no rows of their own: what asks for single rows has no sense
            // here
            var forecast =
                    tab(
                            "performance",
                            () -> new ForecastView(desk, model.opened().model()),
                            () -> {});
            tabs.getTabs().addAll(forecast, card, deploy);
            return;
        }
        tabs.getTabs()
                .addAll(
                        tab(
                                "performance",
                                () ->
                                        new PerformanceView(
                                                desk,
                                                model.performance(),
                                                model.opened().facts(),
                                                this::whatIf),
                                model.performance()::open),
                        tab(
                                "explain",
                                () -> new ExplainView(desk, model.explain(), this::whatIf),
                                model.explain()::explain),
                        tab(
                                "try",
                                () -> new WhatIfView(desk, model.whatIf(), model.opened().target()),
                                () -> {}),
                        tab(
                                "fairness",
                                () -> new FairnessView(desk, model.fairness()),
                                model.fairness()::open),
                        card,
                        deploy);
    }

    /// Takes a row to the tab where its values can be moved.
    private void whatIf(Table rows, int row) {
        model.whatIf().take(rows, row);
        turnTo("try");
    }

    /// Turns to a tab by its id: `performance`, `explain`, `try`, `fairness`, `card`, `deploy`.
    void turnTo(String id) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getId().equals("tab-" + id))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    /// A tab whose content is made, and whose answers are computed, when somebody looks: all at once would
    /// keep the window's thread busy when a model is opened.
    private Tab tab(String id, Supplier<Node> content, Runnable open) {
        var tab = new Tab(desk.say("model.tab." + id));
        tab.setId("tab-" + id);
        tab.selectedProperty()
                .subscribe(selected -> {
                    if (selected) {
                        if (tab.getContent() == null) {
                            tab.setContent(content.get());
                        }
                        open.run();
                    }
                });
        return tab;
    }
}
